"""The result of a leaflet, kept as bytes: nothing is lost, and findings are counted without them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflint.checks.schema import LeafletId
from leaflint.checks.summary import LeafletSummary, ReviewStatus, ReviewSummary
from leaflint.core.finding import Position, Severity
from leaflint.engine.encoding import encode
from leaflint.engine.result import ContentPart, DayPart, Result, Tally, decode_facts
from tests.report.samples import finding, reading

SUMMARY = LeafletSummary(
    "a.yaml", checked=True, id="a", title="A", status="draft", risk="low", owner="o",
    reading=reading(11.5),
)  # fmt: skip
REVIEW = ReviewSummary(ReviewStatus.NO_DATE, None, None)
FACT = LeafletId("a", Position("a.yaml", 1, 5, 1, 6))
FACTS = encode({"schema": FACT, "phone-number": None})
LATER, SOONER = finding("a.yaml", 9), finding("a.yaml", 2, Severity.NOTICE)
WAIVED = finding("a.yaml", 9, waived="Known.")


def test_findings_are_counted_and_waived_ones_apart() -> None:
    findings = [
        *[finding(severity=Severity.ERROR)] * 3, finding(severity=Severity.WARNING),
        *[finding(severity=Severity.NOTICE)] * 2, WAIVED, replace(LATER, in_baseline=True),
    ]  # fmt: skip
    tally = Tally.of(findings)
    assert tally == Tally(errors=3, warnings=1, notices=2, waived=1, baseline=1)
    assert [tally.count(severity) for severity in Severity] == [3, 1, 2]
    assert tally.total == 6
    assert tally.plus(Tally(1, 0, 0, 5)) == Tally(4, 1, 2, 6, 1)


@pytest.mark.parametrize(
    ("tally", "worst"), [(Tally(1, 1, 1), 0), (Tally(0, 1, 1), 1), (Tally(0, 0, 1), 2)]
)
def test_the_worst_is_known(tally: Tally, worst: int) -> None:
    assert tally.worst == worst


def test_both_parts_come_back_as_one() -> None:
    content, day = ContentPart(SUMMARY, (LATER,)), DayPart(REVIEW, (SOONER,))
    result = Result.of(b"digest", FACTS, content, day)
    assert (result.file, result.digest, result.checked) == ("a.yaml", b"digest", True)
    assert result.tally == Tally(errors=1, notices=1)
    summary, findings = result.details()
    assert findings == (SOONER, LATER)
    assert (summary.reading, summary.review) == (SUMMARY.reading, REVIEW)


def test_with_waivers_the_part_of_the_day_has_all_findings() -> None:
    day = DayPart(REVIEW, (WAIVED, SOONER), is_all=True)
    result = Result.of(b"", b"", ContentPart(SUMMARY, (LATER,)), day)
    assert result.tally == Tally(notices=1, waived=1)
    assert result.details().findings == (SOONER, WAIVED)


def test_facts_have_the_type_that_their_check_gives_them() -> None:
    assert decode_facts(FACTS, {"schema": LeafletId}) == {"schema": FACT}
    assert decode_facts(FACTS, {"agreeing-facts": LeafletId}) == {}


def test_a_leaflet_that_is_not_reported_on_has_facts_and_nothing_else() -> None:
    result = Result.unreported("a.yaml", b"digest", FACTS)
    assert (result.tally, result.checked, result.facts) == (Tally(), False, FACTS)
    with pytest.raises(EOFError):
        result.details()
