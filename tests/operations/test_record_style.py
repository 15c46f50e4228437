"""Items written to files that Leaflint keeps: whatever is written is read back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.files.yaml.parse import parse
from leaflint.operations.records import Value, write_item

WORDS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"]), min_size=1
)


def read(item: str) -> object:
    document, problems = parse("x.yaml", f"records:\n{item}")
    assert problems == ()
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data["records"]


def test_the_style() -> None:
    item = write_item(
        {
            "by": "ada", "date": "2026-11-22", "digest": "sha256:0a", "title": "A: b", "evidence": ["One", 'Say "x"'],
            "none": [], "swaps": [{"old": "1", "new": "2"}], "text": "# A\n\n- b\n",
        }
    )  # fmt: skip
    assert item == (
        "  - by: ada\n    date: 2026-11-22\n    digest: sha256:0a\n    title: \"A: b\"\n"
        "    evidence:\n      - \"One\"\n      - \"Say \\\"x\\\"\"\n"
        "    swaps:\n      - old: \"1\"\n        new: \"2\"\n"
        "    text: |\n      # A\n\n      - b\n"
    )  # fmt: skip


def test_letters_stay_letters() -> None:
    assert write_item({"title": "Café – “20p”"}) == '  - title: "Café – “20p”"\n'


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_values_come_back(word: str, words: list[str]) -> None:
    fields: dict[str, Value] = {
        "one": word,
        "many": words,
        "maps": [{"old": word, "new": words[0]}],
    }
    assert read(write_item(fields)) == [fields]


@given(st.lists(WORDS.map(str.strip).filter(len), min_size=1, max_size=4))
def test_blocks_of_lines_come_back(lines: list[str]) -> None:
    text = "".join(f"{line}\n\n" for line in lines)[:-1]
    assert read(write_item({"text": text})) == [{"text": text}]
