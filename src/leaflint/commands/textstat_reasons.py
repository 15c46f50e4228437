"""Why textstat counts otherwise: what in the blocks of a leaflet the two read in different ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.core.plural import count
from leaflint.text.prose.blocks import Block
from leaflint.text.reading.aloud import close_figures, read_stretch_aloud
from leaflint.text.reading.counting import count_words

_STOP_AT_END = r"[.!?…][\"'”’)\]]*$"
_STOP_IN_WORD = r"\w[.!?](?=\w)"
_STOP_BEFORE_SPACE = r"[.!?][\"'”’)\]]*\s"
_LEFT_OUT = (1, 2)
"""How many words the sentences have that textstat does not count."""


def find_reasons(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield each reason why the two differ on these blocks, with how often it is met."""
    texts = [block.text for block in blocks]
    sentences = [block.text[start:end] for block in blocks for start, end in block.sentences]
    stretches = [stretch for text in texts for stretch in close_figures(text).split()]
    words = [word for stretch in stretches for word in read_stretch_aloud(stretch)]
    spaces = sum(len(text.split()) for text in texts) - len(stretches)
    for times, noun, opening, rest in (
        (
            sum(not _ends(text) for text in texts),
            "line",
            "Lists",
            "without a full stop: textstat reads on, Leaflint ends a sentence with each point.",
        ),
        (
            sum(len(re.findall(_STOP_IN_WORD, text)) for text in texts),
            "stop",
            "Decimals, times and addresses",
            "inside a word, as in 37.5: textstat ends a sentence there.",
        ),
        (
            sum(len(re.findall(_STOP_BEFORE_SPACE, sentence)) for sentence in sentences),
            "stop",
            "Abbreviations and speech",
            "inside a sentence, as after Dr. or e.g.: textstat ends a sentence there.",
        ),
        (
            sum(count_words(sentence) in _LEFT_OUT for sentence in sentences if _ends(sentence)),
            "sentence",
            "Short sentences",
            "of one or two words: textstat leaves them out.",
        ),
        (
            spaces,
            "space",
            "Figures",
            "inside a phone number or before a unit: textstat counts each part as a word.",
        ),
        (
            sum(word.kind == "letters" for word in words),
            "abbreviation",
            "Letters",
            "said letter by letter, as MRI: textstat reads a word.",
        ),
        (
            len(words) - len(stretches),
            "word",
            "Slashes and dashes",
            "more behind a slash or a dash, as in and/or: textstat reads one word.",
        ),
    ):
        if times > 0:
            yield f"{opening}: {count(times, noun)} {rest}"


def _ends(text: str) -> bool:
    return re.search(_STOP_AT_END, text) is not None
