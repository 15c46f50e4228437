"""Suggestions: safe, on changed lines, checked by our own code, and never a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflint.core.finding import Finding, Fix, Position
from leaflint.github.pull_request import HeadFile, Suggestion
from leaflint.github.suggestions import recheck, suggest
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.report.samples import HOSTILE, finding

FILE = "content/leaflets/a.yaml"
TEXT = "one\r\nCall 08088006000 or 08088006000 now\ntake 5 mg\nlast"
"""Four lines with both kinds of line end."""


def fixing(
    old: str, new: str, line: int = 2, occurrence: int = 1, message: str = "badly written"
) -> Finding:
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(old, start + 1)
    fix = Fix(start, start + len(old), new)
    at = Position(FILE, line, start, line, start + len(old))
    return replace(finding(message=message, rule="phone-number/house-format"), position=at, fix=fix)


def make(
    *found: Finding, changed: tuple[int, ...] = (1, 2, 3, 4), text: str = TEXT
) -> list[Suggestion]:
    return suggest(found, found, {FILE: HeadFile(text, frozenset(changed))})


def block(suggestion: Suggestion) -> str:
    return suggestion.body.partition("```suggestion\n")[2].partition("\n```")[0]


PHONE = fixing("08088006000", "0808 800 6000")


def test_a_correction_is_offered_as_the_whole_line() -> None:
    (made,) = make(PHONE)
    assert (made.file, made.line) == (FILE, 2)
    assert made.body == (
        "- badly written\n\n```suggestion\nCall 0808 800 6000 or 08088006000 now\n```\n"
        + made.marker
    )


def test_two_corrections_of_a_line_are_one_suggestion() -> None:
    (made,) = make(PHONE, fixing("08088006000", "0808 800 6000", occurrence=2))
    assert block(made) == "Call 0808 800 6000 or 0808 800 6000 now"


def test_the_last_line_without_an_end_can_be_corrected() -> None:
    (made,) = make(fixing("last", "least", line=4))
    assert block(made) == "least"


def test_only_changed_lines_are_corrected() -> None:
    assert make(PHONE, changed=(1, 3)) == []
    assert suggest([PHONE], [PHONE], {}) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("5 mg", "50 mg", 3),
        ("5 mg", "mg", 3),
        ("5 mg", "½ mg", 3),
        ("08088006000", "0808 800 6001", 2),
    ],
)
def test_no_figure_is_ever_changed(old: str, new: str, line: int) -> None:
    assert make(fixing(old, new, line)) == []


def test_what_our_own_check_does_not_find_is_not_offered() -> None:
    files = {FILE: HeadFile(TEXT, frozenset({2}))}
    assert suggest([PHONE], [], files) == []
    assert suggest([PHONE], [replace(PHONE, fix=None)], files) == []
    assert suggest([PHONE], [replace(PHONE, rule="retired")], files) == []
    assert suggest([replace(PHONE, waived="agreed")], [PHONE], files) == []
    assert len(suggest([PHONE], [PHONE], files)) == 1


@pytest.mark.parametrize(
    "found",
    [
        fixing("take", "take\nmore", line=3),
        fixing("take", "have", line=2),
        replace(PHONE, fix=Fix(0, 3, "one")),
        replace(PHONE, position=Position(FILE, 2, 1, 2, 2), fix=Fix(-5, 2, "x")),
        replace(PHONE, position=Position(FILE, 2, 1, 2, 2), fix=Fix(9, 5, "x")),
    ],
)
def test_a_correction_that_leaves_its_line_is_not_offered(found: Finding) -> None:
    assert make(found) == []


def test_corrections_that_overlap_are_not_offered() -> None:
    assert make(PHONE, fixing("Call 08088006000", "Call 0808 8006000")) == []


def test_a_line_beyond_the_end_is_not_offered() -> None:
    assert make(replace(PHONE, position=Position(FILE, 9, 1, 9, 2)), changed=(9,)) == []


def test_the_marker_tells_suggestions_apart() -> None:
    (one,) = make(PHONE)
    (other,) = make(fixing("last", "least", line=4))
    assert one.marker == make(PHONE)[0].marker != other.marker


def test_text_cannot_leave_its_block() -> None:
    text = "```\r\n@everyone ```` <b>\nx"
    at = Position(FILE, 2, 1, 2, 2)
    found = replace(finding(message=HOSTILE), position=at, fix=Fix(5, 14, "@everybody"))
    (made,) = make(found, text=text)
    assert made.body.count("\n`````suggestion\n@everybody ```` <b>\n`````\n") == 1
    assert "<script>" not in made.body


def test_the_text_is_checked_and_the_repository_stays(repository: Repository) -> None:
    before = repository.read(LEAFLET)
    text = before.replace("0808 800 6000", "08088006000")
    (found,) = recheck(repository.root, {LEAFLET: text}, {"phone-number"}, TODAY)
    assert (found.rule, found.position.file) == ("house-format", LEAFLET)
    assert repository.read(LEAFLET) == before


def test_plain_words_are_offered_where_the_policy_calls_them_safe(repository: Repository) -> None:
    old = "You can go home when the scan is done."
    text = repository.read(LEAFLET).replace(old, "Commence it. Ring us. You have hypertension.")
    found = recheck(repository.root, {LEAFLET: text}, {"plain-language"}, TODAY)
    assert [finding.rule for finding in found] == ["hard-word", "phone-word", "hard-word"]
    (made,) = suggest(found, found, {LEAFLET: HeadFile(text, frozenset(range(1, 99)))})
    assert block(made).strip() == "Start it. Ring us. You have hypertension."


def test_only_the_checks_that_are_named_and_known_run(repository: Repository) -> None:
    text = repository.read(LEAFLET).replace("0808 800 6000", "08088006000")
    assert recheck(repository.root, {LEAFLET: text}, {"reading-age"}, TODAY) == ()
    assert recheck(repository.root, {LEAFLET: text}, {"rm -rf"}, TODAY) == ()


@pytest.mark.parametrize(
    "file",
    [
        "content/leaflets/../../checks/phone-number.yaml",
        "content/leaflets/../directory.yaml",
        "/content/leaflets/a.yaml",
        "content/directory.yaml",
        "content/leaflets//a.yaml",
        "content/leaflets/a.txt",
        ".github/workflows/a.yaml",
    ],
)
def test_what_is_no_leaflet_is_left_out(repository: Repository, file: str) -> None:
    assert recheck(repository.root, {file: "a: b"}, {"phone-number"}, TODAY) == ()


def test_a_new_leaflet_in_a_new_folder_is_checked(repository: Repository) -> None:
    file = "content/leaflets/new/having-a-scan.yaml"
    text = repository.read(LEAFLET).replace("0808 800 6000", "08088006000")
    (found,) = recheck(repository.root, {file: text}, {"phone-number"}, TODAY)
    assert found.position.file == file
