"""Imports many files, one after the other, and resumes where an earlier run stopped.

What became of each file is one line of a log beside the report, written as soon as it is known. A file that
was imported and has not changed since is not read again; one that was refused is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from leaflint.core.errors import UsageError
from leaflint.operations.importing.convert import Imported, Target, convert
from leaflint.operations.importing.document import ImportProblem
from leaflint.operations.importing.import_report import Note, Outcome
from leaflint.operations.importing.opening import KINDS, MOST_BYTES, Tracked, open_source
from leaflint.operations.importing.proof.conservation import prove
from leaflint.operations.importing.readers.read import read
from leaflint.operations.new_files import write_files

LOG = "imported.jsonl"
"""The file in the folder of the report that says what was done; one JSON array in each line."""
_AT_FAULT = "The importer is at fault: nothing was written. Copy this leaflet by hand, and tell us."


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and those in the folders that are named, each once.

    Raises:
        UsageError: a folder holds nothing that can be imported.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        found = sorted(file for file in path.rglob("*") if _is_candidate(file))
        if not found:
            kinds = ", ".join(KINDS)
            raise UsageError(f"{path}: no leaflets are in this folder; they end in {kinds}")
        files.update(dict.fromkeys(found))
    return tuple(files)


def _is_candidate(file: Path) -> bool:
    """Whether a file in a folder may be a leaflet; Word's lock files begin with "~$"."""
    return file.is_file() and not file.name.startswith((".", "~$", "Thumbs.db", "desktop.ini"))


def import_file(path: Path, root: Path, target: Target, tracked: Tracked) -> Imported:
    """Make a draft of a file, prove it, and write it; where the proof fails nothing is written.

    Raises:
        UsageError: the file cannot be read, or the draft cannot be written.
    """
    source = open_source(path, tracked)
    imported = convert(read(source), path.name, target)
    if imported.text is None:
        return imported
    losses = prove(source, imported.text, [item.text for item in imported.left_out])
    if losses:
        lost = [ImportProblem(loss.place, loss.message, _AT_FAULT, stops=True) for loss in losses]
        return imported._replace(text=None, problems=(*lost, *imported.problems))
    try:
        write_files(root, {imported.file: imported.text})
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
    return imported


def import_files(
    files: Sequence[Path],
    log: Path,
    work: Callable[[Path], Imported],
    tell: Callable[[int, int], None],
) -> tuple[Outcome, ...]:
    """Import files one by one, and return the outcome of each.

    `log` is read first, and gets a line for each file; `tell` hears how many are done, of how many.
    """
    known = _read_log(log)
    log.parent.mkdir(parents=True, exist_ok=True)
    outcomes = []
    with log.open("a", encoding="utf-8", newline="\n") as stream:
        for done, file in enumerate(files, start=1):
            digest = _digest(file)
            before = known.get(str(file))
            if before and before.draft and before.digest == digest:
                outcomes.append(before)
            else:
                outcomes.append(_outcome(file, digest, work))
                stream.write(json.dumps(outcomes[-1], ensure_ascii=False) + "\n")
                stream.flush()
            tell(done, len(files))
    return tuple(outcomes)


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file, or nothing where opening it will say what is wrong."""
    try:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return ""
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _outcome(file: Path, digest: str, work: Callable[[Path], Imported]) -> Outcome:
    try:
        imported = work(file)
    except UsageError as error:
        refused = Note("stops", "the whole file", str(error))
        return Outcome(str(file), digest, None, (refused,))
    draft = imported.file if imported.text is not None else None
    return Outcome(str(file), digest, draft, tuple(_notes(imported)))


def _notes(imported: Imported) -> Iterable[Note]:
    for problem in sorted(imported.problems, key=lambda problem: not problem.stops):
        kind = "stops" if problem.stops else "see to"
        yield Note(kind, problem.place, problem.message, problem.help)
    for service in imported.proposed:
        help_text = "Ring it, then add it to the directory."
        yield Note("new service", service.place, service.entry, help_text)
    for item in imported.left_out:
        yield Note("left out", item.place, item.text, item.why)
    for repair in imported.repairs:
        yield Note("put right", repair.place, f"{repair.old} → {repair.new}")


def _read_log(log: Path) -> Mapping[str, Outcome]:
    """Return the outcomes of earlier runs by file; a line that was cut off is passed over."""
    known = {}
    try:
        lines = log.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    for line in lines:
        try:
            source, digest, draft, notes = json.loads(line)
            known[source] = Outcome(source, digest, draft, tuple(Note(*note) for note in notes))
        except (ValueError, TypeError):
            continue
    return known
