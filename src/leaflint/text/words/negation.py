"""Whether words are taken back: "do not call", "there is no need to call", "calling is not needed".

A word such as "not" takes back what follows it in the same clause, as long as only words stand
between that pass it on: "you do NOT need to CALL". Other words end its reach, so that "do not wait
to call", "do not hesitate to call" and "if you cannot breathe, call" still say: call. Alternatives
share it ("do not stop or change"). After the words, "is not needed" and its like take them back.
"""

from __future__ import annotations

from leaflint.text.words.passages import WordSequence

_DENIALS = frozenset(
    "not no never cannot dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt"
    " mustnt neednt hasnt havent hadnt".split()
)
NEGATIONS = _DENIALS | frozenset(
    "nobody nothing none neither nor without avoid needless unnecessary pointless rarely seldom".split()
)
"""Words that take others back; so do all that end in "n't"."""
_DENYING_PAIRS = frozenset({("instead", "of"), ("rather", "than")})
_PASSING_ON = frozenset(
    "a an the any some to be been being is are was were it that for of in you your yourself he she we"
    " they them people patients patient reader readers anyone anybody person one have has had having"
    " need needs needing needed necessary required reason cause point use must should can could may"
    " might shall will would do does did ever even also please then try start feel think bother sign"
    " signs symptom symptoms always".split()
)
_NOT_ADVICE = frozenset(
    "needed necessary required helpful useful advised recommended worth".split()
)
_REACH_BEFORE = 12  # words
_REACH_AFTER = 8


def is_denial(word: str) -> bool:
    """Whether a word turns what it belongs to into its opposite: not, never, cannot, don't."""
    return word in _DENIALS or word.endswith("n't")


def is_negated(sequence: WordSequence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are taken back by others in their clause."""
    return _denied_before(sequence, start) or _denied_after(sequence, end)


def _denied_before(sequence: WordSequence, start: int) -> bool:
    words = sequence.words
    number = start
    while number > max(0, start - _REACH_BEFORE) and not sequence.opens(number):
        number -= 1
        word = words[number]
        if is_denial(word) or word in NEGATIONS:
            return True
        if number > 0 and (words[number - 1], word) in _DENYING_PAIRS:
            return True
        if word in {"or", "nor"} and number > 0 and not sequence.opens(number):
            number -= 1
        elif word not in _PASSING_ON and not (word.endswith("ly") and word != "only"):
            return False
    return False


def _denied_after(sequence: WordSequence, end: int) -> bool:
    words = sequence.words
    for number in range(end, min(end + _REACH_AFTER, len(words))):
        if sequence.opens(number):
            return False
        if words[number] in {"unnecessary", "pointless"}:
            return True
        if is_denial(words[number]) and not _NOT_ADVICE.isdisjoint(words[number + 1 : number + 3]):
            return True
    return False
