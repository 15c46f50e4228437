"""The check as a whole: severities, places, fixes, the policy's own rules."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language import RULES
from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, Repository, seen, where

POLICY = "checks/plain-language.yaml"
OLD = "You can go home when the scan is done."


def put(repository: Repository, text: str) -> None:
    repository.change(OLD, text)


def mended(repository: Repository) -> str:
    """Return the leaflet's file with the one fix that is offered."""
    (fix,) = [finding.fix for finding in repository.findings("plain-language") if finding.fix]
    text = repository.read(LEAFLET)
    return text[: fix.start] + fix.replacement + text[fix.end :]


def test_plain_text_passes(repository: Repository) -> None:
    assert repository.findings("plain-language") == []


def test_a_finding_says_what_is_plainer_and_why(repository: Repository) -> None:
    put(repository, "You can commence treatment.")
    finding = repository.finding("plain-language")
    assert (finding.rule, finding.severity) == ("hard-word", Severity.WARNING)
    assert finding.message == "'commence' is hard to read"
    assert finding.help == "Write 'start' or 'begin'. It is the word of ceremonies."
    assert finding.section == "The scan"
    assert where(finding) == f"{LEAFLET}:28:15"
    assert seen(repository.root, finding) == "commence"
    assert "You can start treatment." in mended(repository)


@pytest.mark.parametrize(
    ("text", "rule", "shown"),
    [
        ("You can go home " + "and go home " * 7 + "now.", "sentence-above-maximum", None),
        ("You can go home " + "and go home " * 6 + "now.", "sentence-above-target", None),
        ("Go. Sit. Lie. Rest. Call.", "long-paragraph", None),
        ("You can commence treatment.", "hard-word", "commence"),
        ("Ask the CNS.", "abbreviation", "CNS"),
        ("You may need a biopsy.", "unexplained-term", "biopsy"),
        ("Call your GP at once.", "your-gp", "your"),
        ("Please ring us.", "phone-word", "ring"),
        ("Come at 12pm.", "time", "12pm"),
        ("Come on 01/02/2026.", "numeric-date", "01/02/2026"),
        ("DO NOT EAT.", "all-capitals", "DO NOT EAT"),
        ("You must *not* eat.", "italic-text", "not"),
    ],
)
def test_what_is_not_plain_is_found_at_its_place(
    repository: Repository, text: str, rule: str, shown: str | None
) -> None:
    put(repository, text)
    finding = repository.finding("plain-language")
    assert finding.rule == rule
    assert seen(repository.root, finding) == (shown or text)


def test_a_link_to_the_glossary_explains_a_term(repository: Repository) -> None:
    put(repository, "You may need a [biopsy](https://example.org/terms/biopsy).")
    assert repository.finding("plain-language").rule == "unexplained-term"
    repository.write(POLICY, repository.read(POLICY) + "glossary_links: [example.org/terms]\n")
    assert repository.findings("plain-language") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Commence treatment now.", "Start treatment now."),
        ("Please **ring** us.", None),
        ("Telephone the ward.", None),
        ("You must *not* eat.", "You must not eat."),
        ("You must ***not*** eat.", None),
        ("You must *[not](https://example.org)* eat.", None),
        ("You must *not eat\n      or* drink.", "You must not eat or drink."),
        ("Call your GP at once.", None),
        ("You have hypertension.", None),
        ("Choose a commence now.", None),
        ("You can com**mence** now.", None),
        ("Come at 12pm.", None),
    ],
)
def test_plain_words_are_offered_only_where_the_policy_says_that_they_are_safe(
    repository: Repository, text: str, expected: str | None
) -> None:
    put(repository, text)
    (finding,) = repository.findings("plain-language")
    if expected is None:
        assert finding.fix is None
    else:
        assert expected in mended(repository)


def test_a_word_is_found_once_in_a_leaflet_with_a_count(repository: Repository) -> None:
    put(repository, "We commence on Monday. We commenced before. All can commence.")
    finding = repository.finding("plain-language")
    assert finding.message == "'commence' is hard to read (it stands here 3 times)"
    assert seen(repository.root, finding) == "commence"


def test_what_the_text_explains_its_title_may_name(repository: Repository) -> None:
    repository.change("title: Having a scan", "title: Hypertension and a scan")
    put(repository, "Hypertension can harm you. Hypertension is bad.")
    finding = repository.finding("plain-language")
    assert finding.message == "'Hypertension' is hard to read (it stands here 3 times)"
    assert finding.help == (
        "If the leaflet is about it, keep it, and explain it once: hypertension (high blood pressure)."
    )
    repository.change("Hypertension can", "Hypertension (high blood pressure) can")
    assert repository.findings("plain-language") == []


def test_an_italic_word_at_the_very_end_of_a_file_can_be_mended(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        LEAFLET, text[: text.index("sections:")] + "sections: [{heading: A, text: '*a*'}]"
    )
    assert mended(repository).endswith("text: 'a'}]")


def test_a_withdrawn_leaflet_is_not_judged(repository: Repository) -> None:
    put(repository, "You can commence treatment.")
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("plain-language") == []


def test_policy_sets_each_severity(repository: Repository) -> None:
    put(repository, "Commence on 01/02/2026.")
    text = repository.read(POLICY)
    repository.write(POLICY, f"{text}severity: {{numeric-date: {{default: notice, risk: {{medium: error}}}}, hard-word: notice}}\n")  # fmt: skip
    assert {finding.rule: finding.severity for finding in repository.findings("plain-language")} == {
        "numeric-date": "error", "hard-word": "notice",
    }  # fmt: skip


def test_no_rule_blocks_by_default() -> None:
    assert {rule.severity for rule in RULES.values()} == {Severity.WARNING, Severity.NOTICE}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{words: {commence: go}, reason: a}", "names 'commence' twice; keep one of the two entries"),
        ("{words: {initiate: commence}, reason: a}", "offers 'commence' as plain words, but lists 'commence' as hard"),
        ("{words: {initiate: go}, also: [a hypertension], reason: a}", "offers 'a hypertension' as plain words, but lists 'hypertension' as hard"),
        ("{words: {initiate: take 2}, reason: a, safe: true}", "marks 'initiate' as safe, which holds a number; leave that to a person"),
    ],
)  # fmt: skip
def test_entries_may_not_contradict_each_other(
    repository: Repository, entry: str, message: str
) -> None:
    text = repository.read(POLICY)
    repository.write(POLICY, f"{text}  - {entry}\n")
    problems = [finding for finding in repository.check().findings if finding.check == "schema"]
    assert [problem.message for problem in problems] == [f"`hard_words` {message}"]
    assert problems[0].position.file == POLICY


def test_passives_count_only_when_there_are_too_many(repository: Repository) -> None:
    put(repository, "You will be seen soon.")
    sentences = 15
    repository.write(POLICY, repository.read(POLICY) + "passive_share: 6\n")
    finding = repository.finding("plain-language")
    assert finding.message == (
        f"'be seen' is passive, as are 1 of {sentences} sentences; the policy aims for at most 6%"
    )
    repository.change("passive_share: 6", "passive_share: 7", POLICY)
    assert repository.findings("plain-language") == []


def test_urgency_that_is_denied_is_none(repository: Repository) -> None:
    repository.write(POLICY, repository.read(POLICY) + "not_urgent: [not at once]\n")
    put(repository, "Call your GP, but not at once.")
    assert repository.findings("plain-language") == []


def test_the_next_section_is_no_next_sentence(repository: Repository) -> None:
    put(repository, "You may need a biopsy.")
    repository.change("heading: Getting help", "heading: This is a test")
    finding = repository.finding("plain-language")
    assert finding.message == "'biopsy' is not explained where the leaflet first uses it"
    assert finding.help == (
        "Say what it means, in brackets or in the next sentence: "
        "(a test in which a small piece of the body is taken out to be looked at)."
    )
