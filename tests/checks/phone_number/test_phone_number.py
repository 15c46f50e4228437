"""Phone numbers in leaflets: the right one, of the right service, written the right way."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, Repository, seen, where

NUMBER = "0808 800 6000"
DIRECTORY = "content/directory.yaml"
NOT_LISTED = "Correct it; or, if it is right, add its service to content/directory.yaml."
SENTENCE = f"If you have any questions, call our helpline free on {NUMBER}."


@pytest.mark.parametrize(
    ("written", "rule", "message", "help_text"),
    [
        ("0808 800 6001", "not-in-directory", "0808 800 6001 is not in the directory; did you mean 0808 800 6000 (Helpline)?", "Correct it; or, if it is right, add its service to content/directory.yaml."),
        ("0808 800 0600", "not-in-directory", "0808 800 0600 is not in the directory; did you mean 0808 800 6000 (Helpline)?", "Correct it; or, if it is right, add its service to content/directory.yaml."),
        ("0808 800 6010", "not-in-directory", "0808 800 6010 is not in the directory; did you mean 0808 800 6000 (Helpline)?", "Correct it; or, if it is right, add its service to content/directory.yaml."),
        ("0161 496 0999", "not-in-directory", "0161 496 0999 is not in the directory", "Correct it; or, if it is right, add its service to content/directory.yaml."),
        ("0808 800 600", "impossible", "no phone number can be 0808 800 600; did you mean 0808 800 6000 (Helpline)?", "Count its digits against the service's own page, then correct it."),
        ("020 7946 0123", "other-service", "020 7946 0123 is the number of Clinic, not of Helpline", "Write 0808 800 6000, or name the other service."),
        ("0808 8006000", "house-format", "'0808 8006000' is not written as numbers are here", "Write 0808 800 6000."),
        ("0808-800-6000", "house-format", "'0808-800-6000' is not written as numbers are here", "Write 0808 800 6000."),
        ("+44 808 800 6000", "house-format", "'+44 808 800 6000' is not written as numbers are here", "Write 0808 800 6000."),
        ("0808 800 60O0", "look-alike", "'0808 800 60O0' holds characters that only look like digits or spaces", "Type it again: 0808 800 6000."),
    ],
)  # fmt: skip
def test_each_mistake_gives_one_finding_on_the_number(
    repository: Repository, written: str, rule: str, message: str, help_text: str
) -> None:
    repository.change(NUMBER, written)
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.message, finding.help) == (rule, message, help_text)
    assert where(finding) == f"{LEAFLET}:31:60"
    assert seen(repository.root, finding) == written
    assert finding.section == "Getting help"


def test_the_right_number_written_right_is_fine(repository: Repository) -> None:
    assert repository.findings("phone-number") == []


def test_a_no_break_space_in_a_number_is_good_typography(repository: Repository) -> None:
    repository.change(NUMBER, "0808\u00a0800\u00a06000")
    assert repository.findings("phone-number") == []


def test_the_fix_is_the_number_in_house_format(repository: Repository) -> None:
    repository.change(NUMBER, "08088006000")
    fix = repository.finding("phone-number").fix
    assert fix is not None
    text = repository.read(LEAFLET)
    assert fix.replacement == NUMBER
    assert text[fix.start : fix.end] == "08088006000"


def retire(repository: Repository, number: str) -> None:
    """Write that the helpline once had a number."""
    repository.change(
        "verified_by: ada",
        f'verified_by: ada\n    retired_numbers: [{{number: "{number}", retired: 2025-04}}]',
        DIRECTORY,
    )


def test_a_retired_number_is_told_with_its_successor(repository: Repository) -> None:
    repository.change(NUMBER, "01632 960 123")
    retire(repository, "01632 960 123")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("retired", Severity.ERROR)
    assert finding.message == "01632 960 123 is no longer the number of Helpline (since April 2025)"
    assert finding.help == "Write 0808 800 6000."
    assert finding.fix is not None
    assert finding.fix.replacement == NUMBER


def test_a_number_whose_service_is_not_among_the_contacts_is_told(repository: Repository) -> None:
    repository.change("contacts: [helpline]\n", "")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("not-listed", Severity.WARNING)
    assert finding.message == "0808 800 6000 (Helpline) is not among the leaflet's `contacts`"
    assert finding.help == "Add `helpline` to `contacts`."


@pytest.mark.parametrize("number", ["999", "111", "116 123"])
def test_numbers_that_everybody_knows_need_no_entry(repository: Repository, number: str) -> None:
    repository.change(f"free on {NUMBER}", f"free on {NUMBER} or phone {number}")
    assert repository.findings("phone-number") == []


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("116123", [("house-format", "Write 116 123.")]),
        ("1-1-1", [("house-format", "Write 111.")]),
        ("0161 4960999", [("not-in-directory", NOT_LISTED)]),
    ],
)
def test_the_house_format_is_for_numbers_that_are_right(
    repository: Repository, written: str, rules: list[tuple[str, str]]
) -> None:
    repository.change("You can go home", f"Call {written}. You can go home")
    findings = repository.findings("phone-number")
    assert [(finding.rule, finding.help) for finding in findings] == rules
    assert seen(repository.root, findings[0]) == written


def test_a_retired_number_does_not_hide_the_next(repository: Repository) -> None:
    retire(repository, "01632 960 123")
    repository.change("You can go home", "Call 01632 960 123 or 0161 496 0999. You can go home")
    rules = [finding.rule for finding in repository.findings("phone-number")]
    assert rules == ["retired", "not-in-directory"]


def add_email(repository: Repository) -> None:
    """Write that the helpline has an e-mail address."""
    repository.change("name: Helpline", "name: Helpline\n    email: help@example.org", DIRECTORY)


def test_an_address_is_held_against_the_directory(repository: Repository) -> None:
    add_email(repository)
    repository.change("You can go home", "Write to help@exmaple.org. You can go home")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("address-slip", Severity.ERROR)
    assert finding.message == "help@exmaple.org is one slip away from help@example.org (Helpline)"
    assert seen(repository.root, finding) == "help@exmaple.org"
    repository.change("exmaple", "example")
    assert repository.findings("phone-number") == []


def test_a_link_calls_the_number_that_its_words_say(repository: Repository) -> None:
    repository.change(f"on {NUMBER}", f"on [{NUMBER}](tel:02079460123)")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("link", Severity.ERROR)
    assert seen(repository.root, finding) == NUMBER
    repository.change("02079460123", "08088006000")
    assert repository.findings("phone-number") == []


def test_a_link_whose_words_show_no_number_calls_one_of_the_directory(
    repository: Repository,
) -> None:
    repository.change(f"on {NUMBER}", "on [this number](tel:01614960999)")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("not-in-directory", Severity.ERROR)
    assert finding.message == "the link dials 01614960999, which is not in the directory"
    assert seen(repository.root, finding) == "this number"
    repository.change("01614960999", "08088006000")
    assert repository.findings("phone-number") == []


def test_a_service_may_be_used_by_its_address_alone(repository: Repository) -> None:
    repository.change("contacts: [helpline]\n", "")
    repository.change(f"call our helpline free on {NUMBER}", "write to help@example.org")
    rules = [finding.rule for finding in repository.findings("phone-number")]
    assert rules == ["unused", "address"]
    add_email(repository)
    assert repository.findings("phone-number") == []


def test_what_an_unread_leaflet_uses_nobody_knows(repository: Repository) -> None:
    repository.change("contacts: [helpline]\n", "")
    repository.change(f"call our helpline free on {NUMBER}", "ask us")
    assert [finding.rule for finding in repository.findings("phone-number")] == ["unused"]
    repository.write("content/leaflets/broken.yaml", "id: [")
    assert repository.findings("phone-number") == []


@pytest.mark.parametrize(
    ("title", "line"), [("title: Having a scan", 2), ("summary: What happens when you have a scan.", 3)]
)  # fmt: skip
def test_numbers_in_titles_and_summaries_are_found(
    repository: Repository, title: str, line: int
) -> None:
    repository.change(title, f"{title} Call 0161 496 0999")
    finding = repository.finding("phone-number")
    assert (finding.position.line, finding.section) == (line, None)
    assert seen(repository.root, finding) == "0161 496 0999"


def test_a_number_in_a_list_item_in_bold_is_found_at_its_place(repository: Repository) -> None:
    repository.change("- you may be pregnant", "- call **0161 496 0999** first")
    finding = repository.finding("phone-number")
    assert seen(repository.root, finding) == "0161 496 0999"
    assert finding.position.column == 16


def test_a_drama_number_needs_a_policy_and_a_service_that_allow_it(repository: Repository) -> None:
    repository.change("contacts: [helpline]", "contacts: [helpline, clinic]")
    repository.change("You can go home", "Call the Clinic on 020 7946 0123. You can go home")
    assert repository.findings("phone-number") == []
    repository.change("allow_examples: true", "allow_examples: false", "checks/phone-number.yaml")
    directory, leaflet = repository.findings("phone-number")
    assert (leaflet.rule, leaflet.severity) == ("example", Severity.ERROR)
    assert leaflet.message == "020 7946 0123 is kept for drama: nobody answers it"
    assert (directory.rule, where(directory)) == ("example", f"{DIRECTORY}:10:12")
    assert directory.message == (
        "`phone` of Clinic: 020 7946 0123 is kept for drama: nobody answers it"
    )
    repository.change("allow_examples: false", "allow_examples: true", "checks/phone-number.yaml")
    repository.change("    example: true\n", "", DIRECTORY)
    assert [finding.rule for finding in repository.findings("phone-number")] == [
        "example",
        "example",
    ]


def test_a_withdrawn_leaflet_is_not_judged_and_uses_nothing(repository: Repository) -> None:
    repository.change(NUMBER, "0161 496 0999")
    repository.change("status: published", "status: withdrawn")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("unused", Severity.NOTICE)
    assert finding.message == "no leaflet sends readers to Helpline"
    assert where(finding) == f"{DIRECTORY}:2:9"


@pytest.mark.parametrize(
    ("mistake", "written", "rule", "help_text", "column"),
    [
        ("a wrong digit", "our helpline on 0808 800 6001", "not-in-directory", "Correct it; or, if it is right, add its service to content/directory.yaml.", 16),
        ("two swapped digits", "our helpline on 0808 800 0600", "not-in-directory", "Correct it; or, if it is right, add its service to content/directory.yaml.", 16),
        ("a retired number", "our helpline on 01632 960 123", "retired", "Write 0808 800 6000.", 16),
        ("another service's number", "our helpline free on 020 7946 0123", "other-service", "Write 0808 800 6000, or name the other service.", 21),
        ("a wrong format", "our helpline on 08088006000", "house-format", "Write 0808 800 6000.", 16),
    ],
)  # fmt: skip
def test_the_five_commonest_mistakes_give_one_finding_each(
    repository: Repository, mistake: str, written: str, rule: str, help_text: str, column: int
) -> None:
    retire(repository, "01632 960 123")
    repository.change("You can go home when the scan is done.", f"Call {written}.")
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.help) == (rule, help_text), mistake
    assert finding.position.column == len("      Call ") + column + 1
    assert seen(repository.root, finding) == written[column:]


def test_leaflets_that_give_two_numbers_beside_one_name_are_told(repository: Repository) -> None:
    repository.change("name: Clinic", "name: Helpline", DIRECTORY)
    second = repository.read(LEAFLET).replace("id: having-a-scan", "id: second-scan")
    second = second.replace(NUMBER, "020 7946 0123").replace("free on", "on")
    third = repository.read(LEAFLET).replace("id: having-a-scan", "id: third-scan")
    repository.write("content/leaflets/second-scan.yaml", second.replace("[helpline]", "[clinic]"))
    other = "\n      Call the Helpline on 116 123.\n"
    repository.write("content/leaflets/third-scan.yaml", third + other)
    finding = repository.finding("phone-number")
    assert (finding.rule, finding.severity) == ("two-numbers", Severity.WARNING)
    assert finding.message == "'helpline' is 020 7946 0123 here, and 0808 800 6000 elsewhere"
    assert finding.position.file == "content/leaflets/second-scan.yaml"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0808 800 600", "`phone` of Helpline: no phone number can be '0808 800 600'"),
        ("ask at the desk", "`phone` of Helpline: no phone number can be 'ask at the desk'"),
        ("08088006000", "`phone` of Helpline: '08088006000' is not written as numbers are here"),
    ],
)
def test_the_directory_is_judged_too(repository: Repository, written: str, message: str) -> None:
    repository.change(f'"{NUMBER}"', f'"{written}"', DIRECTORY)
    finding = next(
        finding for finding in repository.findings("phone-number") if not finding.leaflet
    )
    assert (finding.rule, finding.message) == ("directory-number", message)
    assert where(finding) == f"{DIRECTORY}:4:12"


def test_a_number_that_nobody_ever_called_is_told(repository: Repository) -> None:
    repository.change("    last_verified: 2026-05\n    verified_by: ada\n", "", DIRECTORY)
    finding = repository.finding("phone-number")
    assert (finding.rule, where(finding)) == ("not-verified", f"{DIRECTORY}:2:5")
    assert finding.message == (
        "Helpline has no `last_verified`: nobody has said that the number is right"
    )


@pytest.mark.parametrize(("today", "told"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True)])
def test_a_number_that_nobody_called_for_a_year_is_told(
    repository: Repository, today: date, told: bool
) -> None:
    findings = [
        finding for finding in repository.findings("phone-number", today) if not finding.leaflet
    ]
    assert bool(findings) == told
    if told:
        assert findings[0].message == (
            "Helpline was last verified May 2026, more than 12 months ago"
        )
        assert where(findings[0]) == f"{DIRECTORY}:6:20"
