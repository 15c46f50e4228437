"""What changed in shared files and policies, and in the leaflets that show it."""

from __future__ import annotations

from itertools import chain

import pytest

from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.compare import compare
from tests.example_repository import FILES, LEAFLET, TODAY, Repository

BLOCKS, DIRECTORY, GLOSSARY = (
    f"content/{name}.yaml" for name in ("blocks", "directory", "glossary")
)
WORDING, FACTS = "checks/safety-wording.yaml", "checks/agreeing-facts.yaml"
OTHER = "content/leaflets/other.yaml"
NUMBERS, CONTACTS = "numbers, doses or units", "phone numbers or other contacts"


@pytest.fixture
def committed(repository: Repository) -> Repository:
    """Return a repository with a leaflet that shows a block, a term and a number, and is signed off."""
    text = FILES[LEAFLET].replace("id: having-a-scan", "id: other").replace("Having a", "Another")
    repository.write(
        OTHER,
        f"{text}  - heading: More\n    text: |\n      You may have a biopsy. Ring 020 7946 0123.\n"
        "    include: [fever]\n",
    )
    repository.write(
        BLOCKS,
        "blocks:\n  - id: fever\n    text: Call us if your temperature is 38.5°C.\n"
        "    owner: writers\n    next_review: 2028\n",
    )
    repository.commit()
    done = repository.command("sign-off", "other", "--by", "ada", "--today", str(TODAY))
    assert done.returncode == 0, done.stderr
    repository.commit()
    return repository


def report(repository: Repository) -> ChangeReport:
    return compare(repository.root, "HEAD", today=TODAY)


def other(repository: Repository) -> LeafletChange:
    (leaflet,) = report(repository).leaflets
    assert leaflet.title == "Another scan"
    return leaflet


def told(leaflet: LeafletChange) -> list[str]:
    signs = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return [
        f"{passage.section}: "
        + "".join(signs[piece.kind].format(piece.text) for piece in passage.pieces if piece.text)
        for passage in leaflet.passages
    ]


def sentences(repository: Repository) -> list[str]:
    return list(chain.from_iterable(shared.sentences for shared in report(repository).shared))


def test_a_block_is_shown_where_it_is_included_with_the_sign_off_that_it_voids(
    committed: Repository,
) -> None:
    committed.change("38.5", "38", BLOCKS)
    leaflet = other(committed)
    assert told(leaflet) == ["More: Call us if your temperature is [-38.5-] {+38+}°C."]
    assert leaflet.voided
    assert leaflet.sign_off.startswith("Voided: the sign-off by Ada Reviewer of 15 June 2026")
    assert leaflet.alarms == (NUMBERS,)
    assert report(committed).totals.endswith("1 did not. 1 sign-off no longer holds.")
    assert sentences(committed)[-1] == "fever is shown in Another scan."


@pytest.mark.parametrize(
    ("file", "old", "new", "shown", "alarms"),
    [
        (DIRECTORY, "020 7946 0123", "020 7946 0124", "Clinic (in the directory): phone: 020 7946 [-0123-] {+0124+}", (CONTACTS,)),
        (DIRECTORY, "name: Clinic", "name: Walk-in clinic", "Walk-in clinic (in the directory): name: [-Clinic-] {+Walk-in clinic+}", (CONTACTS,)),
        (GLOSSARY, "a small piece", "two small pieces", "biopsy (in the glossary): meaning: a test in which [-a-] {+two+} small [-piece-] {+pieces+} of the body is taken out to be looked at", (NUMBERS,)),
    ],
)  # fmt: skip
def test_a_service_and_a_term_are_shown_where_they_are_used(
    committed: Repository, file: str, old: str, new: str, shown: str, alarms: tuple[str, ...]
) -> None:
    committed.change(old, new, file)
    leaflet = other(committed)
    assert told(leaflet) == [shown]
    assert leaflet.alarms == alarms
    assert NUMBERS not in leaflet.absent or not any(map(str.isdigit, new))
    assert not leaflet.voided
    assert leaflet.sign_off.startswith("Kept: the sign-off by Ada Reviewer")


def test_what_only_editors_see_is_told_but_lists_no_leaflet(committed: Repository) -> None:
    committed.change(
        "cost: free\n    last_verified: 2026-05",
        "cost: free\n    last_verified: 2026-06",
        DIRECTORY,
    )
    assert report(committed).leaflets == ()
    assert sentences(committed) == ["Helpline, last verified: June 2026, was May 2026."]


def test_a_sign_off_that_another_file_voids_is_told(committed: Repository) -> None:
    committed.change("at the desk", "at teh desk", LEAFLET)
    committed.commit()
    committed.change("minor_words: 3", "minor_words: 0", "checks/sign-off.yaml")
    (leaflet,) = report(committed).leaflets
    assert (leaflet.title, leaflet.voided, leaflet.passages) == ("Having a scan", True, ())
    assert sentences(committed) == ["minor words: 0, was 3."]
    committed.commit()
    committed.change("reason: Old advice", "reason: Late advice", "checks/review-date.yaml")
    assert one_sign_off(committed).endswith("It did not hold before this change either.")


def one_sign_off(repository: Repository) -> str:
    (leaflet,) = report(repository).leaflets
    return leaflet.sign_off


def test_an_approver_who_no_longer_is_one_is_told(committed: Repository) -> None:
    committed.change("role: clinical-reviewer", "role: editor", "content/people.yaml")
    changed = report(committed)
    assert [leaflet.voided for leaflet in changed.leaflets] == [False, False]
    assert "does not count" in changed.leaflets[0].sign_off
    assert sentences(committed) == ["Ada Reviewer, role: editor, was clinical-reviewer."]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FACTS, "value: 20 minutes", "value: 30 minutes", ["scan-time: 30 minutes, was 20 minutes."]),
        (FACTS, "value: 20 minutes", "value:  20 minutes", ["Nothing that it says changed, only comments, layout or order."]),
        (WORDING, "topics: [scan]", "topics: [treatment]", [
            "rule emergency, applies to, topics taken out: scan.",
            "rule emergency, applies to, topics added: treatment.",
            "rule emergency no longer applies to Having a scan; Another scan, since the topic `scan` was "
            "taken out of the rule; the topic `treatment` was added to the rule.",
        ]),
        ("checks/sign-off.yaml", "minor_words: 3", "minor_words: 3\nseverity: {unsigned: error}", ["rule unsigned: error, was warning."]),
        (FACTS, "facts:", "fact:", ["What changed cannot be told: its present version is missing, not valid or not adopted."]),
    ],
)  # fmt: skip
def test_a_policy_is_told_in_words(
    committed: Repository, file: str, old: str, new: str, expected: list[str]
) -> None:
    committed.change(old, new, file)
    assert sentences(committed) == expected
    assert report(committed).leaflets == ()


def test_other_files_of_the_policy_are_told_too(committed: Repository) -> None:
    committed.write("checks/notes.txt", "x")
    assert sentences(committed) == ["No check that is adopted reads this file."]
    (committed.root / "checks/notes.txt").unlink()
    kept = "[schema, safety-wording, reading-age, phone-number, review-date, plain-language]"
    committed.write("leaflint.yaml", f"format: 2\nsince: 0.1.0\nchecks: {kept}\n")
    assert sentences(committed)[:2] == [
        "checks taken out: agreeing-facts.",
        "checks taken out: sign-off.",
    ]
    assert report(committed).totals.endswith("Sign-offs are not checked here.")


def test_a_topic_that_leaves_a_leaflet_takes_its_rules_along(committed: Repository) -> None:
    committed.change("topics: [scan]", "topics: [treatment]", OTHER)
    leaflet = other(committed)
    assert leaflet.facts == (
        "Topics taken out: scan.",
        "Topics added: treatment.",
        "The rule emergency no longer applies to it, since the topic `scan` was taken out of the leaflet; "
        "the topic `treatment` was added to the leaflet.",
    )
    assert leaflet.alarms == ("safety wording",)


def test_the_policy_that_judges_is_that_of_the_compared_state(committed: Repository) -> None:
    committed.change("at the desk", "at the door")
    committed.write(
        "checks/sign-off.yaml", FILES["checks/sign-off.yaml"] + "interchangeable: [[desk, door]]\n"
    )
    committed.commit()
    committed.write("checks/sign-off.yaml", "broken: true\n")
    committed.write("content/glossary.yaml", "broken: true\n")
    changed = compare(committed.root, "HEAD~1", "HEAD", today=TODAY)
    assert [leaflet.sign_off for leaflet in changed.leaflets] == [
        "Kept: only minor edits since the sign-off by Ada Reviewer of 16 March 2026."
    ]
    assert [shared.file for shared in changed.shared] == ["checks/sign-off.yaml"]


def test_nothing_is_said_of_safety_wording_when_its_policy_changed(committed: Repository) -> None:
    committed.change("say: Call 999 if you cannot breathe.", "say: Call 999.", WORDING)
    committed.change("If you cannot breathe, call 999.", "Now call 999.", WORDING)
    committed.change("you cannot breathe.", "you need to.", OTHER)
    leaflet = next(leaflet for leaflet in report(committed).leaflets if leaflet.file == OTHER)
    assert "safety wording" not in leaflet.absent
