"""The proof: whatever a converter loses, changes, doubles or moves is found, and typography is no loss."""

from __future__ import annotations

from random import Random

import pytest

from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.conservation import prove
from tests.operations.importing.drafts import Draft, drafts
from tests.operations.importing.planted import plant

HEAD = """\
id: a
title: "Taking warfarin"
summary: "Say here in plain words what this leaflet tells."
status: draft
topics: [condition]
risk: medium
owner: editors
sections:
  - heading: Introduction
    text: |
"""
TEXT = "Taking warfarin\n\nTake 5mg at 6pm. Do not take aspirin.\n\n- Call 0161 496 0123.\n"
BODY = "Take 5mg at 6pm. Do not take aspirin.\n\n- Call 0161 496 0123.\n"


def losses(
    source: str, body: str, left_out: tuple[str, ...] = (), kind: str = "txt", head: str = HEAD
) -> list[str]:
    text = head + "".join(f"      {line}\n" for line in body.splitlines())
    file = Source(f"leaflet.{kind}", "html" if kind == "html" else "txt", source.encode())
    return [f"{loss.place}: {loss.message}" for loss in prove(file, text, left_out)]


def test_a_draft_that_holds_every_word_is_proved() -> None:
    assert losses(TEXT, BODY) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("5mg", "50mg", "the number '5' stands 1 time in the file, and 0 in the draft"),
        ("5mg", "5g", "the unit 'mg' stands 1 time in the file, and 0 in the draft"),
        ("5mg", "mg", "the number '5' stands 1 time in the file, and 0 in the draft"),
        (" not", "", "the negation 'not' stands 1 time in the file, and 0 in the draft"),
        (
            "aspirin",
            "asprin",
            "the medicine 'aspirin' stands 1 time in the file, and 0 in the draft",
        ),
        (
            "0123",
            "0132",
            "the phone number '01614960123' stands 1 time in the file, and 0 in the draft",
        ),
        (
            "- Call 0161 496 0123.",
            "",
            "the phone number '01614960123' stands 1 time in the file, and 0",
        ),
        (
            "Take 5mg at 6pm",
            "Take 6mg at 5pm",
            "the number '5' stands beside other words in the draft",
        ),
        (
            "Take 5mg",
            "Do not take 5mg",
            "the negation 'not' stands 1 time in the file, and 2 in the draft",
        ),
        ("Call", "Ring", "the word 'call' stands 1 time in the file, and 0 in the draft"),
        (
            "Do not take aspirin",
            "Do take not aspirin",
            "the negation 'not' stands beside other words",
        ),
    ],
)
def test_what_was_lost_changed_doubled_or_moved_is_found(old: str, new: str, found: str) -> None:
    assert BODY.count(old) == 1
    assert any(found in loss for loss in losses(TEXT, BODY.replace(old, new)))


def test_a_loss_says_where_it_stood() -> None:
    assert losses(TEXT, BODY.replace(" not", "")) == [
        "line 3, \"Take 5mg at 6pm. Do not take aspirin.\": the negation 'not' stands 1 time in the file, and 0 "
        "in the draft"
    ]


def test_what_harms_most_comes_first() -> None:
    found = losses(TEXT, "Take it.")
    kinds = [loss.partition(": the ")[2].partition(" '")[0] for loss in found]
    order = ["phone number", "number", "unit", "negation", "medicine", "word"]
    assert list(dict.fromkeys(kinds)) == order


def test_what_is_listed_as_left_out_is_no_loss() -> None:
    source = TEXT + "\nPage 1 of 2\n"
    assert losses(source, BODY, ("Page 1 of 2",)) == []
    found = losses(source, BODY, ("Page 1 of 3",))
    assert any("the number '2' stands 1 time in the file, and 0" in loss for loss in found)
    assert any("the number '3' stands 0 times in the file, and 1" in loss for loss in found)
    assert losses(source, BODY, ("Page 1 of 2", "Page 1 of 2")) != []


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("non\u00ad-stop ﬁrst", "non-stop first"),  # soft hyphens, ligatures
        ("38ºC or 38 o C", "38°C or 38 °C"),
        ("•\tone\n\n1)\ttwo\n\no\tthree", "- one\n- two\n- three"),
        ("exam-\nination", "examination"),
        ("‘a’ – “b” … c", "'a' - \"b\" ... c"),
        ("½ tablet, 1½ hours", "1/2 tablet, 1 1/2 hours"),
        ("Ring 0161\u00a0496\u00a00123 or (0161) 496-0124", "Ring 0161 496 0123 or 0161 496 0124"),
        ("+44 161 496 0123, 0161 496 0123", "0161 496 0123, +44 (0)161 496 0123"),
    ],
)
def test_typography_is_no_loss(source: str, body: str) -> None:
    assert losses(f"Taking warfarin\n\n{source}", body) == []


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("10⁶ units", "106 units"),
        ("10<sup>6</sup> units", "106 units"),
        ("<5 or >6", "5 or 6"),
        ("2-3 days", "23 days"),
        ("2–3 days", "2 3 days"),
        ("-5°C", "5°C"),
        ("5.5 mg", "55 mg"),
        ("1½ tablets", "12 tablets"),
        ("5% cream", "5 cream"),
        ("£5", "5"),
        ("5 µg", "5 mg"),
        ("1,000", "1.000"),
        ("brown: 1mg; blue: 3mg", "brown: 3mg; blue: 1mg"),
        ("2 to 4 puffs, up to 10 puffs", "2 to 10 puffs, up to 4 puffs"),
        ("mild: 5 to 14\n\nbad: 15 to 30", "mild: 15 to 14\n\nbad: 5 to 30"),
    ],
)
def test_what_changes_a_meaning_is_a_loss(source: str, body: str) -> None:
    page = "".join(f"<p>{part}</p>" for part in ("Taking warfarin", *source.split("\n\n")))
    page = page.replace("<5", "&lt;5")
    shown = source.replace("<sup>6</sup>", "⁶").replace("<5", "\\<5")
    assert losses(page, shown, kind="html") == []
    assert losses(page, body, kind="html") != []


def test_links_lead_where_they_led() -> None:
    page = '<p>Taking warfarin</p><p>See <a href="https://www.example.org/a/">this</a></p>'
    assert losses(page, "See [this](https://example.org/a)", kind="html") == []
    assert losses(page, "See this", kind="html") == [
        "line 1: no link leads to 'example.org/a' in the draft"
    ]
    assert losses(
        page, "See [this](https://example.org/a) [.](https://example.com)", kind="html"
    ) == ["the draft: a link leads to 'example.com', and none in the file"]
    shown = "See this: https://example.org/a"
    assert (
        "the address 'example.org/a' stands 0 times in the file, and 1"
        in losses(page, shown, kind="html")[0]
    )


def test_links_to_files_on_a_drive_are_no_words() -> None:
    page = '<p>Taking warfarin</p><p>See <a href="../file-2.pdf">this</a></p>'
    assert losses(page, "See this", ("../file-2.pdf",), kind="html") == []
    assert losses(page, "See this", ("../file-3.pdf",), kind="html") != []


def test_cells_of_a_table_may_become_a_line() -> None:
    page = "<p>Taking warfarin</p><table><tr><td>Ward 7<td>0161 496 0123</table>"
    assert losses(page, "- Ward 7: 0161 496 0123", kind="html") == []


def test_numbers_of_two_rows_cannot_be_swapped() -> None:
    rows = "<tr><td>Ward 7<td>0161 496 0123<tr><td>Eye clinic<td>0161 496 0178"
    page = f"<p>Taking warfarin</p><table>{rows}</table>"
    assert losses(page, "- Ward 7: 0161 496 0123\n- Eye clinic: 0161 496 0178", kind="html") == []
    swapped = losses(page, "- Ward 7: 0161 496 0178\n- Eye clinic: 0161 496 0123", kind="html")
    beside = "stands beside other words in the draft than in the file"
    for end in ("0123", "0178"):
        assert any(f"the phone number '0161496{end}' {beside}" in loss for loss in swapped)


def test_words_of_the_draft_itself_are_no_loss_unless_the_file_has_them() -> None:
    head = HEAD.replace("heading: Introduction", "heading: About this leaflet")
    assert losses(TEXT, BODY, head=head) == []
    with_heading = TEXT.replace("Take 5mg", "About this leaflet\n\nTake 5mg")
    assert losses(with_heading, BODY, head=head) == []
    assert losses(with_heading, BODY) != []


def test_a_summary_that_repeats_the_text_is_no_doubling() -> None:
    head = HEAD.replace("Say here in plain words what this leaflet tells.", "Do not take aspirin.")
    assert losses(TEXT, BODY, head=head) == []
    assert losses(TEXT, BODY.replace(" Do not take aspirin.", ""), head=head) == []


def test_nothing_is_proved_of_a_draft_that_is_not_valid() -> None:
    assert losses(TEXT, BODY, head=HEAD.replace("risk: medium", "risk: none")) == [
        "the draft: the draft is not valid: nothing is proved of it"
    ]


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    return [draft for draft in drafts(tmp_path_factory.mktemp("repository")) if not draft.losses()]


def test_planted_losses_are_all_found(proved: list[Draft]) -> None:
    assert len(proved) >= 60
    draw = Random(20)  # noqa: S311  # the same losses each time, not secret ones
    missed = []
    for _ in range(500):
        draft = draw.choice(proved)
        planted = plant(draft.text, draw)
        assert load_content("content/leaflets/a.yaml", planted.text.encode(), LeafletData).data
        if not draft._replace(text=planted.text).losses():
            missed.append(f"{draft.file.name}: {planted.what}")
    assert missed == []
