"""Groups of digits in a text, the runs of groups that could be one number, and where one may start.

"Phone 01632 960 123, 9am to 5pm" holds three groups in a run (01632, 960, 123) and two measured
quantities (9am, 5pm) that no number can contain. Every pattern here takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from leaflint.text.contacts.characters import INVISIBLE, LOOK_ALIKE_LETTERS, digits_of
from leaflint.text.contacts.ranges import RELAY_PREFIXES

_GROUP: Final = re.compile(
    rf"""
    [0-9OXx]                                  # one set of characters: the search for it is fast
    (?: (?<=1) 800[12] (?=0[1-9]|[19][0-9][0-9]\b)    # a relay prefix run into a number
      | (?<=[0-9]) (?: {INVISIBLE}*+ (?:[0-9] | [{LOOK_ALIKE_LETTERS}]++ (?![A-Za-z])) )*+
        (?:[Xx]{{3,}}+)?+
      | (?<=O) O{{2,}}+
      | (?<=[Xx]) [Xx]{{2,}}+ )
    """,
    re.VERBOSE,
)
_MAY_END: Final = re.compile(r"(?![A-Za-z_])|(?<=[0-9]{3})")
"""The end of a group: "6000or" has lost a space, "4B" has not."""

_QUANTITY: Final = re.compile(
    r"""
      :[0-9] | ,[0-9]{3}(?![0-9]) | /7\b | [ ]?[%°‰]
    | (?: [gklms]|x|p|st|nd|rd|th ) \b
    | (?<![0-9]{3}) [ ]? [ap]\.?m \b
    | [ -]? (?: m?cg | [kmµn]g | [mc]l | [ck]m | mm | mSv | mmHg | mmol | iu | units? | kcal | kJ
        | noon | midday | midnight | o'clock | hours? | hrs? | days | weeks? | months? | years?
        | minutes? | mins? | seconds? | secs? ) \b
    """,
    re.VERBOSE,
)
_NEVER_BEFORE: Final = frozenset("£$€#@_&=%")
_JOINTS: Final = frozenset({"", "-", ".", "/", "(", ")", ")-", ")."})
_MOST_DIGITS: Final = 17
"""Digits of the longest number there is (ITU-T E.164: 15), and the "00" that may stand before it."""
MOST_GROUPS: Final = _MOST_DIGITS + 1
"""Groups of a run that bear on one number: as many as it has digits, and the one after."""


class Group(NamedTuple):
    """A group of digits (look-alikes as digits, X as it is); a quantity has a unit, so is in no number."""

    start: int
    end: int
    digits: str
    quantity: bool

    @property
    def opens_number(self) -> bool:
        """Whether it looks like the area code of a number: "01632"."""
        return self.digits.startswith("0") and len(self.digits) > 3


class Candidate(NamedTuple):
    """The groups of a run from one on with which a number may start, and where a "+" stands before it.

    Its joins are (1, digits of the first group), (2, of the first two) and so on; they end before a
    quantity, and where the digits are too many for any number. It is adjoining where the group before
    is of this run, but of no number.
    """

    text: str
    groups: Sequence[Group]
    joins: Sequence[tuple[int, str]]
    adjoining: bool
    plus: int | None

    @property
    def start(self) -> int:
        """Offset of the first digit."""
        return self.groups[0].start


def candidate_at(text: str, run: Sequence[Group], index: int, *, adjoining: bool) -> Candidate:
    """Return the digits from a group of a run on."""
    groups = run[index : index + MOST_GROUPS]
    start = groups[0].start
    before = text[max(0, start - 3) : start]
    sign = before.rstrip(" (")  # a "+" may stand before it, at most a space or a bracket between
    plus = start - len(before) + len(sign) - 1 if sign.endswith("+") else None
    joins: list[tuple[int, str]] = []
    digits = "" if plus is None else "+"
    for count, group in enumerate(groups, start=1):
        digits += group.digits
        if group.quantity or len(digits) > _MOST_DIGITS:
            break
        joins.append((count, digits))
    return Candidate(text, groups, joins, adjoining, plus)


def runs_of_groups(text: str) -> Iterator[list[Group]]:
    """Yield the groups of a plain text in runs: no more than a space, dash, dot, slash or bracket apart."""
    run: list[Group] = []
    for match in _GROUP.finditer(text):
        start, end = _with_look_alikes(text, match.start()), match.end()
        quantity = _QUANTITY.match(text, end) is not None
        if not (_may_start(text, start) and (quantity or _MAY_END.match(text, end))):
            continue
        if run and not _joined(text[run[-1].end : start]):
            yield run
            run = []
        figure_before = quantity and run and len(run[-1].digits) <= 2
        if figure_before and text[run[-1].end : start] in (".", "-", "/"):  # "9.30am", "9-5pm"
            run[-1] = run[-1]._replace(quantity=True)
        run.append(Group(start, end, digits_of(text[start:end]), quantity))
    if run:
        yield run


def _with_look_alikes(text: str, start: int) -> int:
    """Return where a group starts if look-alike letters before it belong to it: "O808"."""
    first = start
    while first and text[first - 1] in LOOK_ALIKE_LETTERS:
        first -= 1
    return start if first and text[first - 1].isalpha() else first


def _may_start(text: str, start: int) -> bool:
    """Return whether a group may start there: not inside a word, a sum of money or a time."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        return before.islower() and text[start] == "0"  # "Tel01632" has lost a space
    if before.isdigit():
        return text[max(0, start - 5) : start] in RELAY_PREFIXES
    if before in ",:" and text[start - 2 : start - 1].isdigit():
        return re.match("0[0-9]{3}", text[start : start + 4]) is not None
    return before not in _NEVER_BEFORE


def _joined(gap: str) -> bool:
    """Return whether the characters between two groups can stand inside one number."""
    joint = gap.replace(INVISIBLE, "")
    if joint.startswith(".") and len(joint) > 1:
        return False  # a full stop ends the sentence
    return len(gap) <= 4 and joint.strip(" ") in _JOINTS
