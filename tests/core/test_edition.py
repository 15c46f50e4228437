"""The code of an edition, and the slips of the pen that it finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.edition import ALPHABET, edition, read_code, whole_code

DIGESTS = st.binary(min_size=32, max_size=32).map(lambda digest: f"sha256:{digest.hex()}")


@given(DIGESTS)
def test_a_code_is_read_as_it_is_written(digest: str) -> None:
    code = whole_code(digest)
    assert len(code) == 29
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code(edition(digest)) == edition(digest) == code[:9]


@given(DIGESTS, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_of_an_edition_is_found(digest: str, place: int, wrong: str) -> None:
    right = edition(digest).replace("-", "")
    mistyped = right[:place] + wrong + right[place + 1 :]
    assert (read_code(mistyped) is None) == (mistyped != right)


@given(DIGESTS, st.integers(0, 6))
def test_two_neighbours_that_changed_places_are_found(digest: str, place: int) -> None:
    right = edition(digest).replace("-", "")
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert (read_code(swapped) is None) == (swapped != right)


def test_the_code_of_a_digest_never_changes() -> None:
    """Codes stand on paper and in reviews for years."""
    assert whole_code(f"sha256:{'0123456789abcdef' * 4}") == "UTEK-QP8J-ZARF-4WUQ-Q226-B5AK"


def test_what_is_no_code_is_not_read() -> None:
    whole = whole_code(f"sha256:{'0' * 64}")
    for written in ("", "7K3M", "7K3M-QX2", whole[:-1], whole + "2", whole.replace("2", "0", 1)):
        assert read_code(written) is None


def test_no_character_can_be_taken_for_another() -> None:
    assert len(set(ALPHABET)) == 29
    assert not set(ALPHABET) & set("01ILOSVa")
