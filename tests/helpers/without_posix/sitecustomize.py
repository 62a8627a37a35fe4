"""A process in which our own code finds what Windows has, and nothing of POSIX alone.

Python reads this when it begins, where its folder is in PYTHONPATH, in each process that begins
afresh. The standard library and other packages keep what they have: they have ways of their own.
"""

import builtins
import os
import select
import signal
import sys
import types
from typing import Any

POSIX_ONLY = {
    "os": frozenset(
        "chown chroot confstr fchdir fchmod fchown fork forkpty fpathconf geteuid getegid getgid "
        "getgroups getloadavg getpgid getpgrp getpriority getresuid getsid getuid initgroups kill "
        "killpg lchown lockf major memfd_create minor mkfifo mknod nice openpty pathconf "
        "pidfd_open pipe2 posix_fadvise posix_fallocate posix_spawn pread preadv pwrite readv "
        "register_at_fork sched_getaffinity sched_setaffinity sched_yield sendfile seteuid setgid "
        "setpgid setpriority setsid setuid splice statvfs fstatvfs sync sysconf tcgetpgrp uname "
        "wait wait3 wait4 waitid writev O_ASYNC O_CLOEXEC O_DIRECTORY O_NOCTTY O_NOFOLLOW "
        "O_NONBLOCK O_SYNC O_TMPFILE WNOHANG WIFEXITED WIFSIGNALED WTERMSIG WEXITSTATUS".split()
    ),
    "signal": frozenset(
        "SIGALRM SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT SIGSTOP SIGTSTP "
        "SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_SETMASK SIG_UNBLOCK "
        "alarm getitimer pause pthread_kill pthread_sigmask setitimer sigpending sigwait "
        "siginterrupt sigtimedwait".split()
    ),
    "select": frozenset("epoll kqueue poll".split()),
}
POSIX_MODULES = frozenset("crypt fcntl grp posix pty pwd resource syslog termios tty".split())


class Elsewhere(types.ModuleType):
    """A module without some of its names, and with other values of some.

    What a test puts in place of one is there all the same.
    """

    def __init__(self, whole: types.ModuleType, **other: object):
        super().__init__(whole.__name__)
        self.__dict__.update(_whole=whole, _other=other, _usual=dict(vars(whole)))

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._whole, name)
        if found is not self._usual.get(name):
            return found
        if name in POSIX_ONLY.get(self.__name__, ()):
            raise AttributeError(f"{self.__name__}.{name} is of POSIX alone")
        return self._other.get(name, found)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._whole, name, value)


def _msvcrt() -> types.ModuleType:
    """Stand in for the locks of Windows: they are tried once, and given back."""
    import fcntl

    module = types.ModuleType("msvcrt")
    module.LK_UNLCK, module.LK_NBLCK = 0, 2

    def locking(descriptor: int, mode: int, _bytes: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN if mode == 0 else fcntl.LOCK_EX | fcntl.LOCK_NB)

    module.locking = locking
    return module


def take_away() -> None:
    """Let modules of `generator` import what Windows has."""
    usual = builtins.__import__
    elsewhere = {
        "os": Elsewhere(os, name="nt"),
        "sys": Elsewhere(sys, platform="win32"),
        "signal": Elsewhere(signal),
        "select": Elsewhere(select),
        "msvcrt": _msvcrt(),
    }

    def import_module(name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002
        ours = (globals or {}).get("__name__", "").partition(".")[0] == "generator"
        if not ours or level:
            return usual(name, globals, locals, fromlist, level)
        if name in POSIX_MODULES:
            raise ModuleNotFoundError(f"{name} is of POSIX alone", name=name)
        return elsewhere.get(name) or usual(name, globals, locals, fromlist, level)

    builtins.__import__ = import_module


# Python imports it by this name where a process begins; tests by another, for its lists alone.
if __name__ == "sitecustomize" and os.name == "posix":
    take_away()
