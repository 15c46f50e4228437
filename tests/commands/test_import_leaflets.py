"""`leaflint import`: what is written, what is refused, and how that is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import Repository
from tests.operations.importing.word_files import pack, paragraph, run

OPTIONS = ("--owner", "writers", "--today", "2026-06-15")
TITLE = paragraph(run("Having a blood test", '<w:b/><w:sz w:val="44"/>'))
SUMMARY = paragraph("This leaflet tells you what happens.")
HEADING = paragraph(run("Before", "<w:b/>"))
DRAFT = "content/leaflets/having-a-blood-test.yaml"


@pytest.fixture
def word_file(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Word file in the folder of a repository, which is the current one."""
    monkeypatch.chdir(repository.root)
    content = pack(
        TITLE + SUMMARY + HEADING + paragraph("Do ", run("not", "<w:b/>"), " eat for 8 hours.")
    )
    return repository.write("old.docx", content)


@pytest.mark.usefixtures("word_file")
def test_a_word_file_becomes_a_draft(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "old.docx", *OPTIONS]) == 0
    assert f"old.docx → {DRAFT}" in capsys.readouterr().out
    text = repository.read(DRAFT)
    assert "title: Having a blood test\nsummary: This leaflet tells you what happens.\n" in text
    assert "  - heading: Before\n    text: |\n      Do **not** eat for 8 hours.\n" in text
    assert "review:" not in text
    assert [finding.rule for finding in repository.findings("schema")] == []


@pytest.mark.usefixtures("word_file")
def test_nothing_is_overwritten(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write(DRAFT, "mine\n")
    assert main(["import", "old.docx", *OPTIONS]) == 1
    printed = capsys.readouterr().out
    assert "old.docx → not imported" in printed
    assert f"'having-a-blood-test' is taken: {DRAFT} is there" in printed
    assert repository.read(DRAFT) == "mine\n"


@pytest.mark.parametrize(
    ("tracked", "code", "words"),
    [("stop", 1, None), ("accept", 0, "for 8 hours"), ("reject", 0, "for 6 hours")],
)
@pytest.mark.usefixtures("word_file")
def test_tracked_changes(
    repository: Repository,
    capsys: pytest.CaptureFixture[str],
    tracked: str,
    code: int,
    words: str | None,
) -> None:
    change = (
        '<w:del w:id="1" w:author="a"><w:r><w:delText>6</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a">{run("8")}</w:ins>'
    )
    body = TITLE + SUMMARY + HEADING + paragraph("Do not eat for ", change, " hours.")
    repository.write("old.docx", pack(body))
    assert main(["import", "old.docx", *OPTIONS, "--tracked", tracked]) == code
    printed = capsys.readouterr().out
    assert (repository.root / DRAFT).exists() == (words is not None)
    if words is None:
        assert "paragraph 4: '8' was added as a tracked change" in printed
    else:
        assert words in repository.read(DRAFT)


@pytest.mark.usefixtures("word_file")
def test_an_unknown_owner_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "old.docx", "--owner", "writer"]) == 2
    assert capsys.readouterr().err == (
        "leaflint: --owner: 'writer' is not in content/people.yaml; did you mean `writers`?\n"
    )


@pytest.mark.usefixtures("word_file")
def test_without_the_extra_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("mammoth", "bs4"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["import", "old.docx", *OPTIONS]) == 2
    assert capsys.readouterr().err == (
        "leaflint: to import leaflets, run: pip install 'leaflint[import]' (bs4 and mammoth missing)\n"
    )


@pytest.mark.usefixtures("word_file")
def test_a_damaged_part_is_one_line(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    label = '<w:numPr><w:ilvl w:val="first"/><w:numId w:val="1"/></w:numPr>'
    numbering = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    content = pack(paragraph("Text", properties=label), {"numbering": numbering})
    repository.write("old.docx", content)
    assert main(["import", "old.docx", *OPTIONS]) == 1
    assert "the file is damaged" in capsys.readouterr().out
