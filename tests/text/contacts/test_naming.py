"""Which service a number is named with: right beside it, or not at all."""

from __future__ import annotations

import pytest

from leaflint.text.contacts.naming import bare_name, index_names

NAMES = index_names(
    ("Helpline", "our helpline", "the Clinic", "Skin clinic", "Day Unit", "24-hour line", "Nurse's line", "Clinic (adults)", "Text a Nurse")
)  # fmt: skip
NUMBER = "020 7946 0123"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Call the Helpline on {NUMBER}.", ["helpline"]),
        (f"Call our helpline free on {NUMBER}.", ["helpline"]),
        (f"Helpline: {NUMBER}", ["helpline"]),
        (f"HELPLINE {NUMBER}", ["helpline"]),
        (f"Helpline ({NUMBER})", ["helpline"]),
        (f"Helpline: call {NUMBER}", ["helpline"]),
        (f"Helpline (call {NUMBER})", ["helpline"]),
        (f"Helpline phone number: {NUMBER}", ["helpline"]),
        (f"Call the Helpline team on {NUMBER}", ["helpline"]),
        (f"The Helpline is free, 24 hours a day, on {NUMBER}", ["helpline"]),
        (f"The Helpline is there day or night on {NUMBER}", []),
        (f"Our helpline is open 24 hours a day on {NUMBER}.", ["helpline"]),
        (f"The Clinic can be reached on {NUMBER}.", ["clinic"]),
        (f"Call the Helpline, day or night, on {NUMBER}", ["helpline"]),
        (f"The Helpline is open 24/7 on {NUMBER}", ["helpline"]),
        (f"Call the Helpline 24hours a day on {NUMBER}", ["helpline"]),
        (f"Call the Helpline, tel. {NUMBER}", ["helpline"]),
        (f"Call our 24-hour line at once on {NUMBER}", ["24-hour line"]),
        (f"Call the\u00a024\u2011hour line on {NUMBER}", ["24-hour line"]),
        (f"Call the Nurse\u2019s line on {NUMBER}", ["nurse's line"]),
        (f"Call the Clinic (adults) on {NUMBER}", ["clinic (adults)"]),
        (f"text our Text a Nurse service on {NUMBER}", ["text a nurse"]),
        (f"Call the Skin clinic on {NUMBER}", ["skin clinic"]),
        (f"Call {NUMBER} (the Clinic).", ["clinic"]),
        (f"Call {NUMBER} for the Day Unit.", ["day unit"]),
        (f"{NUMBER} – Clinic", ["clinic"]),
        (f"The Helpline nurses know the Clinic on {NUMBER}.", ["clinic"]),
        (f"Call the Helpline or the Clinic on {NUMBER}.", ["clinic", "helpline"]),
        (f"Helpline ({NUMBER}) for the Clinic", ["helpline"]),
        (f"Call the Clinic on {NUMBER} (Day Unit)", ["clinic", "day unit"]),
    ],
)
def test_a_name_counts_when_it_stands_right_beside_the_number(text: str, names: list[str]) -> None:
    start = text.index(NUMBER)
    assert list(NAMES.beside(text, start, start + len(NUMBER))) == names


@pytest.mark.parametrize(
    "text",
    [
        f"Call {NUMBER}.",
        f"If the Clinic is closed, call {NUMBER}.",
        f"If you can't reach the Clinic, call {NUMBER}.",
        f"Tell the Clinic and call {NUMBER}.",
        f"Call the Clinic or {NUMBER}.",
        f"When the Clinic is open, call {NUMBER}.",
        f"Call {NUMBER} (Clinics).",
        f"Do not wait for the Clinic. Call {NUMBER}.",
        f"Ask the Clinic to send you to {NUMBER}.",
        f"Call {NUMBER} before the Clinic.",
        f"Call {NUMBER} for help from the Clinic.",
        f"Call {NUMBER} for Clinic opening times.",
        f"Call {NUMBER} – Clinic staff are busy.",
        f"Helplines are on {NUMBER}.",
        f"The eye clinic is on {NUMBER}.",
        f"The A24-hour line on {NUMBER}.",
        f"The mid-Clinic on {NUMBER}.",
        f"The Childhelpline on {NUMBER}.",
        f"Helpline 0808 800 6000 or {NUMBER}.",
        f"Call 0808 800 6000 (Helpline), {NUMBER}.",
        f"0808 800 6000 for the Helpline, {NUMBER}.",
        f"Helpline{' ' * 120}on {NUMBER}",
    ],
)
def test_a_name_further_off_or_of_something_else_says_nothing(text: str) -> None:
    start = text.index(NUMBER)
    assert NAMES.beside(text, start, start + len(NUMBER)) == ()


def test_names_are_compared_without_article_and_capitals() -> None:
    assert bare_name("The  Day\u00a0Unit") == "day unit"
    assert bare_name("Theatre") == "theatre"
