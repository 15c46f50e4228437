"""Whose number it is: known, retired, another service's, or nobody's."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.checks.phone_number.sentences import DIRECTORY, POLICY, add_to_helpline, rules, say
from tests.example_repository import Repository

TWO_CLINICS = """\
  - id: ward
    name: Ward
    phone: "020 7946 0124"
    cost: standard
    last_verified: 2026-05
    example: true
"""


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        ("Call 020 7946 0133.", "; did you mean 020 7946 0123 (Clinic)?"),
        ("Call 020 7946 0132.", "; did you mean 020 7946 0123 (Clinic)?"),
        ("Call 020 7946 0125.", "; did you mean 020 7946 0123 (Clinic)?"),
        ("Call the Ward on 020 7946 0125.", "; did you mean 020 7946 0124 (Ward)?"),
        ("Call the Helpline on 020 7946 0125.", "; did you mean 020 7946 0123 (Clinic)?"),
        ("Call the Helpline on 0808 800 6001.", "; did you mean 0808 800 6000 (Helpline)?"),
        ("Call the Helpline on 0161 496 0999.", ""),
        ("Call Another Charity's Helpline on 0300 123 9999.", ""),
        ("Call 0300 123 9999 (Helpline).", ""),
        ("From the Republic, ring 1800 247 100.", ""),
        ("Call 0161 496 0999.", ""),
    ],
)
def test_a_number_that_is_near_is_suggested(
    repository: Repository, sentence: str, suggestion: str
) -> None:
    repository.write(DIRECTORY, repository.read(DIRECTORY) + TWO_CLINICS)
    finding = next(finding for finding in say(repository, sentence) if finding.leaflet)
    assert finding.rule == "not-in-directory"
    assert finding.message.partition(" is not in the directory")[2] == suggestion


def test_numbers_equally_near_are_all_suggested_but_no_crowd(repository: Repository) -> None:
    entries = TWO_CLINICS
    for digit, name in enumerate(("one", "two", "three"), start=5):
        entry = TWO_CLINICS.replace("ward", name).replace("Ward", name.title())
        entries += entry.replace("0124", f"012{digit}")
    repository.write(DIRECTORY, repository.read(DIRECTORY) + TWO_CLINICS.replace("ward", "w"))
    (finding,) = [finding for finding in say(repository, "Call 020 7946 0122.") if finding.leaflet]
    assert finding.message.endswith("mean 020 7946 0123 (Clinic)?")
    repository.write(DIRECTORY, repository.read(DIRECTORY) + entries)
    repository.change("contacts: [helpline, clinic]\n", "", "content/leaflets/having-a-scan.yaml")
    findings = [
        finding for finding in repository.findings("phone-number") if "0122" in finding.message
    ]
    assert findings[0].message == "020 7946 0122 is not in the directory"


def test_a_service_that_shares_its_number_is_no_stranger(repository: Repository) -> None:
    shared = TWO_CLINICS.replace("0124", "0123")
    repository.write(DIRECTORY, repository.read(DIRECTORY) + shared)
    assert say(repository, "Call the Ward on 020 7946 0123.") == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "Call the Clinic on 0808 800 6000.",
            "0808 800 6000 is the number of Helpline, not of Clinic",
        ),
        (
            "Call 020 7946 0123 (our helpline).",
            "020 7946 0123 is the number of Clinic, not of Helpline",
        ),
    ],
)
def test_another_services_name_is_told_once(
    repository: Repository, sentence: str, message: str
) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.message, finding.fix) == ("other-service", message, None)


def test_the_emergency_number_may_stand_beside_any_name(repository: Repository) -> None:
    assert say(repository, "Call the Clinic on 999, not on 020 7946 0123.") == []


def test_another_service_without_a_phone(repository: Repository) -> None:
    entry = "  - id: nurse\n    name: Ask the Nurse\n    email: nurse@example.org\n    last_verified: 2026\n    example: true\n"
    repository.write(DIRECTORY, repository.read(DIRECTORY) + entry)
    (finding,) = say(repository, "Ask the Nurse: 0808 800 6000")
    assert finding.message == "0808 800 6000 is the number of Helpline, not of Ask the Nurse"
    assert finding.help == "Correct one of them."


class TestRetired:
    @pytest.fixture(autouse=True)
    def retire(self, repository: Repository) -> None:
        add_to_helpline(
            repository, 'retired_numbers: [{number: "01632 960 123", retired: 2025-04}]'
        )

    def test_its_service_has_a_new_number(self, repository: Repository) -> None:
        (finding,) = say(repository, "Call our helpline on 01632 960123.")
        assert finding.rule == "retired"
        assert finding.help == "Write 0808 800 6000."
        assert finding.fix is not None
        assert finding.fix.replacement == "0808 800 6000"

    def test_beside_another_services_name_a_person_must_judge(self, repository: Repository) -> None:
        (finding,) = say(repository, "Call the Clinic on 01632 960 123.")
        assert (finding.rule, finding.fix) == ("retired", None)
        assert finding.help == (
            "Beside it stands Clinic: write its number (020 7946 0123), or correct the name."
        )

    def test_its_service_has_no_number_any_more(self, repository: Repository) -> None:
        repository.change(
            '    phone: "0808 800 6000"\n    cost: free\n',
            "    email: help@example.org\n",
            DIRECTORY,
        )
        repository.change("on 0808 800 6000.", "by e-mail.", "content/leaflets/having-a-scan.yaml")
        (finding,) = say(repository, "Call 01632 960 123.")
        assert (finding.rule, finding.help, finding.fix) == ("retired", "Take it out.", None)

    def test_a_retired_text_number_is_not_replaced_by_a_phone(self, repository: Repository) -> None:
        repository.change("retired: 2025-04", "retired: 2025-04, was: text_number", DIRECTORY)
        (finding,) = say(repository, "Text 01632 960 123.")
        assert (finding.help, finding.fix) == ("Take it out.", None)


@pytest.mark.parametrize("number", ["01234 567890", "0808 800 XXXX", "01632 000000"])
def test_a_placeholder_blocks_what_patients_read_and_waits_in_a_draft(
    repository: Repository, number: str
) -> None:
    (finding,) = say(repository, f"Call the ward on {number}.")
    assert (finding.rule, finding.severity) == ("example", Severity.ERROR)
    assert finding.message == f"{number} only stands in for a number: nobody answers it"
    repository.change("status: published", "status: draft", "content/leaflets/having-a-scan.yaml")
    assert repository.finding("phone-number").severity == Severity.NOTICE


def test_an_unknown_drama_number_is_told_as_such_where_no_samples_are_allowed(
    repository: Repository,
) -> None:
    repository.change("allow_examples: true", "allow_examples: false", POLICY)
    findings = say(repository, "Call 0161 496 0999.")
    assert [finding.message for finding in findings if finding.leaflet] == [
        "0161 496 0999 is kept for drama: nobody answers it"
    ]


def test_a_number_without_an_entry_that_costs_too_much_is_told_as_such(
    repository: Repository,
) -> None:
    assert rules(say(repository, "Call 0845 46 47.")) == ["dear"]


def test_a_near_miss_in_a_dear_range_is_told_as_a_miss(repository: Repository) -> None:
    repository.change("020 7946 0123", "0909 879 0124", DIRECTORY)
    findings = [finding for finding in say(repository, "Call 0909 879 0123.") if finding.leaflet]
    assert rules(findings) == ["not-in-directory"]
    assert findings[0].message.endswith("; did you mean 0909 879 0124 (Clinic)?")


@pytest.mark.parametrize(
    ("sentence", "rule", "message"),
    [
        ("NGT: 08001 020 7946 0123.", "relay-prefix", "08001 before 020 7946 0123 is no Relay UK prefix; did you mean 18001?"),
        ("NGT: 18012 then 020 7946 0123.", "relay-prefix", "18012 before 020 7946 0123 is no Relay UK prefix; did you mean 18002?"),
        ("NGT: 10801, 020 7946 0123.", "relay-prefix", "10801 before 020 7946 0123 is no Relay UK prefix; did you mean 18001?"),
        ("Directory enquiries (118 118).", "dear", "a call to 118 118 costs more than one to an 01, 02 or 03 number"),
        ("From the Republic, ring 1800 247 100.", "not-in-directory", "1800 247 100 is not in the directory"),
        ("In Ireland 0818 202 202.", "not-in-directory", "0818 202 202 is not in the directory"),
        ("If you cannot breathe, call 911.", "impossible", "no phone number in the UK can be 911"),
    ],
)  # fmt: skip
def test_what_readers_cannot_or_should_not_call(
    repository: Repository, sentence: str, rule: str, message: str
) -> None:
    repository.change("contacts: [helpline]", "contacts: [helpline, clinic]")
    findings = [finding for finding in say(repository, sentence) if finding.leaflet]
    assert [(finding.rule, finding.message) for finding in findings] == [(rule, message)]


@pytest.mark.parametrize("prefix", ["18001", "18002", "Room 08001."])
def test_a_right_relay_prefix_is_no_finding(repository: Repository, prefix: str) -> None:
    repository.change("contacts: [helpline]", "contacts: [helpline, clinic]")
    assert say(repository, f"NGT: {prefix} 020 7946 0123.") == []
