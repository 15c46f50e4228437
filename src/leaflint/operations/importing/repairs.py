"""Corrects slips that change no word, and lists each of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from leaflint.core.hidden import find_hidden
from leaflint.operations.importing.document import (
    Document,
    ImportProblem,
    Paragraph,
    Repair,
    Table,
)
from leaflint.text.words.lexicon import common_words, real_words

_POINT_SIGNS = "\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf071\uf0fc"
"""Bullets of Symbol and Wingdings, where the file does not name the font."""
_SLIPS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(f"^\\s*[{_POINT_SIGNS}](?=\\s)"), lambda _: "•"),
    (re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]"), lambda _: " "),
    (re.compile("[\ufb00-\ufb06]"), lambda sign: unicodedata.normalize("NFKC", sign)),
    # The sign of "1º" and a ring, where a degree is meant: 38ºC.
    (re.compile("(?<=[0-9.][0-9])[\xba\u02da](?!\\w)"), lambda _: "°"),
    (re.compile("(?<=[0-9])( ?)[\xba\u02da](?= ?[CF]\\b)"), lambda sign: f"{sign[:-1]}°"),
)  # fmt: skip
"""What is put right: how it looks, and what stands in its place."""
_AROUND = 20
_PARTED = re.compile(r"([A-Za-z]+)-$")


def repair(document: Document) -> Document:
    """Return a document with its slips corrected; characters that readers can't see stop it."""
    repairs, problems = list(document.repairs), list(document.problems)

    def mend(paragraph: Paragraph) -> Paragraph:
        spans = []
        for span in paragraph.spans:
            text = _mend(span.text, paragraph.place, repairs)
            problems.extend(_unseen(text, paragraph.place))
            spans.append(span._replace(text=text))
        return paragraph._replace(spans=tuple(spans))

    def mend_block(block: Paragraph | Table) -> Paragraph | Table:
        if isinstance(block, Paragraph):
            return mend(block)
        rows = tuple(tuple(tuple(map(mend, cell)) for cell in row) for row in block.rows)
        return block._replace(rows=rows)

    blocks = tuple(map(mend_block, document.blocks))
    return document._replace(blocks=blocks, problems=tuple(problems), repairs=tuple(repairs))


def _mend(text: str, place: str, repairs: list[Repair]) -> str:
    if text.isascii():
        return text
    for slip, mended in _SLIPS:
        for found in reversed(list(slip.finditer(text))):
            text = _replace(text, found.start(), found.end(), mended(found[0]), place, repairs)
    for hidden in reversed(list(find_hidden(text))):
        if (new := hidden.replacement) is not None:
            text = _replace(text, hidden.start, hidden.start + 1, new, place, repairs)
    return text


def _replace(text: str, start: int, end: int, new: str, place: str, repairs: list[Repair]) -> str:
    old = text[start:end]
    name = unicodedata.name(old[-1], "").lower() or f"U+{ord(old[-1]):04X}"
    around = f"{text[max(0, start - _AROUND) : start]}{new}{text[end : end + _AROUND]}"
    if not any(known.place == place and known.old == name for known in repairs):
        repairs.append(Repair(place, name, around.strip()))
    return text[:start] + new + text[end:]


def _unseen(text: str, place: str) -> Iterable[ImportProblem]:
    for hidden in find_hidden(text):
        if hidden.character not in "\t\n":
            around = text[max(0, hidden.start - _AROUND) : hidden.start].strip()
            message = f"behind '{around}' stands {hidden.name}, which readers cannot see"
            help_text = "Take it out of the source, then import it again."
            yield ImportProblem(place, message, help_text, stops=True)


def join_lines(lines: Iterable[str], place: str, repairs: list[Repair]) -> str:
    """Join the lines of a paragraph; the parts of a hyphenated word only where they make a known word."""
    whole = ""
    for line in (line.strip() for line in lines):
        kept, between = join_of(whole, line, place, repairs)
        whole = f"{whole[:kept]}{between}{line}" if whole else line
    return whole


def join_of(before: str, line: str, place: str, repairs: list[Repair]) -> tuple[int, str]:
    """Return how many characters of the words before a line stay, and what separates the two."""
    parted = _PARTED.search(before)
    rest = re.match(r"[a-z]+", line)
    if parted and rest and _is_known(parted[1], rest[0]):
        repairs.append(Repair(place, f"{parted[1]}- {rest[0]}", parted[1] + rest[0]))
        return len(before) - 1, ""
    is_hyphen = before.endswith("-") and before[-2:-1].isalnum() and line[:1].isalnum()
    return len(before), "" if is_hyphen else " "


def _is_known(first: str, second: str) -> bool:
    """Whether two parts make one word: a common one, or a word whose parts are not both common."""
    word, common = (first + second).lower(), common_words()
    return word in common or (
        word in real_words() and not (first.lower() in common and second.lower() in common)
    )
