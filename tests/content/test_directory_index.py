"""Index of the directory: numbers, names and addresses to their services."""

from __future__ import annotations

import pytest

from leaflint.content.directory_index import canonical, cost_by_range, index_directory
from leaflint.content.models.directory import Directory, Service

DIRECTORY = Directory.model_validate(
    {
        "services": [
            {
                "id": "helpline",
                "name": "Helpline",
                "aliases": ["our helpline", "the line"],
                "phone": "0808 800 6000",
                "cost": "free",
                "textphone": "0808 800 6000",
                "text_number": "nobody",
                "email": "Help@Example.org",
                "web": "https://www.example.org/help",
                "retired_numbers": [
                    {"number": "01632 960 123", "retired": "2025"},
                    {"number": "07700 900 123", "retired": "2024", "was": "text_number"},
                    {"number": "none", "retired": "2024"},
                ],
            },
            {"id": "line", "name": "Line", "phone": "111", "web": "https://example.org"},
            {"id": "none", "name": "None", "phone": "0808 800"},
        ]
    }
)


def test_numbers_names_costs_and_retired_numbers() -> None:
    index = index_directory(DIRECTORY)
    helpline, line, _ = DIRECTORY.services
    assert index.owners == {"+448088006000": (helpline,), "111": (line,)}
    assert index.costs == {"+448088006000": "free"}
    assert index.named["line"] == (helpline, line)
    assert index.named["helpline"] == (helpline,)
    assert index.shared_names == {"+448088006000": {"line"}, "111": {"line"}}
    assert index.retired.keys() == {"+441632960123", "+447700900123"}
    retired = index.retired["+441632960123"]
    assert (retired.service, retired.since.spoken) == (helpline, "2025")
    assert retired.successor == "+448088006000"
    assert index.retired["+447700900123"].successor is None


def test_addresses_are_the_first_services_that_has_them() -> None:
    index = index_directory(DIRECTORY)
    assert {key: service.id for key, service in index.emails.items()} == {
        "help@example.org": "helpline"
    }
    assert {key: service.id for key, service in index.hosts.items()} == {"example.org": "helpline"}


def test_a_cost_is_that_of_the_directory_and_else_that_of_the_range() -> None:
    index = index_directory(DIRECTORY)
    assert index._replace(costs={"111": "other"}).cost("111") == "other"
    assert index.cost("111") == "free"
    assert index.cost("85258") is None


@pytest.mark.parametrize(
    ("number", "cost"),
    [
        ("+448088006000", "free"),
        ("+441632960123", "standard"),
        ("+448440000000", "other"),
        ("+449098790123", "other"),
        ("+33199001234", "other"),
        ("85258", None),
    ],
)
def test_what_the_directory_calls_the_cost_of_a_range(number: str, cost: str | None) -> None:
    assert cost_by_range(number) == cost


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0808 800 6000", "+448088006000"),
        ("+44 808 800 6000", "+448088006000"),
        ("111", "111"),
        ("116 123", "116123"),
        ("18001 0808 800 6000", "+448088006000"),
        ("0808 800 600", None),
        ("at the desk", None),
    ],
)
def test_a_number_in_canonical_form(written: str, number: str | None) -> None:
    service = Service.model_validate({"id": "a", "name": "A", "phone": written})
    assert canonical(service, "phone") == number
    assert canonical(service, "textphone") is None
