"""Characters that readers cannot see, and digits that are not 0 to 9."""

from __future__ import annotations

import pytest

from leaflint.core.hidden import find_hidden


@pytest.mark.parametrize(
    ("character", "rule", "replacement"),
    [
        ("\u202e", "invisible", None),
        ("\u2066", "invisible", None),
        ("\u200f", "invisible", None),
        ("\u200b", "invisible", ""),
        ("\u00ad", "invisible", ""),
        ("\ufeff", "invisible", ""),
        ("\u2028", "invisible", None),
        ("\u0092", "invisible", None),
        ("\uf0b7", "invisible", None),
        ("\U000e0041", "invisible", None),
        ("\u3164", "invisible", None),
        ("\u034f", "invisible", None),
        ("\ufe0f", "invisible", None),
        ("\u0663", "digit", "3"),
        ("\uff19", "digit", "9"),
        ("\U0001d7d8", "digit", "0"),
    ],
)
def test_each_is_found_with_what_can_stand_for_it(
    character: str, rule: str, replacement: str | None
) -> None:
    (hidden,) = find_hidden(f"Take {character}5")
    assert (hidden.rule, hidden.start, hidden.replacement) == (rule, 5, replacement)
    assert hidden.name.startswith(f"U+{ord(character):04X} ")


@pytest.mark.parametrize(
    "text",
    ["37.5\u00a0°C – “half” £5…", "naïve Łódź", "☎\ufe0f 999", "m² and ½", "≥ 38 µg → rest", "Здравствуйте"],
)  # fmt: skip
def test_what_readers_see_is_not_found(text: str) -> None:
    assert list(find_hidden(text)) == []
