"""What changed between two states of a repository."""

from __future__ import annotations

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.changes.change_report import LeafletChange, Passage
from leaflint.operations.changes.compare import compare
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository

NUMBERS, NEGATIONS, SAFETY, CONTACTS = (
    "numbers, doses or units", "negations or modal verbs", "safety wording", "phone numbers or other contacts",
)  # fmt: skip
EVERYTHING = (NUMBERS, NEGATIONS, SAFETY, CONTACTS, "evidence removed")
OTHER = "content/leaflets/other.yaml"


@pytest.fixture
def committed(repository: Repository) -> Repository:
    repository.commit()
    return repository


def one(repository: Repository, base: str = "HEAD", head: str | None = None) -> LeafletChange:
    (leaflet,) = compare(repository.root, base, head, today=TODAY).leaflets
    return leaflet


def told(passage: Passage) -> str:
    signs = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in passage.pieces if piece.text)


def test_nothing_changed(committed: Repository) -> None:
    report = compare(committed.root, "HEAD", today=TODAY)
    assert (report.leaflets, report.shared, report.unchanged) == ((), (), 1)
    assert report.totals.endswith("No sign-off is voided.")
    assert report.head == "the files on disk"


@pytest.mark.parametrize(
    ("old", "new", "alarms", "passage"),
    [
        ("does not hurt", "does hurt", (NEGATIONS,), "The scan does [-not-] hurt, but you need to keep still."),
        ("about 20 min", "about 25 min", (NUMBERS,), "It takes about [-20-] {+25+} minutes."),
        ("can go home when", "must go home when", (NEGATIONS,), "You [-can-] {+must+} go home when the scan is done."),
        ("0808 800 6000", "0808 800 6001", (CONTACTS,), "If you have any questions, call our helpline free on 0808 800 [-6000-] {+6001+}."),
        ("**Call 999**", "**Call 99**", (NUMBERS, SAFETY, CONTACTS), "Call [-999-] {+99+} if you cannot breathe."),
        ("you cannot breathe", "you really cannot breathe", (SAFETY,), "Call 999 if you {+really+} cannot breathe."),
        ("contacts: [helpline]", "contacts: [clinic]", (CONTACTS,), "[-Helpline-] {+Clinic+}"),
        ("the desk", "the door", (), "A nurse will meet you at the [-desk-] {+door+} and show you where to sit."),
    ],
)  # fmt: skip
def test_words_are_shown_in_their_sentence(
    committed: Repository, old: str, new: str, alarms: tuple[str, ...], passage: str
) -> None:
    committed.change(old, new)
    leaflet = one(committed)
    assert leaflet.alarms == alarms
    assert [told(shown) for shown in leaflet.passages] == [passage]
    has_digit = any(map(str.isdigit, old + new))
    there = {*alarms, NUMBERS} if has_digit else {*alarms}
    assert leaflet.absent == tuple(name for name in EVERYTHING if name not in there)
    assert leaflet.voided
    assert leaflet.sign_off.startswith(
        "Voided: the sign-off by Ada Reviewer of 16 March 2026 no longer holds: "
    )


def test_several_changes_stand_the_most_urgent_first(committed: Repository) -> None:
    committed.change("as you like", "as you want")
    committed.change("does not hurt", "does hurt")
    committed.change("free on 0808 800 6000", "free on 0808 800 6001")
    committed.change("20 minutes", "25 minutes")
    assert [passage.alarms for passage in one(committed).passages] == [
        (NUMBERS,),
        (NEGATIONS,),
        (CONTACTS,),
        (),
    ]


def test_lines_that_came_went_and_moved(committed: Repository) -> None:
    committed.change("      - you may be pregnant\n", "")
    committed.change(
        "      - you do not like small rooms\n",
        "      - you do not like small rooms\n      - you take 5 tablets or more\n",
    )
    committed.change("      You can go home when the scan is done.\n", "      Rest for a bit.\n")
    shown = {(passage.kind, told(passage), passage.alarms) for passage in one(committed).passages}
    assert ("deleted", "[-you may be pregnant-]", (NEGATIONS,)) in shown
    assert ("inserted", "{+you take 5 tablets or more+}", (NUMBERS,)) in shown
    assert ("inserted", "{+Rest for a bit.+}", ()) in shown


def test_safety_wording_that_moved_is_an_alarm_and_numbers_that_moved_are_not(
    committed: Repository,
) -> None:
    paragraphs = [
        "It takes 20 minutes.",
        "Rest.",
        "Sleep.",
        "Call 999 if you cannot breathe.",
        "Eat.",
        "Drink.",
    ]
    head = committed.read(LEAFLET).split("  - heading: The scan")[0]

    def write(order: list[int]) -> None:
        text = "".join(f"      {paragraphs[number]}\n\n" for number in order)
        committed.write(LEAFLET, f"{head}  - heading: The scan\n    text: |\n{text}")

    write([0, 1, 2, 3, 4, 5])
    committed.commit()
    write([1, 2, 0, 4, 5, 3])
    assert [(passage.kind, told(passage), passage.alarms) for passage in one(committed).passages] == [
        ("moved", paragraphs[3], (SAFETY,)), ("moved", paragraphs[0], ()),
    ]  # fmt: skip


def test_a_list_that_became_numbered(committed: Repository) -> None:
    committed.change("      - you may be pregnant", "      1. you may be pregnant")
    (passage,) = one(committed).passages
    assert told(passage) == "[-- you may be pregnant-]{+1. you may be pregnant+}"


def test_what_is_not_words_is_told_too(committed: Repository) -> None:
    committed.write(
        LEAFLET, committed.read(LEAFLET) + "evidence:\n  - title: A guide\n    checked: 2026-01\n"
    )
    committed.commit()
    text = (
        committed.read(LEAFLET).replace("A guide", "Another").replace("risk: medium", "risk: low")
    )
    committed.write(
        LEAFLET,
        text.replace("2028-01", "2029-01").replace("topics: [scan]", "topics: [scan, treatment]"),
    )
    leaflet = one(committed)
    assert leaflet.facts == (
        "Risk: low, was medium.", "Topics added: treatment.", "Next review: January 2029, was January 2028.",
        "Evidence, A guide taken out: checked: January 2026.",
        "Evidence, Another added: checked: January 2026.",
    )  # fmt: skip
    assert leaflet.alarms == ("evidence removed",)
    assert leaflet.absent == EVERYTHING[1:-1]
    assert leaflet.passages == ()


def test_reading_ages_before_and_after(committed: Repository) -> None:
    committed.change(
        "You can go home when the scan is done.",
        "Radiographers subsequently communicate preliminary interpretations to multidisciplinary professionals.",
    )
    leaflet = one(committed)
    assert leaflet.reading_before is not None
    assert leaflet.reading_after is not None
    assert leaflet.reading_after.held > leaflet.reading_before.held
    committed.change("minimum_words: 60", "minimum_words: 6000", "checks/reading-age.yaml")
    assert one(committed).reading_after is None


def test_sign_offs_kept_and_new(committed: Repository) -> None:
    committed.change("like small rooms", "like small rooms.")
    assert (one(committed).sign_off, one(committed).voided) == (
        "Kept: only minor edits since the sign-off by Ada Reviewer of 16 March 2026.", False,
    )  # fmt: skip
    committed.change("20 minutes", "25 minutes")
    assert (
        committed.command(
            "sign-off",
            "having-a-scan",
            "--by",
            "ada",
            "--today",
            "2026-06-14",
            "--despite-errors",
            "The approved value follows.",
        ).returncode
        == 0
    )
    assert (
        one(committed).sign_off
        == "New: the sign-off by Ada Reviewer of 14 June 2026 is for exactly this text."
    )
    committed.commit()
    committed.change("owner: writers", "owner: grace")
    assert (
        one(committed).sign_off
        == "Kept: the sign-off by Ada Reviewer of 14 June 2026 is for exactly this text."
    )


def test_sign_offs_that_are_taken_out(committed: Repository) -> None:
    (committed.root / SIGN_OFFS).unlink()
    assert (
        one(committed).sign_off
        == "Voided: the sign-off by Ada Reviewer of 16 March 2026 is no longer there."
    )
    assert one(committed).voided
    committed.commit()
    committed.change("20 minutes", "25 minutes")
    assert (one(committed).sign_off, one(committed).voided) == ("Never signed off.", False)


def test_a_renamed_leaflet_is_followed(committed: Repository) -> None:
    committed.git("mv", LEAFLET, "content/leaflets/more-scans.yaml")
    committed.change("id: having-a-scan", "id: more-scans", "content/leaflets/more-scans.yaml")
    committed.change("20 minutes", "25 minutes", "content/leaflets/more-scans.yaml")
    leaflet = one(committed)
    assert (leaflet.file, leaflet.former_file) == ("content/leaflets/more-scans.yaml", LEAFLET)
    assert leaflet.kind == "renamed"
    assert [told(passage) for passage in leaflet.passages] == [
        "It takes about [-20-] {+25+} minutes."
    ]
    assert (
        leaflet.sign_off
        == "Voided: the sign-off by Ada Reviewer of 16 March 2026 is no longer there."
    )


def test_new_leaflets_and_those_that_are_gone(committed: Repository) -> None:
    committed.write(
        OTHER,
        committed.read(LEAFLET)
        .replace("id: having-a-scan", "id: other")
        .replace("title: Having a scan", "title: Another"),
    )
    (committed.root / LEAFLET).unlink()
    gone, new = compare(committed.root, "HEAD", today=TODAY).leaflets
    assert (gone.kind, gone.file, gone.alarms, gone.reading_after) == (
        "gone",
        LEAFLET,
        ("leaflet removed",),
        None,
    )
    assert (new.kind, new.title, new.alarms, new.absent) == ("new", "Another", ("new leaflet",), ())
    assert new.facts == ("New leaflet (published), 114 words: read all of it.",)
    assert new.sign_off == "Never signed off."


def test_two_commits_can_be_compared(committed: Repository) -> None:
    committed.change("20 minutes", "25 minutes")
    second = committed.commit()
    committed.change("25 minutes", "30 minutes")
    committed.commit()
    committed.change("30 minutes", "35 minutes")
    leaflet = one(committed, "HEAD~2", second)
    assert [told(passage) for passage in leaflet.passages] == [
        "It takes about [-20-] {+25+} minutes."
    ]
    leaflet = one(committed, "HEAD~1", "HEAD")
    assert [told(passage) for passage in leaflet.passages] == [
        "It takes about [-25-] {+30+} minutes."
    ]
    report = compare(committed.root, "HEAD~1", "HEAD", today=TODAY)
    assert report.head == committed.git("rev-parse", "HEAD")[:12]


def test_changes_count_from_where_the_work_left_its_base(committed: Repository) -> None:
    committed.git("switch", "--quiet", "--create", "work")
    committed.change("20 minutes", "25 minutes")
    committed.commit()
    committed.git("switch", "--quiet", "main")
    committed.change("as you like", "as you want")
    committed.commit()
    leaflet = one(committed, "main", "work")
    assert [told(passage) for passage in leaflet.passages] == [
        "It takes about [-20-] {+25+} minutes."
    ]


@pytest.mark.parametrize("which", ["present", "earlier"])
def test_a_version_that_is_no_leaflet_is_never_passed_over(
    committed: Repository, which: str
) -> None:
    good, bad = committed.read(LEAFLET), committed.read(LEAFLET) + "colour: red\n"
    committed.write(LEAFLET, bad if which == "earlier" else good)
    committed.commit()
    committed.write(LEAFLET, good if which == "earlier" else bad)
    leaflet = one(committed)
    assert leaflet.kind == "unreadable"
    assert leaflet.facts == (
        f"What changed cannot be told: its {which} version is not a valid leaflet (run leaflint check).",
    )
    assert leaflet.absent == ()
    assert leaflet.sign_off.startswith(
        "It cannot be told" if which == "present" else "Kept: the sign-off by Ada Reviewer"
    )


def test_where_safety_wording_cannot_be_told_every_change_is_an_alarm(
    committed: Repository,
) -> None:
    committed.change("say: Call", "sai: Call", "checks/safety-wording.yaml")
    committed.change("the desk", "the door")
    leaflet = one(committed)
    assert leaflet.alarms == EVERYTHING[:-1]
    assert leaflet.absent == ("evidence removed",)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            "checks/sign-off.yaml",
            "checks/sign-off.yaml is missing or broken",
        ),
        ("content/glossary.yaml", "content/glossary.yaml is missing or broken"),
    ],
)
def test_nothing_is_compared_on_broken_ground(
    committed: Repository, file: str, message: str
) -> None:
    committed.write(file, "x: 1\n")
    with pytest.raises(UsageError, match=message):
        compare(committed.root, "HEAD", today=TODAY)


def test_a_small_word_is_no_number(committed: Repository) -> None:
    committed.change("you have had a bad time", "you have had a baby and a bad time")
    leaflet = one(committed)
    assert (leaflet.alarms, leaflet.absent) == ((), EVERYTHING)
    assert [told(shown) for shown in leaflet.passages] == [
        "you have had a {+baby and a+} bad time in a scan"
    ]


def test_a_section_of_another_kind_and_a_withdrawn_leaflet(committed: Repository) -> None:
    committed.change("heading: The scan", "heading: The scan\n    kind: tests")
    committed.change("status: published", "status: withdrawn")
    leaflet = one(committed)
    assert leaflet.kind == "withdrawn"
    assert leaflet.sign_off == "A withdrawn leaflet needs none, but nobody is on record yet."
    assert leaflet.facts == (
        "Status: withdrawn, was published.",
        "The scan: the section's kind is tests, was none.",
    )
    committed.change("title: Having a scan", "title: Your scan")
    assert compare(committed.root, "HEAD", today=TODAY).movements == [
        f"Withdrawn: Your scan ({LEAFLET}); before: Having a scan."
    ]


def test_a_leaflet_that_left_the_folder_is_gone(committed: Repository) -> None:
    committed.git("mv", LEAFLET, "content/old.yaml")
    leaflet = one(committed)
    assert (leaflet.kind, leaflet.file) == ("gone", LEAFLET)
    assert (
        leaflet.sign_off
        == "It ends with the leaflet: the sign-off by Ada Reviewer of 16 March 2026."
    )


def test_a_new_leaflet_shows_all_of_its_text(committed: Repository) -> None:
    text = committed.read(LEAFLET).replace("id: having-a-scan", "id: other")
    committed.write(OTHER, text.replace("Having a scan", "A scan"))
    leaflet = one(committed)
    pieces = [piece for passage in leaflet.passages for piece in passage.pieces]
    assert {piece.kind for piece in pieces if piece.text} == {"inserted"}
    assert [piece.text for piece in pieces][:2] == ["A scan", "What happens when you have a scan."]
    assert [piece.text for piece in pieces][-1] == "Helpline"


def test_a_leaflet_whose_file_of_sign_offs_only_allows_waivers_can_go(
    repository: Repository,
) -> None:
    head = (
        "leaflet: having-a-scan\nwaivers:\n  - by: ada\n    date: 2026-04-01\n    check: numbers\n"
    )
    repository.write(SIGN_OFFS, f"{head}    reason: It is a name.\n    expires: 2026-12-31\n")
    repository.commit()
    repository.write(OTHER, repository.read(LEAFLET).replace("id: having-a-scan", "id: other"))
    (repository.root / LEAFLET).unlink()
    gone, _ = compare(repository.root, "HEAD", today=TODAY).leaflets
    assert gone.sign_off == "It ends with the leaflet."
