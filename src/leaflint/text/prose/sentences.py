"""Where the sentences of one paragraph begin and end.

A sentence ends with a word that carries a full stop, question mark, exclamation mark or ellipsis
before the white space, closing quotes and brackets allowed between. So decimals (37.5C), times
(7.30am) and addresses (nhs.uk) end none. Nor do:

- a title (Dr. Patel) or an abbreviation that needs what follows (e.g. tea, approx. five);
- an abbreviation before its number or another abbreviation (No. 5, Fig. 2, ref. no. NHS/22);
- an abbreviation that may come last (5 p.m., etc.) before a small letter, a number, a day or a
  month: "at 5 p.m. Bring a towel" has an end, "at 5 p.m. Monday" has none;
- an abbreviation or initial before a name (St. Mary, U.K. Government, J. R. Smith), that is before
  a capital, unless that word is one that opens sentences ("the U.K. You can") or the letter belongs
  to the word before it ("vitamin C. Take");
- the number of a point ("1. Wash your hands.");
- any other mark than a bare full stop before a small letter ("Ready?" they ask), or before the
  words that say who spoke ("Does it hurt?" Sam asked).

The end of the text always ends a sentence. The time taken grows with the length of the text alone:
each stop is looked at once, with the words beside it.
"""

from __future__ import annotations

import re

from leaflint.text.prose.blocks import Sentence

_OPENERS = "\"'“‘«(["
_QUOTES = "\"'”’»"
_CLOSERS = _QUOTES + ")]"

_NEVER_LAST = frozenset(
    "Dr Mr Mrs Ms Mx Prof Rev Fr Sr Hon e.g E.g i.e I.e eg ie viz cf vs approx Approx incl esp".split()
)
_BEFORE_NUMBER = frozenset(
    "No no Nos nos Fig fig Figs figs p pp vol ch ext Ext tel Tel para Ref ref refs Reg reg hosp pt Sect"
    " sect sects".split()
)
_BEFORE_NAME = frozenset("St Ste Mt Rd Ave Hosp Univ".split())
_MAYBE_LAST = frozenset(
    "a.m p.m A.M P.M am pm etc al Ltd Inc Co co plc dept min mins hr hrs sec secs wk wks yr yrs mth"
    " mths tab tabs cap caps mg mcg g kg ml l cm mm km m Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
    " Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun".split()
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

_OTHER_SPACE = re.compile(r"[^\S ]")
_STOP = re.compile(rf"([.!?…])([{re.escape(_CLOSERS)}]*+) ++(?=(\S++))")
"""A word's stop, its closing quotes and brackets, and after white space the next word."""
_NEXT_WORDS = re.compile(r"(?:\S++ *+){1,3}")
_POINT = re.compile(r"\d{1,3}|[A-Za-z]")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of one paragraph, in order, without the white space around them.

    The spans hold every character of the text but that white space; a text of white space has none.
    """
    spaced = text if text.isprintable() else _OTHER_SPACE.sub(" ", text)
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if first >= end:
        return ()
    sentences: list[Sentence] = []
    for stop in _STOP.finditer(spaced):
        if _is_end(spaced, first, stop):
            sentences.append(Sentence(first, stop.end(2)))
            first = stop.start(3)
    sentences.append(Sentence(first, end))
    return tuple(sentences)


def _is_end(text: str, first: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at `first`; all white space is plain spaces."""
    mark, closers, next_word = stop.groups()
    at = stop.start()
    following = next_word.lstrip(_OPENERS)
    if mark != "." or text[at - 1 : at] == ".":
        quoted = closers.strip(")]") != ""
        return not (following[:1].islower() or (quoted and _names_speaker(text, stop.start(3))))
    start = max(first, text.rfind(" ", first, at) + 1)
    name = text[start:at].lstrip(_OPENERS)
    if name in _NEVER_LAST or (start == first and _POINT.fullmatch(name)):
        return False
    if name in _BEFORE_NUMBER:
        labels = following == "No." and name.lower() != "no"  # "Ref. No. 5"
        return not (labels or following[:1].islower() or any(map(str.isdigit, following)))
    if name in _MAYBE_LAST:
        return following[:1].isupper() and following.rstrip(",;:.)") not in _DAYS_AND_MONTHS
    if name in _BEFORE_NAME or _INITIALS.fullmatch(name):
        opens = following.rstrip(",").lower() in _SENTENCE_OPENERS
        before = _word_before(text, first, start)
        # "vitamin C", "World War I": the letter belongs to the word before it, and is no initial.
        takes = before.lower() in _LETTERED or (name == "I" and before.islower())
        return (opens or takes) and not following[:1].islower()
    return not (closers and following[:1].islower())


def _names_speaker(text: str, start: int) -> bool:
    words = _NEXT_WORDS.match(text, start)
    return words is not None and any(
        word.rstrip(".,:").lower() in _SPEAKING for word in words[0].split()
    )


def _word_before(text: str, first: int, start: int) -> str:
    """Return the word of the sentence before the one that begins at `start`, or "" at its first."""
    end = start
    while end > first and text[end - 1] == " ":
        end -= 1
    return text[max(first, text.rfind(" ", first, end) + 1) : end].lstrip(_OPENERS)
