"""Many files: each is imported or says why not, the report shows what needs a person most, a run goes on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.importing import run as running
from leaflint.operations.importing.convert import Imported, Target
from leaflint.operations.importing.document import ImportProblem, LeftOut
from leaflint.operations.importing.import_report import (
    CSV,
    HTML,
    Note,
    Outcome,
    in_order,
    summary,
    to_csv,
    to_html,
    write_reports,
)  # fmt: skip
from leaflint.operations.importing.proof.losses import Loss
from leaflint.operations.importing.run import LOG, find_files, import_files
from tests.example_repository import make_repository
from tests.operations.importing.drafts import TODAY

CLEAN = Outcome("b.docx", "", "content/leaflets/b.yaml", ())
BUSY = Outcome(
    "a.docx", "", "content/leaflets/a.yaml", (Note("left out", "footer", "Page 1", "a number"),)
)
UNSURE = Outcome(
    "c.docx", "", "content/leaflets/c.yaml", (Note("see to", "title", "no title", "Write it."),)
)
STOPPED = Outcome(
    "d.docx", "", None, (Note("stops", "paragraph 2", "a comment <b>", "Answer it."),)
)


class Work:
    """Imports files by their names: bad ones are refused."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def __call__(self, file: Path) -> Imported:
        self.done.append(file.name)
        if file.stem == "bad":
            raise UsageError(f"{file}: the file is damaged; save it again")
        return Imported(f"content/leaflets/{file.stem}.yaml", "text", ())


def write(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name, encoding="utf-8")
    return files


def test_folders_are_searched_and_each_file_counts_once(tmp_path: Path) -> None:
    first, second, deep = write(tmp_path, "a.docx", "b.pdf", "more/c.txt")
    write(tmp_path, "~$a.docx", ".DS_Store", "Thumbs.db")
    assert find_files([second, tmp_path]) == (second, first, deep)
    missing = tmp_path / "none.docx"
    assert find_files([missing]) == (missing,)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no leaflets are in this folder; they end in \.docx"):
        find_files([tmp_path])


def test_a_later_run_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    files = write(tmp_path, "a.docx", "bad.docx", "c.docx")
    work, log, told = Work(), tmp_path / "report" / LOG, list[tuple[int, int]]()
    first = import_files(files[:2], log, work, lambda *numbers: told.append(numbers))
    assert [outcome.draft for outcome in first] == ["content/leaflets/a.yaml", None]
    assert first[1].notes[0].message == f"{files[1]}: the file is damaged; save it again"
    assert told == [(1, 2), (2, 2)]
    work.done.clear()
    second = import_files(files, log, work, lambda *_: None)
    assert work.done == ["bad.docx", "c.docx"]
    assert second[:2] == first
    assert second[2].draft == "content/leaflets/c.yaml"


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    files = write(tmp_path, "a.docx", "b.docx")
    work, log = Work(), tmp_path / LOG
    import_files(files, log, work, lambda *_: None)
    files[1].write_text("new", encoding="utf-8")
    import_files(files, log, work, lambda *_: None)
    assert work.done == ["a.docx", "b.docx", "b.docx"]


def test_a_line_of_the_log_that_was_cut_off_was_never_written(tmp_path: Path) -> None:
    files = write(tmp_path, "a.docx", "b.docx")
    work, log = Work(), tmp_path / LOG
    import_files(files, log, work, lambda *_: None)
    text = log.read_text(encoding="utf-8")
    log.write_text(text[:-20] + "\n", encoding="utf-8")
    import_files(files, log, work, lambda *_: None)
    assert work.done == ["a.docx", "b.docx", "b.docx"]


def test_what_needs_a_person_most_comes_first() -> None:
    ordered = in_order([CLEAN, BUSY, UNSURE, STOPPED])
    assert [outcome.source for outcome in ordered] == ["d.docx", "c.docx", "a.docx", "b.docx"]
    assert summary(ordered) == "4 files: 3 drafts written, 1 not imported"


def test_the_report_as_a_table() -> None:
    formula = Outcome("=1+1.docx", "", None, (Note("stops", "p", "two\nlines\u202e", ""),))
    rows = list(csv.reader(io.StringIO(to_csv([CLEAN, STOPPED, formula]))))
    assert rows == [
        ["file", "draft", "what", "place", "message", "what to do"],
        ["'=1+1.docx", "", "stops", "p", "two lines\\u202e", ""],
        ["d.docx", "", "stops", "paragraph 2", "a comment <b>", "Answer it."],
        ["b.docx", "content/leaflets/b.yaml", "nothing to see to", "", "", ""],
    ]


def test_the_report_as_a_page_loads_and_runs_nothing() -> None:
    page = to_html([CLEAN, BUSY, STOPPED])
    assert "<p>3 files: 2 drafts written, 1 not imported.</p>" in page
    assert "<pre>a comment &lt;b&gt;</pre>Answer it." in page
    assert page.index("d.docx") < page.index("a.docx") < page.index("b.docx")
    assert not any(sign in page for sign in ("http", "<script", "src=", "<b>"))


def test_reports_are_written_in_the_place_of_older_ones(tmp_path: Path) -> None:
    for outcomes in ([CLEAN], [STOPPED]):
        write_reports(tmp_path, outcomes)
    assert "d.docx" in (tmp_path / HTML).read_text(encoding="utf-8")
    assert (tmp_path / CSV).read_bytes().startswith(b"\xef\xbb\xbffile,draft")
    with pytest.raises(UsageError, match=r"none.+cannot be written: No such file"):
        write_reports(tmp_path / "none", [CLEAN])


def test_what_the_proof_finds_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = make_repository(tmp_path / "repository")
    (source,) = write(tmp_path, "a.txt")
    source.write_text("Going home\n\nRest for 2 days.\n", encoding="utf-8")
    target = Target.of(repository.tree, "writers", TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(
            running, "prove", lambda *_: (Loss("number", "2", "line 3", "the number '2' is lost"),)
        )
        refused = running.import_file(source, repository.root, target, "stop")
    assert refused.text is None
    assert refused.problems[0][:2] == ("line 3", "the number '2' is lost")
    assert not (repository.root / refused.file).exists()
    written = running.import_file(source, repository.root, target, "stop")
    assert written.text is not None
    assert (repository.root / written.file).read_text(encoding="utf-8") == written.text
    again = running.import_file(source, repository.root, target, "stop")
    assert again.text is None
    assert "'going-home' is taken" in again.problems[-1].message


def test_notes_say_everything_and_what_stops_first() -> None:
    problems = (
        ImportProblem("title", "none", "Write it."),
        ImportProblem("p", "a comment", "Answer it.", True),
    )
    imported = Imported("a.yaml", None, problems, (LeftOut("footer", "Page 1", "a page's number"),))
    outcome = running._outcome(Path("a.docx"), "", lambda _: imported)
    assert outcome.notes == (
        Note("stops", "p", "a comment", "Answer it."),
        Note("see to", "title", "none", "Write it."),
        Note("left out", "footer", "Page 1", "a page's number"),
    )
