"""Phone numbers: those of the directory become contacts, others are proposed and verified by nobody."""

from __future__ import annotations

from leaflint.operations.importing.contacts import Contacts, find_contacts, short_name
from leaflint.operations.importing.document import Paragraph, Span
from tests.example_repository import Repository


def found(repository: Repository, *lines: str) -> Contacts:
    paragraphs = [Paragraph((Span(line),), f"line {at}") for at, line in enumerate(lines, 1)]
    return find_contacts(paragraphs, repository.context().directory_index)


def test_numbers_of_the_directory_become_contacts(repository: Repository) -> None:
    contacts = found(repository, "Call us on 0808 800 6000.", "Clinic: 020 7946 0123", "Call 999.")
    assert contacts == Contacts(("helpline", "clinic", "emergency"), (), ())


def test_an_unknown_number_is_proposed_unverified(repository: Repository) -> None:
    contacts = found(repository, "Call Ward 5 on 0161 496 0155.", "Ward 5: 0161 496 0155")
    assert contacts.services == ()
    assert [one.entry for one in contacts.proposed] == [
        '  - id: ward-5\n    name: "Ward 5"\n    phone: "0161 496 0155"\n    cost: standard\n'
        "    # not verified: ring it, then add last_verified and verified_by\n"
    ]
    (problem,) = contacts.problems
    assert (problem.place, problem.message, problem.stops) == (
        "line 1",
        "0161 496 0155 is not in content/directory.yaml",
        False,
    )
    assert (
        problem.help == "Ring it. If it is right, add the proposed entry; nobody has verified it."
    )


def test_the_name_may_stand_in_the_line_above(repository: Repository) -> None:
    assert (
        found(repository, "Stoma nurses", "Tel: 0161 496 0155").proposed[0].name == "Stoma nurses"
    )
    assert found(repository, "Tel: 0161 496 0155").proposed[0].id == "0161-496-0155"


def test_a_misprint_names_the_number_that_is_meant(repository: Repository) -> None:
    (problem,) = found(repository, "Call 0808 800 6001.").problems
    assert "did you mean 0808 800 6000 (Helpline)?" in problem.message


def test_numbers_that_cannot_be_are_named_and_not_proposed(repository: Repository) -> None:
    contacts = found(repository, "Call us on 0808 800 600.")
    assert contacts.proposed == ()
    assert contacts.problems[0].message == "0808 800 600 is no phone number that can exist"


def test_shared_and_retired_numbers_are_left_to_a_person(repository: Repository) -> None:
    directory = "content/directory.yaml"
    more = '  - id: ward\n    name: Ward\n    phone: "020 7946 0123"\n    email: ward@example.org\n'
    more += '    retired_numbers:\n      - number: "0161 496 0155"\n        retired: 2025\n'
    repository.write(directory, repository.read(directory) + more)
    contacts = found(
        repository, "Call 020 7946 0123.", "Call 0161 496 0155.", "Or Ward@example.org"
    )
    assert [problem.message for problem in contacts.problems] == [
        "020 7946 0123 is the number of clinic or ward",
        "0161 496 0155 is an old number of Ward, no longer in use",
    ]
    assert (contacts.services, contacts.proposed) == (("ward",), ())


def test_ids_are_made_of_words() -> None:
    assert short_name("Your child's CT scan (2nd part)") == "your-childs-ct-scan-2nd-part"
    assert short_name("—") == ""
    assert len(short_name("a" * 300)) == 80
