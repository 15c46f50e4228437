"""The reading age against the target, the maximum and the least number of words."""

from __future__ import annotations

import pytest

from leaflint.checks.reading_age import Settings, measure
from leaflint.finding import Severity
from leaflint.reading.formulas import flesch_kincaid_grade, smog_grade
from tests.example_repository import LEAFLET, Repository, where

POLICY = "checks/reading-age.yaml"


def settings(**values: object) -> Settings:
    base = {"owner": "a", "reason": "b", "source": "c", "next_review": "2030"}
    return Settings.model_validate({**base, **values})


def test_the_age_is_the_grade_and_five_years(repository: Repository) -> None:
    leaflet = repository.leaflet()
    measured = measure(leaflet, settings(measure="flesch-kincaid"))
    assert measured is not None
    assert measured.years == round(flesch_kincaid_grade(leaflet.counts) + 5, 1)
    assert measured.counts == leaflet.counts
    smog = measure(leaflet, settings(measure="smog"))
    highest = measure(leaflet, settings(measure="highest"))
    assert smog is not None
    assert highest is not None
    assert smog.years == round(smog_grade(leaflet.counts) + 5, 1)
    assert highest.years == max(smog.years, measured.years)


@pytest.mark.parametrize(
    ("target", "maximum", "rule", "limit"),
    [
        (0, 0, None, ""),
        (0.1, 0.1, "above-maximum", "the maximum is"),
        (0.1, 0, "above-target", "the target is"),
    ],
)
def test_the_limits_are_the_last_ages_that_pass(
    repository: Repository, target: float, maximum: float, rule: str | None, limit: str
) -> None:
    repository.change("measure: flesch-kincaid", "measure: smog", POLICY)
    measured = measure(repository.leaflet(), settings(measure="smog"))
    assert measured is not None
    repository.change("target_age: 11", f"target_age: {measured.years - target:.1f}", POLICY)
    repository.change("maximum_age: 14", f"maximum_age: {measured.years - maximum:.1f}", POLICY)
    findings = repository.findings("reading-age")
    assert [one.rule for one in findings] == ([rule] if rule else [])
    if rule:
        (finding,) = findings
        assert finding.severity == ("error" if rule == "above-maximum" else "warning")
        assert finding.message.startswith(
            f"the reading age is {measured.years:.1f} years; {limit} "
        )
        assert (
            f"{measured.counts.words} words, {measured.counts.sentences} sentences"
            in finding.message
        )
        assert where(finding) == f"{LEAFLET}:12:1"


def test_too_few_words_are_not_judged_which_is_no_pass(repository: Repository) -> None:
    words = repository.leaflet().counts.words
    repository.change("minimum_words: 60", f"minimum_words: {words}", POLICY)
    assert repository.findings("reading-age") == []
    repository.change(f"minimum_words: {words}", f"minimum_words: {words + 1}", POLICY)
    finding = repository.finding("reading-age")
    assert (finding.rule, finding.severity) == ("not-judged", Severity.WARNING)
    assert finding.message == (
        f"the text has {words} words, too few to judge its reading age (the least is {words + 1})"
    )
    assert repository.check().leaflets[0].reading is None


def test_a_withdrawn_leaflet_is_not_judged(repository: Repository) -> None:
    repository.change("minimum_words: 60", "minimum_words: 6000", POLICY)
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("reading-age") == []


def test_text_without_a_word_is_not_judged(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        LEAFLET, text[: text.index("sections:")] + "sections: [{heading: A, text: '- -'}]\n"
    )
    assert "not-judged" in [one.rule for one in repository.findings("reading-age")]
