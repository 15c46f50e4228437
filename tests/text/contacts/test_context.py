from __future__ import annotations

import pytest

from leaflint.text.contacts import context


def before_and_after(text: str) -> tuple[str, int, int]:
    """Return a text without its two "|", and where they stood."""
    start, end = text.index("|"), text.rindex("|") - 1
    return text.replace("|", ""), start, end


@pytest.mark.parametrize(
    "text",
    [
        "Call |960 123|",
        "Please phone us on |960 123|",
        "Ring the ward on |960 123|",
        "Tel: |960 123|",
        "T |960 123|",
        "TEL. |960 123|",
        "Fax |960 123|",
        "Dial the ward or |960 123|",
        "Contact the team via “|960 123|",
    ],
)
def test_words_that_tell_readers_to_call(text: str) -> None:
    text, start, _ = before_and_after(text)
    assert context.is_called(text, start)


@pytest.mark.parametrize(
    "text",
    [
        "|960 123|",
        "About |960 123|",
        "We called |960 123|",
        "Call us. On |960 123|",
        "Call 2 times on |960 123|",
        "don't |960 123|",
        "call us within |960 123|",
        "recall |960 123|",
        "Call " + "x" * 80 + " on |960 123|",
    ],
)
def test_words_that_do_not(text: str) -> None:
    text, start, _ = before_and_after(text)
    assert not context.is_called(text, start)


@pytest.mark.parametrize(
    "text",
    [
        "Call |999| now",
        "NHS |111| can help",
        "police (not urgent): |101|",
        "a |999| call",
        "the |111| service",
        "the |111| operator",
        "Free, day and night: |116 123|",
        "Speak to |111| first",
        "Your GP or |111| will help",
        "When you have called |111|, wait",
        "|111| can arrange a visit",
    ],
)
def test_ways_to_name_a_short_number(text: str) -> None:
    assert context.is_short_number(*before_and_after(text))


@pytest.mark.parametrize(
    "text",
    [
        "|111|",
        "Call |111| people",
        "Call |999| in every 1000",
        "Call |112| in 9",
        "Call |101| of them",
        "Call |105|B",
        "Speak to |111| nurses",
        "room |101|.",
        "the |101| service users",
        "Between them, |116 123| took part",
        "|116-123|.",
        "Helpline calls rose. |111|",
    ],
)
def test_ways_to_count_with_the_same_digits(text: str) -> None:
    assert not context.is_short_number(*before_and_after(text))


@pytest.mark.parametrize(
    ("text", "texted"),
    [
        ("Text |85258|", True),
        ("SMS: |85258|", True),
        ("text the word HELP to |85258|", True),
        ("Send GIVE to |85258|", True),
        ("Reply “STOP” to |85258|", True),
        ("Forward spam texts to |7726|", True),
        ("We send letters to |85258|", False),
        ("We send texts to |85258| patients", False),
        ("Text 2 to |85258|", False),
        ("context to |85258|", False),
        ("to |85258|", False),
    ],
)
def test_words_that_tell_readers_to_text(text: str, texted: bool) -> None:
    assert context.is_texted(*before_and_after(text)) is texted


@pytest.mark.parametrize(
    ("between", "another"),
    [
        (" or ", True),
        (" and ", True),
        (", ", True),
        ("/", True),
        ("; for advice, ", True),
        (" or, in an emergency, ", True),
        (" ", False),
        (". ", False),
        (" because ", False),
        (", for advice. In short, ", False),
    ],
)
def test_a_short_number_that_adds_to_the_one_before(between: str, another: bool) -> None:
    text, start = f"999{between}111", 3 + len(between)
    assert context.is_another(text, 3, start, start + 3) is another
    assert not context.is_another(f"{text} people", 3, start, start + 3)


@pytest.mark.parametrize(
    ("between", "alternative"),
    [(" or ", True), ("/", True), (" / ", True), (", ", True), (" & ", True), (", and ", True)]
    + [(" ", False), (" or on ", False), ("; ", False), ("", False)],
)
def test_two_numbers_side_by_side(between: str, alternative: bool) -> None:
    assert context.is_alternative(f"1{between}2", 1, 1 + len(between)) is alternative


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("18001 |111|", "18001"),
        ("18002 |111|", "18002"),
        ("18001-|111|", "18001"),
        ("18001|111|", "18001"),
        ("18001 then |111|", "18001"),
        ("18001, followed by (|111|", "18001"),
        ("18003 |111|", ""),
        ("118001 |111|", ""),
        ("18001 or |111|", ""),
        ("|111|", ""),
    ],
)
def test_relay_prefixes(text: str, prefix: str) -> None:
    text, start, _ = before_and_after(text)
    assert context.relay_prefix(text, start) == prefix


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Ref: |0163|", True),
        ("our ref. |0163|", True),
        ("Your reference number is |0163|", True),
        ("reference number, |0163|", True),
        ("NHS number (|0163|", True),
        ("Charity no. |0163|", True),
        ("order code |0163|", True),
        ("ISBN |0163|", True),
        ("sort code |0163|", True),
        ("leaflet ID |0163|", True),
        ("Our charity: |0163|", False),
        ("phone number |0163|", False),
        ("Thanks a lot. |0163|", False),
        ("Keep this code. |0163|", False),
        ("Large print version: |0163|", False),
        ("reference line |0163|", False),
        ("prefer: |0163|", False),
    ],
)
def test_words_that_announce_an_identifier(text: str, identifier: bool) -> None:
    text, start, _ = before_and_after(text)
    assert context.is_identifier(text, start) is identifier


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Your hospital number is |0163|", True),
        ("patient no. |0163|", True),
        ("Unit number: |0163|", True),
        ("The ward's number is |0163|", False),
        ("hospital |0163|", False),
    ],
)
def test_numbers_that_patients_and_things_have(text: str, own: bool) -> None:
    text, start, _ = before_and_after(text)
    assert context.is_own_number(text, start) is own
