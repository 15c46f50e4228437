"""What the words around some digits say: call this, or this is something else.

A full UK number speaks for itself. A short one does not ("111 people"), nor does a number with a
digit missing, nor a local number without its area code: they need words that tell readers to call.
Every function reads a bounded window beside the digits. Patterns are compiled when first used: most
leaflets need few of them.
"""

from __future__ import annotations

import re
from typing import Final

from leaflint.text.contacts.ranges import RELAY_SLIPS

_WINDOW: Final = 80

_VERB: Final = (
    r"(?:call(?:ing)?|phon(?:e|ing)|telephon(?:e|ing)|ring(?:ing)?|dial(?:l?ing)?|text(?:ing)?"
    r"|contact(?:ing)?|us(?:e|ing)|reach(?:ed)?|try|(?:have|has) (?:called|phoned|rung))"
)
_LABEL: Final = (
    r"(?:tel|mob|mobile|fax|textphone|minicom|helpline|hotline|freephone|(?:help|advice) from"
    r"|(?-i:[TMF]))"
)
_DIRECTLY: Final = (
    rf"(?i)\b(?:{_VERB}|{_LABEL})\b\.?(?:[ ](?:us|them|him|her|me|back|no\.?|number|is|free|now))*"
    r"[ ]?[:(\"'“‘-]*[ ]*$"
)
_INDIRECTLY: Final = (
    rf"(?i)\b{_VERB}\b[^.;!?0-9]*\b(?:on|via|or|dial|number|number is)[ ]?:?[ (\"'“‘]*$"
)
_SERVICE: Final = (
    r"(?:NHS|Samaritans|Childline|Missing People|police|ambulance|emergency|emergency services"
    r"|emergencies|power cuts?|GP|out[ -]of[ -]hours|(?:vaccin(?:e|ation)|jab) bookings?"
    r"|bank fraud|directory enquiries)"
)
_SERVICE_BEFORE: Final = rf"(?i)\b{_SERVICE}(?:[ ]\([^()]*\))?[ ]?[:-]?[ (]*$"
_LOOSELY: Final = (
    rf"(?i)\b(?:{_VERB}|{_SERVICE}|speak|talk|help|advice|touch)\b[^.!?]*"
    r"(?:\b(?:on|via|or|and|to|from|with|through|dial|number|number is)|[,;:(/-])[ ]?[\"'“‘(]*$"
)
_GROUPED: Final = r"116 [0-9]{3}"
_NO_NOUN_AFTER: Final = (
    r"[ ]*(?:$|[.,;:!?)/\]\"'”’-])"
    r"|[ ](?:or|and|if|to|for|from|when|while|until|unless|because|before|after|at|on|now|straight"
    r"|immediately|first|free|instead|as|any|day|in an|24|is|can|will)\b"
)
_CALLING: Final = (
    r"(?i)\b(?:call(?:ing)?|phon(?:e|ing)|telephon(?:e|ing)|ring(?:ing)?|dial(?:l?ing)?)\b"
    r"(?:[ ](?:us|them|for|help|an|the|ambulance|police|emergency|services|NHS|free|now|at|once))*"
    r"(?:[ ]on)?[ ]?[:(\"'“‘-]*[ ]*$"
)
_LETTERS_AFTER: Final = r"-?[A-Za-z]|\)[ -][A-Z]{2}"
"""A number in letters, as they stand on the keys of a phone: "800-QUIT", "(800) QUIT"."""
_UNTIL: Final = r"[ ](?:to|until)[ ][0-9]"
_COUNTING: Final = (
    r"\b(?:total|number|count|score|sum|code|page|room|bed|ward|weight|height|level|price|pulse|rate|people|patients"
    r"|women|men|children|babies|adults|cases|calls|visits|answers?)\b"
)
_LABELLED: Final = rf"(?i)^(?!.*{_COUNTING}).*[a-z)?\"'][ ]?[:-][ ]*$"
_LAST: Final = r"[ .!)\"'’]{0,3}$"
_LABEL_AFTER: Final = rf"(?i)[ ]?(?:[ ]-[ ]|:[ ])(?!(?:the |all )?{_COUNTING})[a-z]"
_TEXTING: Final = (
    r"\b[Tt](?:ext|exts|exting)\b[^.;!?0-9]*\bto[ ]$"
    r"|\b(?:[Ss]end|[Rr]eply)\b[^a-z.;!?0-9]+\bto[ ]$"  # a keyword in capitals: "send GIVE to"
    r"|\b(?:[Tt]ext|[Tt]exting|TEXT|SMS)\b[ ]?:?[ (]*$"
)
_ANOTHER: Final = (
    r"[ ]*(?:[/,;]|,?[ ](?:or|and))[ ]*(?:,?[ ]?(?:in|for|if|during|out)[ ][^.!?0-9]{0,40},[ ]?)?"
)
_ALTERNATIVE: Final = r"[ ]*(?:[/,&]|,?[ ](?:or|and))[ ]*"
_CALLED_AFTER: Final = (
    r"[ ](?:call|operator|call handler|adviser|ambulance|online|number|BSL|service(?![ ]users)"
    r"|option [0-9]|(?:costs|is) (?:nothing|free)"
    r"|(?:can|will)[ ](?:advise|direct|help|tell|arrange|send))\b"
)
_COUNTED: Final = (
    r"[ ](?:of|per|percent|times|out[ ]of|in[ ](?:every|each)|calls|other|more|new|people|patients|women"
    r"|men|children|babies|adults|volunteers|participants|cases|bus|hospitals?|pages?|beds)\b|[ ]in[ ][0-9]"
)
_RELAY: Final = (
    rf"(?i)\b(1800[12]|{'|'.join(sorted(RELAY_SLIPS))})[ ,:+-]*"
    r"(?:(?:and then|then|followed by|before|plus)[ ,:]+)?\(?$"
)
_IDENTIFIER: Final = (
    r"(?i)\b(?:(?:NHS|charity|company|registration|registered|reg|VAT|GMC|NMC|order|serial|batch"
    r"|account|invoice|policy|part|product|leaflet|catalogue|licence|member(?:ship)?)[ ]"
    r"(?:number|no|code|ref|reference|id)"
    r"|ref|reference|code|ISBN|ISSN|PMID|PMCID|doi|ORCID|IRAS|batch|sort[ ]code|ISO)"
    r"(?:[ ](?:number,?|no|id|is|was))*(?:[ ]?[:(#]|(?<=ref)\.|(?<=no)\.)?[ ]*[(#]?$"
)
_IDENTIFYING: Final = tuple(
    "number no code ref reference id isbn issn pmid pmcid doi orcid iras batch iso is was".split()
)
_AFTER_IDENTIFYING: Final = " .,:(#"
"""What the last word of an identifier's announcement is, and what may stand after that word."""
_OWN_NUMBER: Final = (
    r"(?i)\b(?:hospital|patient|unit|study|machine|device|model|case|claim|customer)[ ]"
    r"(?:number|no\.?|id)[ ]?:?(?:[ ]is)?[ ]*$"
)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _WINDOW) : start]


def _follows(pattern: str, text: str, end: int) -> bool:
    return re.compile(pattern).match(text, end) is not None


def is_identifier(text: str, start: int) -> bool:
    """Return whether the words before `start` announce a reference, a code or an identity number."""
    before = _before(text, start)
    if not before.rstrip(_AFTER_IDENTIFYING).lower().endswith(_IDENTIFYING):
        return False  # as is nearly always so, and soon told
    return re.search(_IDENTIFIER, before) is not None


def is_own_number(text: str, start: int) -> bool:
    """Whether a patient or a thing may have the number that follows ("Your hospital number is")."""
    return re.search(_OWN_NUMBER, _before(text, start)) is not None


def is_called(text: str, start: int) -> bool:
    """Return whether the words before `start` tell readers to call what follows."""
    before = _before(text, start)
    return (re.search(_DIRECTLY, before) or re.search(_INDIRECTLY, before)) is not None


def is_short_number(text: str, start: int, end: int) -> bool:
    """Return whether readers are told to call the short number there: "NHS 111", "a 999 call".

    More ways of saying so count than for other digits, as long as no noun follows: "101 women".
    """
    before = _before(text, start)
    if _follows(_COUNTED, text, end) or text[end : end + 1].isalpha():
        return False
    if re.search(_DIRECTLY, before) or re.search(_SERVICE_BEFORE, before):
        return True
    if _follows(_CALLED_AFTER, text, end):
        return True
    named = re.fullmatch(_GROUPED, text[start:end]) or re.search(_LOOSELY, before)
    return bool(named) and _follows(_NO_NOUN_AFTER, text, end)


def is_labelled(text: str, start: int, end: int) -> bool:
    """Return whether a short number and what it is for stand alone: "Blue lips: 999.", "111 - advice"."""
    if text[start:end] == "999" and _follows(
        _LAST, text, end
    ):  # others may be a result: "Pulse: 112"
        return re.search(_LABELLED, _before(text, start)) is not None
    return start < 3 and not text[:start].strip(" (\"'") and _follows(_LABEL_AFTER, text, end)


def is_dialled(text: str, start: int, end: int) -> bool:
    """Return whether readers are plainly told to dial a few digits, whatever they are: "call 911"."""
    is_more = any(_follows(rest, text, end) for rest in (_COUNTED, _UNTIL, _LETTERS_AFTER))
    if is_more or not _follows(_NO_NOUN_AFTER, text, end):
        return False
    return re.search(_CALLING, _before(text, start)) is not None


def is_texted(text: str, start: int, end: int) -> bool:
    """Return whether readers are told to send a text to what stands there."""
    texted = re.search(_TEXTING, _before(text, start))
    return texted is not None and not _follows(_COUNTED, text, end)


def is_another(text: str, previous_end: int, start: int, end: int) -> bool:
    """Return whether a short number only adds to the one before it: "999 or, in a hurry, 112"."""
    is_next = re.fullmatch(_ANOTHER, text[previous_end:start]) is not None
    return is_next and not _follows(_COUNTED, text, end)


def is_alternative(text: str, previous_end: int, start: int) -> bool:
    """Return whether only "or", "and", a slash or a comma parts two numbers."""
    return re.fullmatch(_ALTERNATIVE, text[previous_end:start]) is not None


def relay_prefix(text: str, start: int) -> str:
    """Return the Relay UK prefix, or a slip for it, to be dialled before the number at `start`, or ""."""
    match = re.search(_RELAY, _before(text, start))
    return match[1] if match else ""
