"""The reading age against the limits: its band, declared terms, what costs most, the ratchet."""

from __future__ import annotations

import json
from dataclasses import replace
from textwrap import indent

import pytest

from leaflint.checks.offers import GLOSSARY_LINKS
from leaflint.checks.reading_age.scoring import age_of, measure
from leaflint.checks.reading_age.settings import Settings
from leaflint.checks.summary import ReadingAge
from leaflint.core.finding import Finding, Severity
from leaflint.engine.options import Choice
from leaflint.report.json import to_json
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import flesch_kincaid_grade, smog_grade
from tests.content.test_snapshots import commit, git
from tests.example_repository import FILES, LEAFLET, TODAY, Repository, where
from tests.runs import Job, run

POLICY = "checks/reading-age.yaml"
EASY = "You can go home with your friend. "
HARD = "Your consultant recommends investigations. "
LONG = (
    "Please go to the desk at the front of the ward and tell the nurse your name, the name of your "
    "doctor and the time of your visit. "
)


def settings(**values: object) -> Settings:
    base = {"owner": "a", "reason": "b", "source": "c", "next_review": "2030"}
    return Settings.model_validate({**base, **values})


def write_text(repository: Repository, text: str, status: str = "published") -> None:
    """Write the leaflet anew, with one section."""
    head, _ = FILES[LEAFLET].split("sections:")
    repository.write(
        LEAFLET,
        head.replace("status: published", f"status: {status}")
        + "sections:\n  - heading: The test\n    text: |\n"
        + indent(text, "      ")
        + "\n",
    )


def add_policy(repository: Repository, *lines: str) -> None:
    repository.write(POLICY, repository.read(POLICY) + "".join(f"{line}\n" for line in lines))


def set_limits(repository: Repository, target: float, maximum: float) -> None:
    repository.change("target_age: 11", f"target_age: {target:.1f}", POLICY)
    repository.change("maximum_age: 14", f"maximum_age: {maximum:.1f}", POLICY)


def read(repository: Repository, **values: object) -> ReadingAge:
    reading = measure(repository.leaflet(), settings(**values), repository.context())
    assert reading is not None
    return reading


def of_reading_age(repository: Repository, since: str) -> list[Finding]:
    report = run(Job(repository.root, TODAY, choice=Choice(("reading-age",)), changed_since=since))
    return list(report.findings)


def test_the_age_is_the_grade_and_five_years(repository: Repository) -> None:
    write_text(repository, EASY * 30 + HARD * 20)
    counts = repository.leaflet().counts
    flesch_kincaid = read(repository).age
    smog = read(repository, measure="smog").age
    assert flesch_kincaid.held == round(flesch_kincaid_grade(counts) + 5, 1)
    assert smog.held == round(smog_grade(counts) + 5, 1)
    assert smog.held > flesch_kincaid.held
    assert read(repository, measure="highest").age == smog
    assert read(repository).counted.counts == counts


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
    write_text(repository, EASY * 30 + HARD * 20)
    years = read(repository).age.held
    set_limits(repository, years - target, years - maximum)
    findings = repository.findings("reading-age")
    assert [finding.rule for finding in findings] == ([rule] if rule else [])
    if rule:
        (finding,) = findings
        assert finding.severity == ("error" if rule == "above-maximum" else "warning")
        assert finding.message.startswith(f"the reading age is {years:.1f} years; {limit} ")
        assert where(finding) == f"{LEAFLET}:12:1"


def test_the_message_says_how_the_age_is_reckoned(repository: Repository) -> None:
    write_text(repository, EASY * 30 + HARD * 20)
    set_limits(repository, 6, 25)
    assert repository.finding("reading-age").message == (
        "the reading age is 10.0 years; the target is 6 (Flesch-Kincaid, conventions 2: 290 words, "
        "50 sentences, 450 syllables, 60 words of three syllables or more)"
    )


def test_the_message_names_the_formula_that_counts(repository: Repository) -> None:
    write_text(repository, EASY * 30 + HARD * 20)
    set_limits(repository, 6, 25)
    repository.change("measure: flesch-kincaid", "measure: smog", POLICY)
    message = "the reading age is 14.4 years; the target is 6 (SMOG, conventions 2: 290 words, "
    assert repository.finding("reading-age").message.startswith(message)


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
    assert finding.help == (
        "Read it aloud to somebody outside medicine instead, or ask for a waiver."
    )
    assert where(finding) == f"{LEAFLET}:12:1"
    assert repository.check().leaflets[0].reading is None
    leaflet, context = repository.leaflet(), repository.context()
    assert age_of(leaflet, settings(minimum_words=str(words + 1)), context) is None


def test_a_withdrawn_leaflet_is_not_judged(repository: Repository) -> None:
    repository.change("minimum_words: 60", "minimum_words: 6000", POLICY)
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("reading-age") == []


def test_text_without_a_word_is_not_judged(repository: Repository) -> None:
    write_text(repository, "- -")
    assert "not-judged" in [finding.rule for finding in repository.findings("reading-age")]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (EASY * 30, "usual"),
        (EASY * 29, "low"),
        ("Rest now at home. " * 24 + "Rest. " * 4 + "Go. " * 4, "usual"),
        ("Rest now. " * 48 + "Rest. " * 3, "low"),
    ],
)
def test_few_sentences_or_words_give_a_band(
    repository: Repository, text: str, confidence: str
) -> None:
    write_text(repository, text)
    age = read(repository, short_text={"sentences": "30", "words": "100", "margin": "2"}).age
    assert age.confidence == confidence
    assert round(age.high - age.low, 1) == (4 if confidence == "low" else 0)


def test_a_short_text_is_told_with_its_band_and_its_middle_counts(repository: Repository) -> None:
    write_text(repository, HARD * 20)
    finding = repository.finding("reading-age")
    assert finding.rule == "above-maximum"
    assert finding.message.startswith(
        "the reading age is 24–28 years (short text, low confidence; its middle, 26.4, counts); "
        "the maximum is 14 (Flesch-Kincaid, conventions 2: 80 words, 20 sentences, "
    )


LIST = "Tell us if you have:\n\n" + "- a bad head or a sore neck\n" * 15 + "\n"


def test_lists_make_a_band_and_its_lower_end_counts(repository: Repository) -> None:
    write_text(repository, LIST + EASY * 30 + HARD * 20)
    age = read(repository).age
    assert age.low == age.held < age.high
    wide = read(repository, lists_matter_from=f"{age.high - age.low + 0.1:.1f}").age
    assert wide.low == wide.high == age.low
    set_limits(repository, age.low, 14)
    assert repository.findings("reading-age") == []
    repository.change(f"target_age: {age.low:.1f}", f"target_age: {age.low - 0.1:.1f}", POLICY)
    assert repository.finding("reading-age").message.startswith(
        f"the reading age is {age.low:.1f}–{age.high:.1f} years "
        "(lists can be read two ways; the lower end counts); the target is"
    )


TERMS = (
    "A biopsy (a test of a small piece of skin) is quick. "
    + "The biopsy does not hurt. " * 30
    + HARD * 25
)


def test_declared_terms_are_excused_or_counted_as_policy_says(repository: Repository) -> None:
    write_text(repository, TERMS)
    excused = read(repository)
    counted = read(repository, declared_terms="counted")
    assert excused.terms == counted.terms == ("biopsy",)
    assert excused.age == excused.excused.flesch_kincaid_age
    assert counted.age == excused.counted.flesch_kincaid_age
    assert counted.age.held > excused.age.held
    every, without = excused.counted.counts, excused.excused.counts
    assert every.syllables - without.syllables == 31 * 2
    assert every.polysyllables - without.polysyllables == 31
    assert every.words == without.words


@pytest.mark.parametrize("measure_", ["flesch-kincaid", "smog"])
@pytest.mark.parametrize("links", [(), ("example.org/terms",)])
def test_the_age_can_be_asked_for(
    repository: Repository, measure_: str, links: tuple[str, ...]
) -> None:
    explained = " (a test of a small piece of skin)"
    text = TERMS.replace(f"biopsy{explained}", "[biopsy](https://example.org/terms/biopsy)")
    write_text(repository, text if links else TERMS)
    policy, leaflet = settings(measure=measure_), repository.leaflet()
    context = replace(repository.context(), offers={GLOSSARY_LINKS: links})
    scored = measure(leaflet, policy, context)
    assert scored is not None
    assert scored.terms == ("biopsy",)
    assert age_of(leaflet, policy, context) == scored.age


def test_the_age_before_is_reckoned_by_the_same_links(repository: Repository) -> None:
    plain = "checks/plain-language.yaml"
    repository.write(plain, repository.read(plain) + "glossary_links: [example.org/terms]\n")
    link = "[biopsy](https://example.org/terms/biopsy)"
    start_history(repository, TERMS.replace("biopsy (a test of a small piece of skin)", link))
    former = repository.check().leaflets[0].reading
    repository.change("is quick", "is soon done")
    reading = run(Job(repository.root, TODAY, changed_since="main")).leaflets[0].reading
    assert former is not None
    assert reading is not None
    assert reading.before == former.age


@pytest.mark.parametrize("treatment", ["excused", "counted"])
def test_the_score_that_policy_names_is_held_against_the_limits(
    repository: Repository, treatment: str
) -> None:
    write_text(repository, TERMS)
    other = {"excused": "counted", "counted": "excused"}[treatment]
    held = read(repository, declared_terms=treatment).age.held
    shown = read(repository, declared_terms=other).age.held
    add_policy(repository, f"declared_terms: {treatment}")
    set_limits(repository, held, 25)
    assert repository.findings("reading-age") == []
    repository.change(f"target_age: {held:.1f}", f"target_age: {held - 0.1:.1f}", POLICY)
    assert repository.finding("reading-age").message.endswith(
        f"; declared terms {treatment}, with them {other} it is {shown:.1f} years)"
    )


def test_a_term_that_is_not_explained_or_of_another_kind_is_not_declared(
    repository: Repository,
) -> None:
    write_text(repository, TERMS)
    assert read(repository, declared_kinds=["drug"]).terms == ()
    write_text(repository, TERMS.replace(" (a test of a small piece of skin)", ""))
    assert read(repository).terms == ()


def test_what_costs_most_is_told_with_plain_words(repository: Repository) -> None:
    repository.change(
        "{commence: start, ", "{investigations: tests, ", "checks/plain-language.yaml"
    )
    write_text(repository, f"{EASY * 30}\n\n{HARD * 20}\n\n{LONG}")
    set_limits(repository, 6, 25)
    first, second, third = repository.finding("reading-age").help.split("; ")
    assert first == (
        "What lowers the age most: say 'tests', not 'investigations' (line 17 and 19 more): "
        "2.97 years"
    )
    assert second.startswith("find plainer words for 'consultant' (line 17 and 19 more): ")
    assert third.startswith("find plainer words for 'recommends' (line 17 and 19 more): ")


def test_costs_are_complete_in_json_but_only_above_the_target(repository: Repository) -> None:
    write_text(repository, f"{EASY * 30}\n\n{HARD * 20}\n\n{LONG}")
    years = read(repository).age.held
    set_limits(repository, years - 0.1, 25)
    (reading,) = (
        leaflet["reading"] for leaflet in json.loads(to_json(repository.check()))["leaflets"]
    )
    (section,) = reading["costs"]
    assert section["heading"] == "The test"
    assert [cost["parts"] for cost in section["sentences"]] == [2]
    assert {cost["word"] for cost in section["words"]} == {
        "consultant", "recommends", "investigations",
    }  # fmt: skip
    repository.change(f"target_age: {years - 0.1:.1f}", f"target_age: {years:.1f}", POLICY)
    assert read(repository, target_age=str(years)).costs == ()


def test_without_anything_to_change_the_help_is_general(repository: Repository) -> None:
    repository.change("minimum_words: 60", "minimum_words: 1", POLICY)
    write_text(repository, "In Colorado, Alabama, Oklahoma or Manitoba.")
    assert repository.finding("reading-age").help == "Use plainer words, and shorter sentences."


def start_history(repository: Repository, text: str, status: str = "published") -> None:
    write_text(repository, text, status)
    git(repository.root, "init", "-q", "-b", "main")
    commit(repository.root)


TOO_HARD = EASY * 10 + HARD * 30


@pytest.mark.parametrize(
    ("text", "rule", "history"),
    [
        (TOO_HARD + HARD * 10, "above-maximum", "more than before"),
        (TOO_HARD + HARD, "above-maximum", "more than before"),
        (
            TOO_HARD.replace("your friend", "a friend"),
            "above-maximum-unchanged",
            "as it was before",
        ),
        (TOO_HARD + EASY, "above-maximum-unchanged", "less than before"),
    ],
)
def test_an_old_fault_is_an_error_only_if_it_got_worse(
    repository: Repository, text: str, rule: str, history: str
) -> None:
    start_history(repository, TOO_HARD)
    write_text(repository, text)
    (finding,) = of_reading_age(repository, "main")
    assert (finding.rule, finding.severity) == (
        rule, "error" if rule == "above-maximum" else "warning",
    )  # fmt: skip
    assert history in finding.message
    report = run(Job(repository.root, TODAY, changed_since="main"))
    reading = report.leaflets[0].reading
    assert reading is not None
    assert reading.before is not None
    assert reading.change == round(reading.age.held - reading.before.held, 1)


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [
        ("draft", "published", "above-maximum"),
        ("published", "draft", "above-maximum-unchanged"),
        ("draft", "draft", "above-maximum-unchanged"),
    ],
)
def test_to_publish_an_old_fault_is_an_error(
    repository: Repository, before: str, now: str, rule: str
) -> None:
    start_history(repository, TOO_HARD, before)
    write_text(repository, TOO_HARD.replace("your friend", "a friend"), now)
    assert [finding.rule for finding in of_reading_age(repository, "main")] == [rule]


def test_a_stricter_policy_makes_no_error_of_what_did_not_change(repository: Repository) -> None:
    start_history(repository, TOO_HARD)
    repository.change("maximum_age: 14", "maximum_age: 13", POLICY)
    (finding,) = of_reading_age(repository, "main")
    assert finding.rule == "above-maximum-unchanged"
    assert ", as it was before this change; the maximum is 13 (" in finding.message


@pytest.mark.parametrize("former", ["Too short.", "status: [broken"])
def test_without_an_age_before_an_error_stays_an_error(repository: Repository, former: str) -> None:
    start_history(repository, TOO_HARD)
    if former == "Too short.":
        write_text(repository, former)
    else:
        repository.write(LEAFLET, former)
    commit(repository.root)
    write_text(repository, TOO_HARD)
    (finding,) = of_reading_age(repository, "HEAD")
    assert finding.rule == "above-maximum"
    assert "before" not in finding.message


def test_a_shared_block_that_changed_makes_every_leaflet_with_it_harder(
    repository: Repository,
) -> None:
    block = "blocks:\n  - {{id: more, text: '{}', owner: writers, next_review: 2030}}\n"
    repository.write("content/blocks.yaml", block.format(EASY))
    write_text(repository, TOO_HARD)
    repository.write(LEAFLET, repository.read(LEAFLET) + "    include: [more]\n")
    git(repository.root, "init", "-q", "-b", "main")
    commit(repository.root)
    repository.write("content/blocks.yaml", block.format(HARD * 10))
    (finding,) = of_reading_age(repository, "main")
    assert finding.rule == "above-maximum"
    assert "more than before" in finding.message


def test_without_a_base_an_old_fault_is_an_error(repository: Repository) -> None:
    start_history(repository, TOO_HARD)
    assert repository.finding("reading-age").rule == "above-maximum"


def test_it_cannot_run_without_the_glossary(repository: Repository) -> None:
    repository.write("content/glossary.yaml", "terms: 5\n")
    report = repository.check()
    assert "reading-age" in [skipped.check for skipped in report.not_run]
    assert report.leaflets[0].checked is False


def test_each_section_has_its_counts_and_its_age(repository: Repository) -> None:
    repository.change("You can go home when the scan is done.", HARD * 40)
    reading = read(repository)
    assert [section.heading for section in reading.sections] == [
        "Before the scan", "The scan", "Getting help",
    ]  # fmt: skip
    assert sum((section.counts for section in reading.sections), Counts()) == reading.excused.counts
    before, scan, _ = (section.age for section in reading.sections)
    assert before is not None
    assert scan is not None
    assert (before.confidence, scan.confidence) == ("low", "usual")
    assert scan.held > reading.age.held > before.held
    smog, highest = (read(repository, measure=name).sections for name in ("smog", "highest"))
    assert (highest[0].age, highest[1].age) == (smog[0].age, scan)


def test_declared_terms_are_excused_in_their_own_section(repository: Repository) -> None:
    repository.change("You can go home when the scan is done.", "You have a biopsy (a small test).")
    excused = read(repository)
    counted = read(repository, declared_terms="counted")
    assert excused.terms == ("biopsy",)
    fewer = [
        b.counts.syllables - a.counts.syllables
        for a, b in zip(excused.sections, counted.sections, strict=True)
    ]
    assert fewer == [0, 2, 0]


def test_a_section_without_a_sentence_has_no_age(repository: Repository) -> None:
    repository.change(
        "  - heading: Getting help\n",
        "  - heading: Nothing\n    text: '–'\n  - heading: Getting help\n",
    )
    nothing = read(repository).sections[2]
    assert (nothing.heading, nothing.counts.words, nothing.age) == ("Nothing", 0, None)
