"""Finding many words and phrases in one go, as they are or in any form, each by its rarest word.

The time taken grows with the text and not with the number of phrases: most texts hold none of the rare
words, and one look at their words tells so.

Forms. Policy names the plain form. From it come the plural or third person (-s, -es, -ies), the past
(-ed, -d, -ied), -ing, and the possessive ('s). A final consonant is both doubled and left single
("stopped", "visited"): what is no word never occurs. An irregular word stands for its whole row
below, whichever form the policy names, and for nothing else. Words that only bind others together,
single letters and numbers have one form. There are no comparatives ("hotter" must be named), and
nothing is cut off: "swelling" is a form of "swell", "swell" is none of "swelling".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import compress, count
from operator import contains
from typing import Generic, NamedTuple, TypeVar

from leaflint.text.words.tokens import parts_of, words_of

T = TypeVar("T")
Phrase = tuple[frozenset[str], ...]
"""The forms of each word of a phrase, in order."""

_RARE = 6
"""Letters from which on a word is rare in most texts."""

_IRREGULAR = """
be am is are was were been being i'm you're he's she's it's we're they're; have has had having;
do does did done doing; go goes went gone going; get gets got getting;
give gives gave given giving; take takes took taken taking; come comes came coming;
become becomes became becoming; see sees saw seen seeing; feel feels felt feeling feelings;
tell tells told telling; say says said saying; speak speaks spoke spoken speaking;
ring rings rang rung ringing; dial dials dialled dialling dialed dialing;
find finds found finding; keep keeps kept keeping;
leave leaves left leaving; lose loses lost losing; make makes made making;
mean means meant meaning; read reads reading; send sends sent sending; sit sits sat sitting;
stand stands stood standing; think thinks thought thinking;
understand understands understood understanding; wake wakes woke woken waking;
wear wears wore worn wearing; write writes wrote written writing;
drive drives drove driven driving; drink drinks drank drunk drinking; eat eats ate eaten eating;
fall falls fell fallen falling; fight fights fought fighting; grow grows grew grown growing;
hold holds held holding; hurt hurts hurting; know knows knew known knowing;
lie lies lay lain lying; put puts putting; rise rises rose risen rising; run runs ran running;
set sets setting; shake shakes shook shaken shaking; sleep sleeps slept sleeping;
spread spreads spreading; swell swells swelled swollen swelling swellings;
bleed bleeds bled bleeding; break breaks broke broken breaking; begin begins began begun beginning;
burn burns burnt burned burning; cut cuts cutting; let lets letting; meet meets met meeting;
choose chooses chose chosen choosing; seek seeks sought seeking; bad worse worst badly;
child children children's; person people person's people's; man men man's men's;
woman women woman's women's; foot feet; tooth teeth; diagnosis diagnoses; metastasis metastases
"""
_INVARIABLE = frozenset(
    "a an the this that these those and or but nor so if when while as than then because unless until"
    " of to in on at by for from with without about into over under up down out off near after before"
    " during i you he she it we they me him her us them my your his its our their who whom whose which"
    " what where how why not no never can cannot could may might must shall should will would very too"
    " also just only even now once soon here there any some all both each every much many more most"
    " other same such new hot ill unwell well".split()
)
_ROWS = (frozenset(row.split()) for row in _IRREGULAR.split(";"))
_IRREGULAR_FORMS = {word: row for row in _ROWS for word in row}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)\Z")
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdfglmnprtz]\Z|qu[aeiou][bdfglmnprtz]\Z")


class Match(NamedTuple, Generic[T]):
    """A phrase in a text: numbers of its first word and the one after its last, and its value."""

    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases, each with a value, by the words that tell of them."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Phrase, T]]) -> None:
        """Take phrases: the words by which they are named, the forms of each, and the value.

        A phrase without words stands nowhere.
        """
        named = [phrase for phrase in phrases if phrase[0]]
        shared = Counter(word for words, _, _ in named for word in set(words) if len(word) >= _RARE)
        self._by_word: dict[str, list[tuple[int, Phrase, T]]] = {}
        for words, phrase, value in named:
            # Words that many phrases share keep the index small: "course" rather than "during" or
            # "treatment" for "during the course of treatment".
            place = max(range(len(words)), key=lambda at: (shared[words[at]], len(words[at])))
            for form in phrase[place]:
                self._by_word.setdefault(form, []).append((place, phrase, value))
        self._telling = frozenset(self._by_word)

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Whether a text with these words may hold a phrase; quickest told of a set."""
        return not self._telling.isdisjoint(words)

    def find(self, words: Sequence[str], vocabulary: Collection[str]) -> list[Match[T]]:
        """Find all phrases in a text, the longest first where several begin.

        The vocabulary holds the same words in any order, each at least once.
        """
        telling = self._telling.intersection(vocabulary)
        if not telling:  # as a rule
            return []
        found = [
            Match(start, start + len(phrase), value)
            for number in compress(count(), map(telling.__contains__, words))
            for place, phrase, value in self._by_word[words[number]]
            if 0 <= (start := number - place) <= len(words) - len(phrase)
            and all(map(contains, phrase, words[start : start + len(phrase)]))
        ]
        return sorted(found, key=lambda match: (match.start, -match.end))


def index_words(phrases: Iterable[tuple[str, T]]) -> PhraseIndex[T]:
    """Index phrases that are found as they are; of two equal ones the later counts."""
    values = {words_of(phrase): value for phrase, value in phrases}
    return PhraseIndex((words, as_they_are(words), value) for words, value in values.items())


def as_they_are(words: Sequence[str]) -> Phrase:
    """Return the phrase of words that have no other forms."""
    return tuple(frozenset({word}) for word in words)


@lru_cache(maxsize=4096)
def index_forms(texts: tuple[str, ...]) -> PhraseIndex[None]:
    """Index phrases of parts of words that are found in any form: "call" also finds "calling"."""
    named = [parts_of(text) for text in texts]
    return PhraseIndex((words, tuple(map(word_forms, words)), None) for words in named)


@lru_cache(maxsize=16_384)
def word_forms(word: str) -> frozenset[str]:
    """Return every form of a word (in small letters, as `read_words` gives it), itself included."""
    if word in _IRREGULAR_FORMS:
        return _IRREGULAR_FORMS[word]
    if word in _INVARIABLE or len(word) < 2 or not word.isalpha():
        return frozenset({word})
    forms = {word, f"{word}'s"}
    if word.endswith("ie"):
        forms |= {f"{word}s", f"{word}d", f"{word[:-2]}ying"}
    elif word.endswith("ee"):
        forms |= {f"{word}s", f"{word}d", f"{word}ing"}
    elif word.endswith("e"):
        forms |= {f"{word}s", f"{word}d", f"{word[:-1]}ing"}
    elif _CONSONANT_Y.search(word):
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    else:
        forms |= {f"{word}s", f"{word}ed", f"{word}ing"}
        if _HISSING.search(word):
            forms.add(f"{word}es")
        if _DOUBLES.search(word):
            forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(forms)
