from __future__ import annotations

import subprocess
import sys

import pytest

from leaflint.text.contacts.phone_number import identify


@pytest.mark.parametrize(
    ("dialled", "number", "kind"),
    [
        ("08088006000", "+448088006000", "freephone"),
        ("+448088006000", "+448088006000", "freephone"),
        ("+4408088006000", "+448088006000", "freephone"),
        ("00448088006000", "+448088006000", "freephone"),
        ("01632960123", "+441632960123", "geographic"),
        ("07700900123", "+447700900123", "mobile"),
        ("02079460123", "+442079460123", "geographic"),
        ("03069990123", "+443069990123", "standard-rate"),
        ("09098790123", "+449098790123", "premium"),
        ("08001111", "+448001111", "short"),
        ("08454647", "+448454647", "service"),
        ("0800000000", "+44800000000", "freephone"),
        ("08440000000", "+448440000000", "service"),
        ("+33199001234", "+33199001234", "international"),
        ("+330199001234", "+33199001234", "international"),
        ("0012125550123", "+12125550123", "international"),
    ],
)
def test_numbers_that_exist(dialled: str, number: str, kind: str) -> None:
    assert identify(dialled) == (number, kind)


@pytest.mark.parametrize(
    "dialled",
    [
        "0163296012",  # a digit too few
        "016329601234",  # a digit too many
        "01632959999",  # no such area: one before the drama range
        "01632961000",  # one after
        "07700899999" + "9",
        "08088006",
        "0800111",
        "04000000000",
        "06000000000",
        "0",
        "00",
        "+",
        "+44",
        "+9991234567",
        "+3319900123",
        "+1212555012",
    ],
)
def test_numbers_that_cannot_exist(dialled: str) -> None:
    assert identify(dialled) is None


def test_the_library_is_loaded_only_for_digits_that_may_be_a_number() -> None:
    script = (
        "import sys; from leaflint.text.contacts.numbers import find_numbers; "
        "find_numbers('Take 500 mg at 0800, 2 times in 24 hours, until 01/02/2026. Call 999.'); "
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
