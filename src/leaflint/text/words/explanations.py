"""How a text explains a word where it uses it: the signs by which an explanation is known.

- brackets straight after it: "cannula (a thin tube)", "CT scan (X-rays that build up pictures)";
- brackets round it: "a thin tube (cannula)", "a thin tube (called a cannula)";
- words that name it: "this is called sepsis", "doctors call these growths nodules";
- a definition: "pus is a thick fluid", "cellulitis, an infection", "cellulitis – an infection",
  "a drain: thin tubes that take fluid away", "insulin, to treat diabetes".
"""

from __future__ import annotations

import re

_BRACKET = re.compile(r"(?:\s+[\w'’-]+){0,2}\s*\((?!\s*(?:see|page)\b)(?=[^()]*[a-z]{3})")
_IN_BRACKET = re.compile(
    r"\((?:(?:also|or|often|called|known|as|a|an|the|this|is|medical|name|term)[ ,:]+)*[\"'“‘]?\Z"
)
_NAMED = re.compile(
    r"(?:\b(?:called|known as|named|calls?(?: (?:this|these|it|them)(?: \w+){0,2})?"
    r"|(?:term|name)(?: for \w+)? is|short for|stands for|abbreviated to)) "
    r"(?:an? |the )?[\"'“‘]?\Z",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"[\"'”’]?(?:"
    r",? (?:is|are|which is|which are|that is) (?:an?|the|any|when|where|what|short for)\b"
    r"|,? (?:means?|stands for)\b"
    r"|,? i\.e\.| for short"
    r"|, (?:an?|or|meaning) "
    r"| ?[–—:] ?(?:[Aa]n?|[Tt]he|[Tt]his is|[Ww]hen) "
    r"| - (?:an?|the|this is|when) "
    r"|(?: ?[–—:]| -) (?:[a-z]+ ){1,3}(?:that|which|made of|used to) "
    r"|, (?:which is )?(?:used |given |taken )?to (?:treat|help|fight|kill|ease|prevent|control|lower|stop) )"
)
_OPENING_DEFINITION = re.compile(
    r"(?:This|These|It|They|That|Those) (?:(?:is|are) (?:an?|the|when|where|what)|means?)\b"
)


def explained_beside(text: str, start: int, end: int) -> bool:
    """Whether brackets, a name or a definition explain the word from `start` to `end`."""
    return (
        explained_in_brackets(text, start, end)
        or given_as_name(text, start)
        or defined_after(text, end)
    )


def given_as_name(text: str, start: int) -> bool:
    """Whether the words before the word at `start` give it as a name: "this is called"."""
    return _NAMED.search(text, max(0, start - 60), start) is not None


def explained_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether brackets follow that explain the word, or it stands in brackets after plain words."""
    return _BRACKET.match(text, end) is not None or bracketed(text, start)


def bracketed(text: str, start: int) -> bool:
    """Whether the word that begins at `start` stands in brackets, as a name for what is before."""
    return _IN_BRACKET.search(text, max(0, start - 40), start) is not None


def defined_after(text: str, end: int) -> bool:
    """Whether the words after `end` say what the word before is."""
    return _DEFINED.match(text, end) is not None


def defines_last_sentence(sentence: str) -> bool:
    """Whether a sentence says what the one before it spoke of: "This is a test that ..."."""
    return _OPENING_DEFINITION.match(sentence) is not None
