"""The line with which a reviewer approves, and everything that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.dates import PartialDate
from leaflint.core.edition import whole_code
from leaflint.github.approvals.statements import Refused, Statement, read_statements

CT, MRI = whole_code(f"sha256:{'a' * 64}"), whole_code(f"sha256:{'b' * 64}")
APPROVED = f"Change approved: ct-scan {CT}."
FORM = "it is not exactly in the form that was given"
ALONE = "it must stand alone, as plain words"


def refusal(body: str) -> str:
    """Return why the one line of a review is refused."""
    (found,) = read_statements(body, "pull request")
    assert isinstance(found, Refused)
    return found.reason


def test_each_form_is_a_kind_of_record() -> None:
    review = f"Reviewed and approved: ct-scan {CT}. Evidence: NG234, read today; BNF. Next review: 2028-05."
    evidence, following = ("NG234, read today", "BNF"), PartialDate(2028, 5)
    assert read_statements(review, "pull request") == (
        Statement("ct-scan", CT, "review", evidence, following),
    )
    assert read_statements(APPROVED, "pull request") == (Statement("ct-scan", CT, "change"),)
    wording = f"Wording only: ct-scan {CT}."
    assert read_statements(wording, "pull request") == (Statement("ct-scan", CT, "wording"),)
    unchanged = f"Reviewed, nothing to change: ct-scan {CT}. Next review: 2028."
    assert read_statements(unchanged, "issue") == (
        Statement("ct-scan", CT, "review", (), PartialDate(2028)),
    )


def test_several_leaflets_and_several_lines() -> None:
    body = f"Thank you.\r\n\r\nChange approved: ct-scan {CT}, mri {MRI}.\r\nWording only: ct-scan {CT}."
    assert read_statements(body, "pull request") == (
        Statement("ct-scan", CT, "change"),
        Statement("mri", MRI, "change"),
        Statement("ct-scan", CT, "wording"),
    )


@pytest.mark.parametrize(
    "line",
    [
        APPROVED.upper(),
        APPROVED.lower(),
        APPROVED.replace(" ", "   "),
        f"  {APPROVED}  ",
        APPROVED.replace(" ", "\u00a0"),
    ],
)
def test_only_case_and_spaces_are_tolerated(line: str) -> None:
    assert read_statements(line, "pull request") == (Statement("ct-scan", CT, "change"),)


@pytest.mark.parametrize(
    "line",
    [
        f"{APPROVED} once the dose is fixed",
        f"{APPROVED[:-1]} once the dose is fixed.",
        f"Not yet: {APPROVED}",
        f"I have the change approved: ct-scan {CT}.",
        APPROVED[:-1],
        APPROVED.replace(":", ""),
        f"Change aproved: ct-scan {CT}.",
        f"Change approved: {CT}.",
        "Change approved: ct-scan.",
        f"Change approved: ct-scan {CT} mri {MRI}.",
        f"{APPROVED} Next review: 2028.",
        f"{APPROVED} Evidence: BNF.",
        f"Reviewed and approved: ct-scan {CT}. Next review: 2028. Evidence: BNF.",
        f"Reviewed and approved: ct-scan {CT}. Evidence: x. Next review: 2027. Next review: 2029.",
        APPROVED.replace("ct-scan", "ct\u200b-scan"),
    ],
)
def test_any_other_word_refuses_the_line(line: str) -> None:
    assert FORM in refusal(line)


@pytest.mark.parametrize(
    "body",
    [
        f"**{APPROVED}**",
        f"~~{APPROVED}~~",
        f"- {APPROVED}",
        f"1. {APPROVED}",
        f"# {APPROVED}",
        f"*But\n{APPROVED}\nonly then*",
        f"`{APPROVED}`",
        f"[{APPROVED}](https://example.org)",
        f"Leaflet | Said\n---|---\n{APPROVED} | no",
    ],
)
def test_a_line_in_mark_up_is_refused(body: str) -> None:
    assert ALONE in refusal(body)


@pytest.mark.parametrize(
    "body",
    [
        f"> {APPROVED}",
        f"> Somebody wrote:\n{APPROVED}",
        f"> - {APPROVED}",
        f"```\n{APPROVED}\n```",
        f"~~~text\n{APPROVED}",
        f"    {APPROVED}",
        f"<!-- {APPROVED} -->",
        f"<!--\n{APPROVED}\n-->",
        f"<div hidden>\n{APPROVED}\n</div>",
        "Approved!",
        "",
    ],
)
def test_quoted_and_fenced_text_never_counts(body: str) -> None:
    assert read_statements(body, "pull request") == ()


def test_codes_that_are_mistyped_or_short_are_told_apart() -> None:
    assert "is only its beginning" in refusal(f"Change approved: ct-scan {CT[:9]}.")
    assert "is only its beginning" not in refusal(f"Change approved: ct-scan {CT[:14]}.")
    wrong = ("2" if CT[0] != "2" else "3") + CT[1:]
    assert refusal(f"Change approved: ct-scan {wrong}.").startswith(f"the code {wrong} is mistyped")


def test_a_review_needs_a_date_that_is_one() -> None:
    start = f"Reviewed and approved: ct-scan {CT}."
    assert "it does not say when the next review is due" in refusal(start)
    assert "there is no month 13" in refusal(f"{start} Next review: 2028-13.")


def test_each_form_has_its_place() -> None:
    unchanged = f"Reviewed, nothing to change: ct-scan {CT}. Next review: 2028."
    assert "in a comment on the issue" in refusal(unchanged)
    (found,) = read_statements(APPROVED, "issue")
    assert isinstance(found, Refused)
    assert "in a review that approves a pull request" in found.reason


@given(st.text(alphabet=f"{APPROVED}\n >-*`<", max_size=80))
def test_no_words_around_it_make_an_approval_of_another_text(words: str) -> None:
    for found in read_statements(f"{words}{APPROVED}", "pull request"):
        assert isinstance(found, Refused) or found.code == CT
