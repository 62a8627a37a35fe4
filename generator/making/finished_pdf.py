"""Finished PDFs, whoever made them: looked at for where they go, and shown as contact sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import files, gate, pulse
from generator.checking.preflight.inspection import RefusedError, inspect
from generator.checking.preflight.proof_sheet import proof_sheets
from generator.diagnostics import Severity
from generator.model.preflight import Flaw, Inspection
from generator.model.press_target import PressTarget
from generator.output_folder import prepare_output
from generator.reading.press_targets import find_target

LIMIT_BYTES = 300_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfCheck:
    """What was found in a PDF; no `inspection` where it can't be looked at. `proofs` are the
    contact sheets that were written.
    """

    file: Path
    target: PressTarget
    inspection: Inspection | None
    flaws: tuple[Flaw, ...]
    proofs: tuple[Path, ...] = ()


def check_pdfs(
    paths: Sequence[Path], wanted: PressTarget | str, *, proof: Path | None = None
) -> tuple[PdfCheck, ...]:
    """Look at PDFs for a target, or one by its name or the path of a YAML. What is wrong with one
    keeps none of the others from being looked at. With `proof` their contact sheets are written
    into that folder. Raises `WorkbookError` where there is no such target, or the folder can't be
    written.
    """
    if isinstance(wanted, PressTarget):
        target = wanted
    else:
        target = find_target(wanted, dict.fromkeys((Path(), *(one.parent for one in paths))))
    if proof is not None:
        prepare_output(proof)
    return tuple(_checked(path, target, proof) for path in paths)


def _checked(path: Path, target: PressTarget, proof: Path | None) -> PdfCheck:
    pulse.beat(files.display(path))
    try:
        data = gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES)
        found = inspect(data, target)
    except gate.GateError as reason:
        return _refused(path, target, reason.problem, reason.hint)
    except RefusedError as reason:
        return _refused(path, target, str(reason), reason.hint)
    sheets = proof_sheets(data, found, target) if proof is not None else ()
    proofs = tuple(
        (proof or Path()) / f"{path.stem}-proof{f'-{number}' if number > 1 else ''}.png"
        for number in range(1, len(sheets) + 1)
    )
    for file, sheet in zip(proofs, sheets, strict=True):
        files.write_atomically(file, sheet)
    return PdfCheck(file=path, target=target, inspection=found, flaws=found.flaws, proofs=proofs)


def _refused(path: Path, target: PressTarget, problem: str, hint: str) -> PdfCheck:
    flaw = Flaw(
        rule=None, severity=Severity.ERROR, pages=(), place=None,
        message=problem, why="nothing of it could be looked at", hint=hint,
    )  # fmt: skip
    return PdfCheck(file=path, target=target, inspection=None, flaws=(flaw,))
