"""Style: sentences and paragraphs that are too long, too much passive voice, italics.

Length. NHS digital service manual, How we write (up to 20 words a sentence, up to 3 sentences a
paragraph); GOV.UK content checks (over 25 words). Words are counted as for the reading age: a phone
number or a figure with its unit is one. Titles and headings are left out; the lead-in of a list and
each of its points count apart.

Passive voice ("you will be seen" hides who sees you). A passive is a form of "be", perhaps with an
adverb, and a past participle. Participles that mostly describe a state (worried, swollen, closed) are
left out, and so is what only names (is called). What is left is compared as a share of the sentences,
since a passive here and there is the better wording. Source: Plain English Campaign, How to write
medical information in plain English (2001): about 90% active.

Italics are hard to read for many people with dyslexia or weak sight. Sources: Dyslexia Action and the
British Dyslexia Association: no italics, no underlining; NHS digital service manual: bold, sparingly.
Underlined text cannot stand in a leaflet: it would take HTML, which the check `schema` refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leaflint.checks.hit import Hit
from leaflint.core.finding import Fix
from leaflint.text.reading.counting import count_words
from leaflint.text.words.worded_block import WordedBlock

_GLUED = 5
"""Words of a sentence that may hang on others, as in "and/or", before it is too long: they are read
quickly."""

_BE = frozenset(
    "is are was were be been being you're we're they're it's isn't aren't wasn't weren't".split()
)
_TURNS_DONE = frozenset("was were be been being it's".split())
"""Forms of "be" with which "done" is passive; "when the scan is done" tells that it is over."""
_BETWEEN = frozenset(
    "not also often usually always never then only still first soon now being been".split()
)
_IRREGULAR = frozenset(
    "given taken seen made told shown sent kept put held found brought built chosen drawn driven eaten"
    " forgotten heard paid spoken stolen taught thought understood worn written begun bought caught fed"
    " sold cut hurt led lent said torn thrown withdrawn overseen undertaken undergone".split()
)
_STATES = frozenset(
    "worried tired scared interested pleased concerned married divorced related exhausted frightened"
    " embarrassed confused depressed stressed relaxed bored excited experienced qualified advanced"
    " limited based called named located situated involved supposed closed finished prepared used"
    " inflamed infected blocked enlarged raised bruised crowded complicated detailed dedicated registered"
    " satisfied surprised shocked disappointed annoyed retired unemployed employed dressed blotched"
    " sedated disabled swollen allowed addicted attached connected constipated dehydrated bloated"
    " distressed upset overweight determined committed trained certified licensed insured aged"
    " widowed separated pre-packed packed colored coloured shaped sized dried aroused convinced"
    " entitled filled marked lined surrounded packed linked suited designed meant intended joined"
    " hundred indeed naked need exceed proceed succeed speed breed bleed feed greed agreed".split()
)
_REACH = 5
"""Words after the form of "be" among which the participle is looked for."""
_AFTER_PASSIVES = frozenset(
    "by in on at to with out up off over for from through into as under before after during using".split()
)
"""Words after "it's carried": with any other, "it's" is "it has"."""
_REGULAR = re.compile(r"[a-z]{3,}ed")


def find_long_sentences(blocks: Iterable[WordedBlock], target: int, maximum: int) -> Iterator[Hit]:
    """Find sentences with more words than the target, or than the maximum."""
    help_text = "Say one thing in each sentence: end it earlier, or turn it into a list."
    for worded in blocks:
        if len(worded.words) <= target or not worded.is_running_text:
            continue
        for (start, end), sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            if len(sentence.parts) <= target:  # each word has a part of its own
                continue
            words = count_words(sentence.text)
            if words <= target or len(sentence.text.split()) <= target - _GLUED:
                continue
            name, limit = ("maximum", maximum) if words > maximum else ("target", target)
            message = f"this sentence has {words} words; the {name} is {limit}"
            rule = f"sentence-above-{name}"
            yield Hit(rule, worded.block, start, end, message, help_text, sentence.text)


def find_long_paragraphs(blocks: Iterable[WordedBlock], maximum: int) -> Iterator[Hit]:
    """Find paragraphs, and points of lists, with more sentences than the maximum."""
    help_text = "Begin a new paragraph where a new thought begins, or turn it into a list."
    for worded in blocks:
        sentences = worded.block.sentences
        if len(sentences) <= maximum or not worded.is_running_text:
            continue
        message = f"this paragraph has {len(sentences)} sentences; the maximum is {maximum}"
        first = worded.text[sentences[0].start : sentences[0].end]
        yield Hit(
            "long-paragraph", worded.block, sentences[0].start, sentences[-1].end,
            message, help_text, first,
        )  # fmt: skip


def find_passives(blocks: Sequence[WordedBlock], share: int) -> Iterator[Hit]:
    """Find passives, if more than `share` percent of the sentences are passive."""
    found = [
        (worded, first, last)
        for worded in blocks
        if worded.is_running_text and not _BE.isdisjoint(worded.words)
        for first, last in _passives_in(worded)
    ]
    if not found:
        return
    total = sum(len(worded.block.sentences) for worded in blocks if worded.is_running_text)
    passive = len({(id(worded), worded.sentence_of(first)) for worded, first, _ in found})
    if 100 * passive <= share * total:
        return
    help_text = "Say who does it: 'a nurse will see you' is plainer than 'you will be seen'."
    for worded, first, last in found:
        start, end = worded.span(first, last + 1)
        seen = worded.text[start:end]
        message = (
            f"'{seen}' is passive, as are {passive} of {total} sentences; "
            f"the policy aims for at most {share}%"
        )
        yield Hit("passive-voice", worded.block, start, end, message, help_text, seen.lower())


def _passives_in(worded: WordedBlock) -> Iterator[tuple[int, int]]:
    words, free = worded.words, 0
    for first in [number for number, word in enumerate(words) if word in _BE]:
        last = first + 1
        for word in words[last : first + _REACH]:
            if word not in _BETWEEN and not word.endswith("ly"):
                break
            last += 1
        if first < free or last >= len(words):
            continue
        if _is_passive(worded, first, last) and worded.are_joined(first, last + 1):
            yield first, last
            free = last + 1


def _is_passive(worded: WordedBlock, first: int, last: int) -> bool:
    """Whether a form of "be" and a later word are a passive: no state, nothing that it is made of."""
    be, word, after = worded.words[first], worded.words[last], worded.after(last)
    if be == "it's" and after is not None and after not in _AFTER_PASSIVES:
        return False
    if word == "done":
        return be in _TURNS_DONE
    if word == "made" and "of" in worded.words[last + 1 : last + 3]:
        return False
    is_regular = word.endswith("ed") and _REGULAR.fullmatch(word) is not None
    return word not in _STATES and (is_regular or word in _IRREGULAR)


def find_italics(blocks: Iterable[WordedBlock]) -> Iterator[Hit]:
    """Find italic words."""
    help_text = "Take the * or _ signs out; if the words matter most, make them **bold**."
    for worded in blocks:
        for start, end, strong in worded.block.emphases:
            if not strong:
                seen = worded.text[start:end]
                message = f"'{seen}' is in italics, which are hard to read for many people"
                yield Hit("italic-text", worded.block, start, end, message, help_text, seen, seen)


def without_marks(text: str, words: Fix) -> Fix | None:
    """Widen a fix of italic words in a file's text so that the sign on each side of them goes too.

    None where other signs stand between, such as those of a link or of bold.
    """
    start, end = words.start - 1, words.end + 1
    sign = text[start]
    doubled = sign in (text[start - 1], text[end : end + 1])
    alone = sign in "*_" and text[end - 1] == sign and not doubled
    return Fix(start, end, words.replacement) if alone else None
