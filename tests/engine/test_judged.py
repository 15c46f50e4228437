"""What is known of a leaflet, kept as bytes: nothing is lost, and how much there is is known without."""

from __future__ import annotations

import pytest

from leaflint.checks.review_date.status import ReviewStatus
from leaflint.core.fact import Fact
from leaflint.core.finding import Position, Severity
from leaflint.engine.judged import Dated, Judged, Lasting, Tally
from leaflint.engine.leaflet_summary import LeafletSummary, ReviewSummary
from tests.report.samples import finding, reading

SUMMARY = LeafletSummary(
    "a.yaml", checked=True, id="a", title="A", status="draft", risk="low", owner="o",
    reading=reading(11.5),
)  # fmt: skip
REVIEW = ReviewSummary(ReviewStatus.NO_DATE, None, None)
FACT = Fact("a", "id", "a", Position("a.yaml", 1, 5, 1, 6))
LATER, SOONER = finding("a.yaml", 9), finding("a.yaml", 2, Severity.NOTICE)
WAIVED = finding("a.yaml", 9, waived="Known.")


def test_findings_are_counted_and_waived_ones_apart() -> None:
    findings = [
        *[finding(severity=Severity.ERROR)] * 3, finding(severity=Severity.WARNING),
        *[finding(severity=Severity.NOTICE)] * 2, WAIVED,
    ]  # fmt: skip
    tally = Tally.of(findings)
    assert tally == Tally(errors=3, warnings=1, notices=2, waived=1)
    assert [tally.count(severity) for severity in Severity] == [3, 1, 2]
    assert tally.total == 6
    assert tally.plus(Tally(1, 0, 0, 5)) == Tally(4, 1, 2, 6)


@pytest.mark.parametrize(
    ("tally", "worst"), [(Tally(1, 1, 1), 0), (Tally(0, 1, 1), 1), (Tally(0, 0, 1), 2)]
)
def test_the_worst_is_known(tally: Tally, worst: int) -> None:
    assert tally.worst == worst


def test_what_lasts_and_what_is_dated_come_back_as_one() -> None:
    judged = Judged.of(b"digest", Lasting(SUMMARY, (LATER,), (FACT,)), Dated(REVIEW, (SOONER,)))
    assert (judged.file, judged.digest, judged.checked) == ("a.yaml", b"digest", True)
    assert judged.tally == Tally(errors=1, notices=1)
    assert judged.read_facts() == (FACT,)
    summary, findings = judged.open()
    assert findings == (SOONER, LATER)
    assert (summary.reading, summary.review) == (SUMMARY.reading, REVIEW)


def test_with_waivers_the_dated_part_has_all_findings() -> None:
    lasting = Lasting(SUMMARY, (LATER,), ())
    judged = Judged.of(b"", lasting, Dated(REVIEW, (WAIVED, SOONER), is_all=True))
    assert judged.tally == Tally(notices=1, waived=1)
    assert judged.open().findings == (SOONER, WAIVED)


def test_a_leaflet_that_is_only_noted_has_facts_and_nothing_else() -> None:
    judged = Judged.noted("a.yaml", b"digest", (FACT,))
    assert (judged.tally, judged.checked) == (Tally(), False)
    assert judged.read_facts() == (FACT,)
    with pytest.raises(EOFError):
        judged.open()
