"""E-mail and web addresses in leaflets, held against the directory."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.checks.phone_number.sentences import DIRECTORY, give_helpline_addresses, rules, say
from tests.example_repository import LEAFLET, Repository, seen


@pytest.fixture(autouse=True)
def addresses(repository: Repository) -> None:
    give_helpline_addresses(repository)


@pytest.mark.parametrize(
    "sentence",
    [
        "Write to help@example.org.",
        "Write to Help@Example.org.",
        "See www.example.org/help.",
        "See example.org/other/page?x=1#top for more.",
        "See [our page](https://example.org/more).",
        "Come at 10.15am. It is free, e.g. for you.",
        "Apply on GOV.UK today.",
        "Read it on GOV.SCOT or GOV.WALES.",
    ],
)
def test_known_addresses_are_fine(repository: Repository, sentence: str) -> None:
    assert say(repository, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "at", "message", "help_text"),
    [
        ("Write to nurse@example.org.", "nurse@example.org", "the e-mail address nurse@example.org is not in the directory", "If readers should use it, add it to its service in content/directory.yaml."),
        ("See gov.uk.", "gov.uk", "the web address gov.uk is not in the directory", "If readers should use it, add it to its service in content/directory.yaml."),
        ("See www.other-site.org.", "www.other-site.org", "the web address www.other-site.org is not in the directory", "If readers should use it, add it to its service in content/directory.yaml."),
        ("See [a page](https://other-site.org/x).", "a page", "the web address https://other-site.org/x is not in the directory", "If readers should use it, add it to its service in content/directory.yaml."),
    ],
)  # fmt: skip
def test_an_address_that_is_not_in_the_directory(
    repository: Repository, sentence: str, at: str, message: str, help_text: str
) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.severity) == ("address", Severity.WARNING)
    assert (finding.message, finding.help) == (message, help_text)
    assert seen(repository.root, finding) == at
    assert finding.section == "The scan"


@pytest.mark.parametrize(
    ("sentence", "message", "help_text"),
    [
        ("Write to hlep@example.org.", "hlep@example.org is one slip away from help@example.org (Helpline)", "Write help@example.org; or, if it is right, add its service to the directory."),
        ("Write to help@exampel.org.", "help@exampel.org is one slip away from help@example.org (Helpline)", "Write help@example.org; or, if it is right, add its service to the directory."),
        ("See www.exmple.org.", "www.exmple.org is one slip away from example.org (Helpline)", "Write example.org; or, if it is right, add its service to the directory."),
        ("[Write to us](mailto:help@example.or)", "help@example.or is one slip away from help@example.org (Helpline)", "Write help@example.org; or, if it is right, add its service to the directory."),
    ],
)  # fmt: skip
def test_an_address_one_slip_away_from_a_known_one(
    repository: Repository, sentence: str, message: str, help_text: str
) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.severity) == ("address-slip", Severity.ERROR)
    assert (finding.message, finding.help) == (message, help_text)


def test_sources_are_no_contacts(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        LEAFLET,
        text + "evidence:\n  - title: A source\n    url: https://other.org/x\n    checked: 2026\n",
    )
    assert repository.findings("phone-number") == []


def test_a_service_is_used_where_its_address_is_shown(repository: Repository) -> None:
    entry = "  - id: site\n    name: Site\n    web: https://site.example.com\n    last_verified: 2026-05\n"
    repository.write(DIRECTORY, repository.read(DIRECTORY) + entry)
    assert rules(repository.findings("phone-number")) == ["unused"]
    assert say(repository, "See [more](https://site.example.com/a).") == []
