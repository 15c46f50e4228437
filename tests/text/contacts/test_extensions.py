from __future__ import annotations

import pytest

from leaflint.text.contacts.extensions import extension_after


@pytest.mark.parametrize(
    ("after", "words", "kind", "digits"),
    [
        (" ext 4521", "ext 4521", "extension", "4521"),
        (" ext. 4521.", "ext. 4521", "extension", "4521"),
        (", extn: 12", "extn: 12", "extension", "12"),
        (" extension number 4521", "extension number 4521", "extension", "4521"),
        (" and ask for extension no. 4521", "extension no. 4521", "extension", "4521"),
        ("x2345", "x2345", "extension", "2345"),
        (" #123", "#123", "extension", "123"),
        (" bleep 1234", "bleep 1234", "extension", "1234"),
        ("; ask for pager 123456", "pager 123456", "extension", "123456"),
        (" (option 2)", "option 2", "option", "2"),
        (" OPTION 2", "OPTION 2", "option", "2"),
        (", then choose option 3, then 1", "option 3", "option", "3"),
        (" and then please press 2", "press 2", "option", "2"),
        (" opt 1", "opt 1", "option", "1"),
    ],
)
def test_what_to_dial_after_a_number(after: str, words: str, kind: str, digits: str) -> None:
    extension = extension_after(f"1{after}", 1)
    assert extension is not None
    assert f"1{after}"[extension.start : extension.end] == words
    assert (extension.kind, extension.digits) == (kind, digits)


@pytest.mark.parametrize(
    "after",
    ["", " or 111", " 9am", ". Extension 12", " extra 12", " option two", " ext 1234567", " x 2b"]
    + [" ext", " (24 hours) ext 12"],
)
def test_anything_else_is_no_extension(after: str) -> None:
    assert extension_after(f"1{after}", 1) is None
