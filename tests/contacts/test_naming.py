"""Which service a number is named with: right beside it, or not at all."""

from __future__ import annotations

import pytest

from leaflint.contacts.naming import name_beside

NAMES = ("Helpline", "the Clinic", "Clinic", "Day Unit")
NUMBER = "020 7946 0123"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Call the Helpline on {NUMBER}.", "Helpline"),
        (f"Call our helpline free on {NUMBER}.", "Helpline"),
        (f"Helpline: {NUMBER}", "Helpline"),
        (f"Helpline ({NUMBER})", "Helpline"),
        (f"Call the Helpline team on {NUMBER}", "Helpline"),
        (f"The Helpline is free, 24 hours a day, on {NUMBER}", "Helpline"),
        (f"Call {NUMBER} (the Clinic).", "the Clinic"),
        (f"Call {NUMBER} for the Day Unit.", "Day Unit"),
        (f"{NUMBER} – Clinic", "the Clinic"),
        (f"Call {NUMBER}.", None),
        (f"If the Clinic is closed, call {NUMBER}.", None),
        (f"Do not wait for the Clinic. Call {NUMBER}.", None),
        (f"Ask the Clinic to send you to {NUMBER}.", None),
        (f"The Helpline nurses know the Clinic on {NUMBER}.", "the Clinic"),
        (f"Call {NUMBER} before the Clinic.", None),
        (f"Call {NUMBER} for help from the Clinic.", None),
        (f"Helplines are on {NUMBER}.", None),
    ],
)
def test_a_name_counts_when_it_stands_right_beside_the_number(text: str, name: str | None) -> None:
    start = text.index(NUMBER)
    assert name_beside(text, start, start + len(NUMBER), NAMES) == name


def test_the_longest_of_two_names_counts() -> None:
    text = f"Call the Clinic on {NUMBER}"
    start = text.index(NUMBER)
    assert name_beside(text, start, start + len(NUMBER), NAMES) == "the Clinic"
