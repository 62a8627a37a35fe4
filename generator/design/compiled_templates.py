"""What templates are compiled to: kept for all themes of a run, since most books share them."""

from collections import OrderedDict
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

MOST = 256  # templates; the base theme has a quarter of them


class CompiledTemplates(BytecodeCache):
    """Gives the code of a template that was compiled before: of the same name, file and text.

    What was compiled longest ago falls out first.
    """

    def __init__(self) -> None:
        self._codes: OrderedDict[tuple[str, str], CodeType] = OrderedDict()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill what the library asks with, where there is code."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was made."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code
        while len(self._codes) > MOST:
            self._codes.popitem(last=False)


COMPILED = CompiledTemplates()
