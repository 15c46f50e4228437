"""What must hold for any input, tried on made-up ones; fuzz/ tries the same for longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.example_repository import FILES
from tests.hostile.invariants import TARGETS

PIECES = st.sampled_from(
    ["\n", "  ", "- ", ": ", "'", '"', "|", ">-", "#", "[", "]", "{", "}", "&a", "*a", "!!x", "? ",
     "<<: ", "%YAML", "---\n", "...", "\\", "\t", "\r\n", "\ufeff", "\u2028", "\u0085", "é", "😀",
     "text: ", "**", "_", "`", "<b>", "&amp;", "](", "![", "0808 800 6000", "+44", "(0)", "999",
     "x4", " to ", "2026-02-30", "2028", "00", "free", "**Call**", "1.", "ab cd.", "\x00", "\x1b"]
)  # fmt: skip
JUMBLE = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a good file with a stretch of it replaced: nearly right is worse than wrong."""
    text = draw(st.sampled_from(list(FILES.values())))
    start = draw(st.integers(0, len(text)))
    return (text[:start] + draw(JUMBLE) + text[start + draw(st.integers(0, 40)) :]).encode()


ANY = st.binary(max_size=80) | JUMBLE.map(str.encode) | damaged()


@pytest.mark.parametrize("holds", TARGETS.values(), ids=TARGETS)
def test_it_holds_for_any_bytes(holds: Callable[[bytes], None]) -> None:
    @given(ANY)
    def attempt(content: bytes) -> None:
        holds(content)

    attempt()
