"""What a text announces and does not say."""

from __future__ import annotations

import pytest

from leaflint.text.prose.markdown import parse_text
from leaflint.text.prose.unfinished import find_open_ends, find_placeholders, says_nothing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your treatment may include:", "Your treatment may include:"),
        ("**Bring with you:**\n\nThe café is open.", "Bring with you:"),
        ("You may have:\n\nPlease call us:\n\n- now", "You may have:"),
        ("Rest.\n\nCall us if:\n\n![a ward](pictures/ward.png)\n\nSide effects:", "Side effects:"),
        ("The signs are:\n\nCall 999 if you cannot breathe.", "The signs are:"),
    ],
)
def test_a_list_that_never_comes(text: str, found: str) -> None:
    assert [block.text for block, _, _ in find_open_ends(parse_text(text, ()))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Your treatment may include:\n\n- tablets\n- rest",
        "Your treatment may include:\n1. tablets",
        "Call the ward:\n\n020 7946 0123",
        "Call us:\n\nOur ward has the number 020 7946 0123.",
        "Write to us:\n\nThe Clinic, High Street",
        'Ask yourself:\n\n"Can I walk?"',
        "This is how it looks:\n\n![a ward](pictures/ward.png)",
        "Treatment: tablets.",
        "- Tablets:\n  - white\n  - pink",
    ],
)
def test_what_is_announced_may_come_in_other_ways(text: str) -> None:
    assert list(find_open_ends(parse_text(text, ()))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Come to {{scan-department}} at nine.", "{{scan-department}}"),
        ("Call [insert ward] now.", "[insert ward]"),
        ("Call [Ward name] now.", "[Ward name]"),
        ("Come to [NAME OF CLINIC].", "[NAME OF CLINIC]"),
        ("Our number is TBC.", "TBC"),
        ("Call 020 7946 XXXX.", "XXXX"),
        ("Take XX tablets.", "XX"),
        ("It takes xxx minutes.", "xxx"),
        ("Lorem ipsum dolor.", "Lorem ipsum"),
    ],
)
def test_placeholders(text: str, found: str) -> None:
    ((block, start, end),) = find_placeholders(parse_text(text, ()).blocks)
    assert block.text[start:end] == found


@pytest.mark.parametrize(
    "text",
    [
        "Girls have XX chromosomes.",
        "The pattern may be XX or XY.",
        "Gowns come in XXL.",
        "He said [sic] so.",
        "See [our page](https://example.org).",
        "Write your name here: ______",
        "We tested your blood (TB) [1].",
        "Read more [NHS].",
    ],
)
def test_no_placeholders(text: str) -> None:
    assert list(find_placeholders(parse_text(text, ()).blocks)) == []


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("...", True),
        ("—", True),
        ("3", False),
        ("![a bed](pictures/bed.png)", False),
        ("Rest", False),
    ],
)
def test_a_section_without_words(text: str, nothing: bool) -> None:
    assert says_nothing(parse_text(text, ())) == nothing


def test_the_section_after_may_begin_with_the_list() -> None:
    prose = parse_text("To ease the pain:", ())
    assert list(find_open_ends(prose, parse_text("- rest\n- drink", ()))) == []
    assert len(list(find_open_ends(prose, parse_text("Words.\n\n- rest", ())))) == 1
    assert len(list(find_open_ends(prose, parse_text("", ())))) == 1
