"""The forms of an English word: "call" is also "calls", "called", "calling".

Policy names the plain form. From it come the plural or third person (-s, -es, -ies), the past
(-ed, -d, -ied), -ing, and the possessive ('s). A final consonant is both doubled and left single
("stopped", "visited"): what is no word never occurs. An irregular word stands for its whole row
below, whichever form the policy names, and for nothing else. Words that only bind others together,
single letters and numbers have one form. There are no comparatives ("hotter" must be named), and
nothing is cut off: "swelling" is a form of "swell", "swell" is none of "swelling".
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = """
be am is are was were been being i'm you're he's she's it's we're they're
have has had having
do does did done doing
go goes went gone going
get gets got getting
give gives gave given giving
take takes took taken taking
come comes came coming
become becomes became becoming
see sees saw seen seeing
feel feels felt feeling feelings
tell tells told telling
say says said saying
speak speaks spoke spoken speaking
ring rings rang rung ringing
find finds found finding
keep keeps kept keeping
leave leaves left leaving
lose loses lost losing
make makes made making
mean means meant meaning
read reads reading
send sends sent sending
sit sits sat sitting
stand stands stood standing
think thinks thought thinking
understand understands understood understanding
wake wakes woke woken waking
wear wears wore worn wearing
write writes wrote written writing
drive drives drove driven driving
drink drinks drank drunk drinking
eat eats ate eaten eating
fall falls fell fallen falling
fight fights fought fighting
grow grows grew grown growing
hold holds held holding
hurt hurts hurting
know knows knew known knowing
lie lies lay lain lying
put puts putting
rise rises rose risen rising
run runs ran running
set sets setting
shake shakes shook shaken shaking
sleep sleeps slept sleeping
spread spreads spreading
swell swells swelled swollen swelling swellings
bleed bleeds bled bleeding
break breaks broke broken breaking
begin begins began begun beginning
burn burns burnt burned burning
cut cuts cutting
let lets letting
meet meets met meeting
choose chooses chose chosen choosing
seek seeks sought seeking
bad worse worst badly
child children children's
person people person's people's
man men man's men's
woman women woman's women's
foot feet
tooth teeth
diagnosis diagnoses
metastasis metastases
"""

_INVARIABLE = frozenset(
    "a an the this that these those and or but nor so if when while as than then because unless until"
    " of to in on at by for from with without about into over under up down out off near after before"
    " during i you he she it we they me him her us them my your his its our their who whom whose which"
    " what where how why not no never can cannot could may might must shall should will would very too"
    " also just only even now once soon here there any some all both each every much many more most"
    " other same such new hot ill unwell well".split()
)
_ROWS = tuple(frozenset(row.split()) for row in _IRREGULAR.strip().splitlines())
_IRREGULAR_FORMS = {word: row for row in _ROWS for word in row}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)\Z")
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdfglmnprtz]\Z|qu[aeiou][bdfglmnprtz]\Z")


@lru_cache(maxsize=16_384)
def word_forms(word: str) -> frozenset[str]:
    """Return every form of a word (in small letters, as `read_words` gives it), itself included."""
    if word in _IRREGULAR_FORMS:
        return _IRREGULAR_FORMS[word]
    if word in _INVARIABLE or len(word) < 2 or not word.isalpha():
        return frozenset({word})
    return frozenset({word, f"{word}'s", *_third_person(word), *_past_and_ing(word)})


def _third_person(word: str) -> set[str]:
    if _CONSONANT_Y.search(word):
        return {f"{word[:-1]}ies"}
    return {f"{word}es", f"{word}s"} if _HISSING.search(word) else {f"{word}s"}


def _past_and_ing(word: str) -> set[str]:
    if word.endswith("ie"):
        return {f"{word}d", f"{word[:-2]}ying"}
    if word.endswith("ee"):
        return {f"{word}d", f"{word}ing"}
    if word.endswith("e"):
        return {f"{word}d", f"{word[:-1]}ing"}
    if _CONSONANT_Y.search(word):
        return {f"{word[:-1]}ied", f"{word}ing"}
    forms = {f"{word}ed", f"{word}ing"}
    if _DOUBLES.search(word):
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms
