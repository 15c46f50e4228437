from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.contacts.addresses import (
    Address,
    address_spans,
    find_addresses,
    host_of,
    may_hold_address,
)


def emails(text: str) -> list[str]:
    return [address.written for address in find_addresses(text) if address.email]


def web_addresses(text: str) -> list[str]:
    return [address.written for address in find_addresses(text) if not address.email]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Email nurse@example.org.uk.", ["nurse@example.org.uk"]),
        ("(Breast.Care+help@Example.NHS.uk)", ["Breast.Care+help@Example.NHS.uk"]),
        ("a_b@example.org, c-d@example.org!", ["a_b@example.org", "c-d@example.org"]),
        ("mailto:nurse@example.org", ["nurse@example.org"]),
        ("nurse@example", []),
        ("@example.org", []),
        ("nurse @ example.org", []),
        ("no address", []),
    ],
)
def test_emails_are_found(text: str, written: list[str]) -> None:
    assert emails(text) == written


def test_an_email_is_told_with_its_place_and_form() -> None:
    assert find_addresses("Write to Nurse@Example.org.") == (
        Address(9, 26, "Nurse@Example.org", "nurse@example.org", email=True),
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Visit https://www.example.org.uk/help.", ["https://www.example.org.uk/help"]),
        ("See (www.example.org.uk).", ["www.example.org.uk"]),
        ("See example.org.uk/path?q=1#top, please", ["example.org.uk/path?q=1#top"]),
        ("Bare example.org.uk or example.com!", ["example.org.uk", "example.com"]),
        ("111.nhs.uk", ["111.nhs.uk"]),
        ("http://example.test/a_(b)", ["http://example.test/a_(b)"]),
        ("“https://example.org/a”", ["https://example.org/a"]),
        ("WWW.EXAMPLE.ORG", ["WWW.EXAMPLE.ORG"]),
        ("nurse@example.org.uk", []),
        ("example.organic", []),
        ("example.org.nowhere", []),
        ("Rest today.It helps. e.g. this", []),
        ("2.5 mg, 9.30am", []),
        ("leaflet.pdf", []),
        ("", []),
    ],
)
def test_web_addresses_are_found(text: str, written: list[str]) -> None:
    assert web_addresses(text) == written


def test_a_web_address_is_told_with_its_place_and_host() -> None:
    assert find_addresses("See https://www.Example.org/Help/ now") == (
        Address(4, 33, "https://www.Example.org/Help/", "example.org", email=False),
    )


def test_emails_stand_before_web_addresses() -> None:
    written = ["a@example.org", "b@example.org", "www.example.org", "example.com"]
    assert [
        address.written
        for address in find_addresses("www.example.org a@example.org example.com b@example.org")
    ] == written


def test_without_a_dot_before_a_letter_there_is_no_web_address() -> None:
    assert find_addresses("See http://localhost/01632960123") == ()
    assert address_spans("See http://localhost/01632960123") == [(4, 32)]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("HTTPS://WWW.Example.org/", "example.org"),
        ("http://example.org/A/", "example.org"),
        ("https://www.Example.org/a/b?c#d", "example.org"),
        ("example.org", "example.org"),
        ("http://example.org?x", "example.org"),
        ("example.org#top", "example.org"),
        ("https://", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    "text",
    [
        "a@b",
        "see http://a",
        "example.org",
        "Ask.www.b",
        "doi 10.1000/1",
        "It is in.There",
        "See a1.uk.",
    ],
)
def test_a_text_that_may_hold_an_address_is_told(text: str) -> None:
    assert may_hold_address(text)


@pytest.mark.parametrize("text", ["", "Call us.", "Ready? Go. Rest.", "37.5 C.", "Wait ... here."])
def test_the_ends_of_sentences_and_decimals_are_no_addresses(text: str) -> None:
    assert not may_hold_address(text)


def test_spans_of_every_address_are_in_order() -> None:
    text = "doi 10.1000/182.1 a@example.org www.example.org"
    assert [text[start:end] for start, end in address_spans(text)] == [
        "10.1000/182.1",
        "a@example.org",
        "www.example.org",
    ]
    assert address_spans("Call 0808 800 6000") == []


@given(st.text(alphabet="aB1.@/:-_(htps wuk", max_size=60))
def test_any_text_gives_addresses_at_spans_that_hold_them(text: str) -> None:
    for address in find_addresses(text):
        assert text[address.start : address.end] == address.written != ""
