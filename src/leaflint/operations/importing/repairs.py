"""Slips of files that change no word: put right, each of them listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from leaflint.core.hidden import find_hidden
from leaflint.operations.importing.document import (
    Document,
    ImportProblem,
    Paragraph,
    Repair,
    Table,
)
from leaflint.text.words.lexicon import common_words, real_words

_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_ORDINAL_SIGN = re.compile("(?<=[0-9])( ?)[\xba\u02da](?= ?[CF]?\\b|\\s|$)")
"""The sign of "1º" or a ring, where a degree is meant: 38ºC."""
_POINT_SIGNS = re.compile("^\\s*[\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf071\uf0fc](?=\\s)")
"""Bullets of Symbol and Wingdings at the start of a point, where the file does not name the font."""
_AROUND = 20
_PARTED = re.compile(r"([A-Za-z]+)-$")


def repair(document: Document) -> Document:
    """Return a document with what can be put right put right; what readers can't see stops it."""
    repairs, problems = list(document.repairs), list(document.problems)

    def mend(paragraph: Paragraph) -> Paragraph:
        spans = []
        for span in paragraph.spans:
            text = _mend(span.text, paragraph.place, repairs)
            problems.extend(_unseen(text, paragraph.place))
            spans.append(span._replace(text=text))
        return paragraph._replace(spans=tuple(spans))

    blocks = tuple(
        block._replace(
            rows=tuple(
                tuple(tuple(mend(paragraph) for paragraph in cell) for cell in row)
                for row in block.rows
            )
        )
        if isinstance(block, Table)
        else mend(block)
        for block in document.blocks
    )
    return document._replace(blocks=blocks, problems=tuple(problems), repairs=tuple(repairs))


def _mend(text: str, place: str, repairs: list[Repair]) -> str:
    if text.isascii():
        return text
    new = _POINT_SIGNS.sub("•", text)
    new = _SPACES.sub(" ", new)
    new = _LIGATURES.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), new)
    new = _ORDINAL_SIGN.sub(r"\1°", new)
    for hidden in reversed(list(find_hidden(new))):
        if hidden.replacement is not None:
            new = new[: hidden.start] + hidden.replacement + new[hidden.start + 1 :]
    if new != text:
        repairs.append(Repair(place, *_difference(text, new)))
    return new


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return the words around what differs, as they were and as they are."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first = max(0, start - _AROUND)
    return old[first : len(old) - end + _AROUND], new[first : len(new) - end + _AROUND]


def _unseen(text: str, place: str) -> Iterable[ImportProblem]:
    for hidden in find_hidden(text):
        if hidden.character not in "\t\n":
            around = text[max(0, hidden.start - _AROUND) : hidden.start].strip()
            message = f"behind '{around}' stands {hidden.name}, which readers cannot see"
            help_text = "Take it out of the source, then import it again."
            yield ImportProblem(place, message, help_text, stops=True)


def join_lines(lines: Iterable[str], place: str, repairs: list[Repair]) -> str:
    """Put the lines of a paragraph together; a word parted at a line's end only if it is known."""
    whole = ""
    for line in (line.strip() for line in lines):
        parted = _PARTED.search(whole)
        rest = re.match(r"[a-z]+", line)
        if parted and rest and _is_known(word := parted[1] + rest[0]):
            repairs.append(Repair(place, f"{parted[1]}- {rest[0]}", word))
            whole = whole[:-1] + line
        elif whole.endswith("-") and whole[-2:-1].isalnum() and line[:1].isalnum():
            whole += line
        else:
            whole = f"{whole} {line}" if whole else line
    return whole


def _is_known(word: str) -> bool:
    return word.lower() in common_words() or word.lower() in real_words()
