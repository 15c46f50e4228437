"""Facts that leaflets must agree on: found near their words, compared by value, shown together."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, Repository, seen, where

POLICY = "checks/agreeing-facts.yaml"
OTHER = "content/leaflets/a-second-scan.yaml"
TIME = "It takes about 20 minutes."


def add_second(repository: Repository, said: str) -> None:
    """Add a second leaflet, like the first but for how long the scan takes."""
    text = repository.read(LEAFLET).replace("id: having-a-scan", "id: a-second-scan")
    repository.write(OTHER, text.replace(TIME, said))


def test_leaflets_that_agree_with_the_approved_value_pass(repository: Repository) -> None:
    add_second(repository, "It takes a third of an hour, twenty minutes.")
    assert repository.findings("agreeing-facts") == []


def test_another_value_is_an_error_beside_the_approved_one(repository: Repository) -> None:
    add_second(repository, "It takes half an hour.")
    finding = repository.finding("agreeing-facts")
    assert (finding.rule, finding.severity) == ("not-approved", Severity.ERROR)
    assert finding.message == (
        f'\'scan-time\' is "half an hour" here, and "20 minutes" is approved ({POLICY}:12); '
        f'elsewhere: "20 minutes" ({LEAFLET}:26)'
    )
    assert finding.help == (
        "Ask grace, who owns the fact, which is right. If the value is of something else, say so in "
        "the policy (`not_beside`, `range`)."
    )
    assert (where(finding), seen(repository.root, finding)) == (f"{OTHER}:26:31", "half an hour")


def test_alone_it_is_compared_with_the_approved_value(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    assert repository.finding("agreeing-facts").message == (
        f'\'scan-time\' is "25 minutes" here, and "20 minutes" is approved ({POLICY}:12)'
    )


def test_without_an_approved_value_leaflets_must_agree(repository: Repository) -> None:
    repository.change("    value: 20 minutes\n", "", POLICY)
    assert repository.findings("agreeing-facts") == []
    add_second(repository, "It takes 20 to 30 minutes.")
    finding = repository.finding("agreeing-facts")
    assert (finding.rule, finding.severity) == ("disagree", Severity.ERROR)
    assert finding.message == (
        f"leaflets disagree on 'scan-time': \"20 to 30 minutes\" ({OTHER}:26), "
        f'"20 minutes" ({LEAFLET}:26)'
    )
    assert finding.help == (
        "Ask grace, who owns the fact, which is right. If the value is of something else, say so in "
        "the policy (`not_beside`, `range`)."
    )
    assert where(finding) == f"{OTHER}:26:31"


@pytest.mark.parametrize(("first", "second"), [("5", "30"), ("30", "5")])
def test_elsewhere_is_told_in_the_order_of_the_files(
    repository: Repository, first: str, second: str
) -> None:
    add_second(repository, f"It takes {first} minutes. It takes {second} minutes.")
    repository.change("20 minutes", "25 minutes")
    findings = repository.findings("agreeing-facts")
    (message,) = (finding.message for finding in findings if finding.position.file == LEAFLET)
    assert message.endswith(
        f'; elsewhere: "{first} minutes" ({OTHER}:26), "{second} minutes" ({OTHER}:26)'
    )


def test_a_value_is_known_again_when_another_is_mended(repository: Repository) -> None:
    repository.change(TIME, "It takes 30 minutes, or it takes 25 minutes.")
    _, second = repository.findings("agreeing-facts")
    repository.change("30 minutes", "20 minutes")
    assert repository.finding("agreeing-facts").fingerprint == second.fingerprint


def test_another_fact_is_known_as_another_finding(repository: Repository) -> None:
    repository.change("    value: 20 minutes\n", "", POLICY)
    add_second(repository, "It takes 30 minutes.")
    known = repository.finding("agreeing-facts").fingerprint
    repository.change("id: scan-time", "id: time-of-a-scan", POLICY)
    assert repository.finding("agreeing-facts").fingerprint != known


def test_the_rarest_value_comes_first_and_many_are_counted(repository: Repository) -> None:
    repository.change("    value: 20 minutes\n", "", POLICY)
    for number in range(6):
        text = repository.read(LEAFLET).replace("id: having-a-scan", f"id: scan-{number}")
        repository.write(f"content/leaflets/scan-{number}.yaml", text)
    add_second(repository, "It takes an hour.")
    message = repository.finding("agreeing-facts").message
    assert message.startswith(f"leaflets disagree on 'scan-time': \"an hour\" ({OTHER}:26), ")
    assert message.endswith(" and 3 more")
    assert message.count("20 minutes") == 4


@pytest.mark.parametrize(
    ("others", "end"), [(5, f"({LEAFLET}:26)"), (6, " and 1 more"), (8, " and 3 more")]
)
def test_an_unapproved_value_is_told_beside_five_others_and_the_rest_are_counted(
    repository: Repository, others: int, end: str
) -> None:
    text = repository.read(LEAFLET)
    for number in range(others - 1):
        other = text.replace("id: having-a-scan", f"id: another-{number}")
        repository.write(f"content/leaflets/another-{number}.yaml", other)
    add_second(repository, "It takes an hour. It takes sixty minutes.")
    messages = [finding.message for finding in repository.findings("agreeing-facts")]
    assert [message.split(" here")[0] for message in messages] == [
        "'scan-time' is \"an hour\"",
        "'scan-time' is \"sixty minutes\"",
    ]
    assert all(message.count('"20 minutes" (content/leaflets/') == 5 for message in messages)
    assert all(message.endswith(end) for message in messages)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It takes 25 minutes.", True),
        ("It takes about as long as it takes a nurse to walk: 25 minutes.", True),
        ("Bring 25 minutes of music.", False),
        ("It takes a while, and when you are ready we bring you back after 25 minutes.", False),
        ("It takes a while, and when we are ready, after 25 minutes.", False),
        ("It takes a while, and when we are ready, 25 minutes.", True),
        ("It takes:\n\n      - 25 minutes", True),
        ("It takes 25 minutes. You may then wait, which takes 20 minutes.", True),
    ],
)
def test_the_value_stands_near_its_words(repository: Repository, said: str, found: bool) -> None:
    repository.change(TIME, said)
    assert bool(repository.findings("agreeing-facts")) == found


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("[still]", True),
        ("[eat]", False),
        ("[the scan]", True),
        ("[Having a scan]", True),
        ("[bed]", False),
    ],
)
def test_what_it_is_about_stands_before_it_or_in_a_heading(
    repository: Repository, about: str, found: bool
) -> None:
    repository.change("about: [scan]", f"about: {about}", POLICY)
    repository.change("20 minutes", "25 minutes")
    assert bool(repository.findings("agreeing-facts")) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("not_beside: [about]", False),
        ("not_beside: [helpline]", True),
        ("bound: most", True),
        ("within: 1", False),
        ("within: 2", True),
        ("applies_to: {topics: [treatment]}", False),
        ("applies_to: {topics: [scan]}", True),
    ],
)
def test_policy_narrows_where_to_look(repository: Repository, more: str, found: bool) -> None:
    repository.change("    kind:", f"    {more}\n    kind:", POLICY)
    repository.change("20 minutes", "25 minutes")
    assert bool(repository.findings("agreeing-facts")) == found


def test_values_that_bound_the_other_side_are_passed_over(repository: Repository) -> None:
    repository.change("    kind:", "    bound: least\n    kind:", POLICY)
    repository.change(TIME, "It takes at least 20 minutes, or up to 25 minutes.")
    assert repository.findings("agreeing-facts") == []
    repository.change("at least 20", "at least 25")
    assert repository.finding("agreeing-facts").rule == "not-approved"


def test_the_sentence_below_a_heading_without_words_is_no_heading(repository: Repository) -> None:
    repository.change("about: [scan]", "about: [ring]", POLICY)
    repository.change("heading: The scan", 'heading: "?"')
    repository.change(TIME, "It takes 25 minutes.")
    assert repository.findings("agreeing-facts") == []
    repository.change(
        "you need\n      to keep still. It takes", "you need\n      the ring. It takes"
    )
    assert seen(repository.root, repository.finding("agreeing-facts")) == "25 minutes"


def test_without_beside_every_sentence_under_the_heading_counts(repository: Repository) -> None:
    repository.change("    beside: [take]\n", "", POLICY)
    repository.change("the scan is done.", "the scan is done. Rest for 25 minutes.")
    finding = repository.finding("agreeing-facts")
    assert seen(repository.root, finding) == "25 minutes"


@pytest.mark.parametrize(
    ("kind", "one", "other", "agree"),
    [
        ("age", "over 18", "18 years old", True),
        ("age", "aged 50 to 71", "aged between 50 and 71", True),
        ("age", "aged 50 to 71", "aged 50 to 70", False),
        ("proportion", "by between 1 in 10 and 1 in 5", "by 10 to 20%", True),
        ("proportion", "by 1 in 5", "by a fifth.", True),
        ("proportion", "by 1 in 5", "by 1 in 6", False),
        ("temperature", "to between 37.5 and 38°C", "to 37.5–38°C", True),
        ("temperature", "to 38°C", "to 100.4°F", True),
        ("temperature", "to 38°C", "to 37.5°C", False),
        ("how-soon", "straight away", "at once", True),
        ("how-soon", "at once", "the same day", False),
        ("duration", "half an hour", "30 minutes", True),
    ],
)
def test_values_compare_as_what_they_are(
    repository: Repository, kind: str, one: str, other: str, agree: bool
) -> None:
    repository.change("    kind: duration\n    value: 20 minutes\n", f"    kind: {kind}\n", POLICY)
    add_second(repository, f"It takes people {other}.")
    repository.change(TIME, f"It takes people {one}.")
    assert (repository.findings("agreeing-facts") == []) == agree


def test_a_withdrawn_leaflet_is_not_judged(repository: Repository) -> None:
    repository.change("20 minutes", "25 minutes")
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("agreeing-facts") == []


def test_the_value_of_a_policy_must_be_readable(repository: Repository) -> None:
    repository.change("20 minutes", "twenty bananas", POLICY)
    (finding,) = (
        finding for finding in repository.check().findings if finding.position.file == POLICY
    )
    assert finding.message.endswith("`value`: 'twenty bananas' cannot be read as one duration")


def test_a_fact_must_have_an_owner_whom_somebody_knows(repository: Repository) -> None:
    repository.change("    owner: grace\n", "    owner: nobody-known\n", POLICY)
    finding = repository.finding("agreeing-facts")
    assert finding.rule == "unknown-owner"
    assert finding.message == (
        "the owner of the fact 'scan-time', 'nobody-known', is not in content/people.yaml"
    )
    assert where(finding) == f"{POLICY}:8:12"
