"""The code of an edition: a name for one exact text, which people can read aloud, copy and compare.

A code such as `7K3M-QX2P-V4WT-D9HR-C3EN-G6JB` is made from the SHA-256 digest of an approved text. Its
first eight characters name the edition to people, on paper and in a recall; the eighth is a check
character, so that a slip of the pen is told from another edition. Whoever approves a text gives the
whole code. Eight characters would not do for that: two texts with the same 34 bits are found in
seconds, and an approval of the harmless one would then hold for the other. The whole code holds 111
bits, for which nobody can find such a pair.

The 29 characters are figures and capitals without those that are taken for others (0 O, 1 I L, 5 S, V
U): a prime number of them, so that the check character finds each single slip and each exchange of
two neighbours.
"""

from __future__ import annotations

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRTUWXYZ"
"""The 29 characters of a code; the place of each is its value."""

_GROUP, _GROUPS = 4, 6
_NAMED = 7
"""The characters before the check character."""
_LENGTH = _GROUP * _GROUPS
_CODE = re.compile(rf"[{ALPHABET}]{{{_LENGTH}}}|[{ALPHABET}]{{{2 * _GROUP}}}")


def whole_code(digest: str) -> str:
    """Return the whole code of a text, from its digest ("sha256:" and 64 hexadecimal figures)."""
    number = int(digest.removeprefix("sha256:"), 16)
    characters = ""
    for _ in range(_LENGTH - 1):
        number, rest = divmod(number, len(ALPHABET))
        characters += ALPHABET[rest]
    named = characters[:_NAMED]
    return _grouped(named + _check_character(named) + characters[_NAMED:])


def edition(digest: str) -> str:
    """Return the eight characters that name a text to people, such as `7K3M-QX2P`."""
    return short_code(whole_code(digest))


def short_code(code: str) -> str:
    """Return the part of a whole code that names the edition."""
    return code[: 2 * _GROUP + 1]


def read_code(written: str) -> str | None:
    """Return a whole or short code as it should be written, None where it was mistyped.

    Small letters, spaces and hyphens make no difference.
    """
    characters = re.sub(r"[\s-]", "", written).upper()
    if not _CODE.fullmatch(characters):
        return None
    named, check = characters[:_NAMED], characters[_NAMED]
    return _grouped(characters) if _check_character(named) == check else None


def _check_character(characters: str) -> str:
    """Return the character that makes the weighted sum of all values a multiple of 29."""
    total = sum(
        weight * ALPHABET.index(character) for weight, character in enumerate(characters, 2)
    )
    return ALPHABET[-total % len(ALPHABET)]


def _grouped(characters: str) -> str:
    return "-".join(
        characters[start : start + _GROUP] for start in range(0, len(characters), _GROUP)
    )
