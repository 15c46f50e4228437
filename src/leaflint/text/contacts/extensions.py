"""What follows a number: an extension, a bleep, or an option to choose once the call is answered."""

from __future__ import annotations

import re
from typing import Final

from leaflint.text.contacts.model import Extension

_EXTENSION: Final = re.compile(
    r"""
    [ ,;:(-]{0,3}
    (?:(?:and|then|please|ask[ ]for|choose|select|press|dial|use)[ ,]{1,2}){0,4}
    (?P<all>
        (?: (?P<option>option|opt|press) | extension | extn | ext | x | bleep | pager | \# )
        \.? [ ]? (?:number|no\.?)? [ ]? :? [ ]?
        (?P<digits>[0-9]{1,6})
    ) (?![0-9A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def extension_after(text: str, end: int) -> Extension | None:
    """Return the extension or option that a plain text gives right after the number ending at `end`."""
    match = _EXTENSION.match(text, end)
    if match is None:
        return None
    start, end = match.span("all")
    return Extension(start, end, "option" if match["option"] else "extension", match["digits"])
