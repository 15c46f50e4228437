"""Where the sentences of one paragraph begin and end.

A sentence ends with a word that carries a full stop, question mark, exclamation mark or ellipsis
before the white space, closing quotes and brackets allowed between. So decimals (37.5C), times
(7.30am) and addresses (nhs.uk) end none. Nor do:

- a title (Dr. Patel) or an abbreviation that needs what follows (e.g. tea, approx. five);
- an abbreviation before its number (No. 5, Fig. 2);
- an abbreviation that may come last (5 p.m., etc.) before a small letter, a number, a day or a
  month: "at 5 p.m. Bring a towel" has an end, "at 5 p.m. Monday" has none;
- an abbreviation or initial before a name (St. Mary, U.K. Government, J. R. Smith), that is before
  a capital, unless that word is one that opens sentences ("the U.K. You can") or the letter belongs
  to the word before it ("vitamin C. Take");
- the number of a point ("1. Wash your hands.");
- any other mark than a bare full stop before a small letter ("Ready?" they ask), or before the
  words that say who spoke ("Does it hurt?" Sam asked).

The end of the text always ends a sentence. The time taken grows with the length of the text alone:
each word is looked at once, with its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from leaflint.prose.blocks import Sentence

_STOPS = (".", "!", "?", "…")
_OPENERS = "\"'“‘«(["
_QUOTES = "\"'”’»"
_CLOSERS = _QUOTES + ")]"
_LAST_MARKS = frozenset(_CLOSERS).union(_STOPS)

_NEVER_LAST = frozenset(
    "Dr Mr Mrs Ms Mx Prof Rev Fr Sr Hon e.g E.g i.e I.e eg ie viz cf vs approx Approx incl esp".split()
)
_BEFORE_NUMBER = frozenset(
    "No no Nos nos Fig fig Figs figs p pp vol ch ext Ext tel Tel para".split()
)
_BEFORE_NAME = frozenset("St Ste Mt Rd Ave Hosp Univ".split())
_MAYBE_LAST = frozenset(
    "a.m p.m A.M P.M am pm etc al Ltd Inc Co co plc dept min mins hr hrs sec secs wk wks yr yrs mth"
    " mths mg mcg g kg ml l cm mm km m Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues"
    " Wed Weds Thu Thur Thurs Fri Sat Sun".split()
)
_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
    " July August September October November December".split()
)
_SENTENCE_OPENERS = frozenset(
    "a after all also always although an and any anyone are ask as at be because before both bring"
    " but by call can check contact do does each eat every everyone for from go he her here his how"
    " however i if i'm i've in is it it's its keep let many most my never no not on once one or other"
    " our people phone please she so some sometimes speak stop take talk tell that the their then"
    " there these they this those to try use wait we we'll we're what when where which while who why"
    " with you you'll you're you've your".split()
)
_LETTERED = frozenset(
    "vitamin vitamins hepatitis group type grade plan ward level option part section appendix block"
    " clinic gate bay room zone area strep influenza factor stage class category building entrance"
    " unit team".split()
)
_SPEAKING = frozenset(
    "said says asked asks replied replies answered answers added explained explains told called"
    " shouted whispered cried".split()
)

_WORD = re.compile(r"\S+")
_POINT = re.compile(r"\d{1,3}|[A-Za-z]")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of one paragraph, in order, without the white space around them.

    The spans hold every character of the text but that white space; a text of white space has none.
    """
    words = text.split()
    if not words:
        return ()
    starts = _starts(text, words)
    sentences: list[Sentence] = []
    first, final = 0, len(words) - 1
    for last, word in enumerate(words):
        if last == final or (
            word[-1] in _LAST_MARKS
            and word.rstrip(_CLOSERS).endswith(_STOPS)
            and _is_end(words, first, last)
        ):
            sentences.append(Sentence(starts[first], starts[last] + len(word)))
            first = last + 1
    return tuple(sentences)


def _starts(text: str, words: Sequence[str]) -> Sequence[int]:
    """Return where each word begins."""
    if " ".join(words) == text:
        return list(accumulate((len(word) + 1 for word in words), initial=0))
    return [match.start() for match in _WORD.finditer(text)]


def _is_end(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the stop on `words[last]` ends the sentence that `words[first]` began."""
    stopped = words[last].rstrip(_CLOSERS)
    name = stopped[:-1].lstrip(_OPENERS)
    closers = words[last][len(stopped) :]
    following = words[last + 1].lstrip(_OPENERS)
    if stopped.endswith(("!", "?", "…", "..")):
        quoted = closers.strip(")]") != ""
        return not (
            following[:1].islower() or (quoted and _names_speaker(words[last + 1 : last + 4]))
        )
    if name in _NEVER_LAST or (first == last and _POINT.fullmatch(name)):
        return False
    if name in _BEFORE_NUMBER:
        return not (following[:1].isdigit() or following[:1].islower())
    if name in _MAYBE_LAST:
        return following[:1].isupper() and following.rstrip(",;:.)") not in _DAYS_AND_MONTHS
    if name in _BEFORE_NAME or _INITIALS.fullmatch(name):
        before = words[last - 1].lstrip(_OPENERS) if last > first else ""
        opens = following.rstrip(",").lower() in _SENTENCE_OPENERS
        return (opens or _takes_letter(before, name)) and not following[:1].islower()
    return not (closers and following[:1].islower())


def _names_speaker(words: Sequence[str]) -> bool:
    """Whether one of the words tells that somebody spoke."""
    return any(word.rstrip(".,:").lower() in _SPEAKING for word in words)


def _takes_letter(word: str, letter: str) -> bool:
    """Whether the letter belongs to the word before it, so that it is nobody's initial."""
    return word.lower() in _LETTERED or (letter == "I" and word.islower())
