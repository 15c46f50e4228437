"""What patients read is what a clinician approved.

An approval is worth nothing when the text can change after it. `leaflint sign-off` records who
approved a leaflet, when, and the exact words. This check holds the present words against that record.

A minor edit keeps the approval, and is listed. It changes few words (policy: `minor_words`), and only
in these ways: a slip of the pen is mended beyond doubt; American spelling becomes British; words that
the policy calls `interchangeable` change places; one kind of quotation mark or dash becomes another, or
"..." becomes "…"; a full stop comes or goes at the end of a list point or a heading. Anything else voids
the approval, and so does any change to a number, unit, negation, modal verb, medical term, word of
safety wording or contact.

The record itself must be sound: its digest fits its text, its date is possible, the text once stood
in the leaflet (git's history says so), the person may approve these topics (and might before the change
that brings the record), and the leaflet's review dates are those of the last review. A person may approve a
change alone, or say that it changes no meaning; the latter is counted. A leaflet that was published or
signed is deleted only when somebody is on record for its withdrawal, and its sign-offs stay. Other leaflets
need no sign-off.

The policy may want more: that GitHub vouches for whoever signs (`github_identity`), that a review says
what was read (`evidence`), that nobody approves what they own. Where sign-offs are given in pull requests
(`on_github`), a text without one is `waiting` there, and the status Sign-off must be required. A record
that is known from GitHub is written by its recorder alone.

Two things are done at once, and are an alarm until somebody who may has recorded them: a leaflet is
withdrawn, and a retired number gives way to the new one, by the directory, with no other change.

Passes::

    status: draft

Fails with unsigned::

    id: another-scan
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.as_policy_wants import check_as_policy_wants
from leaflint.checks.sign_off.asking import ask
from leaflint.checks.sign_off.awaiting import check_withdrawn, swapped
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.entitled import check_entitled
from leaflint.checks.sign_off.gone import check_gone
from leaflint.checks.sign_off.habits import check_habits, check_wording_only
from leaflint.checks.sign_off.lines import LineChange, describe_changes
from leaflint.checks.sign_off.marks import mark_words
from leaflint.checks.sign_off.minor import EditRules, Texts, edit_rules, why_not_minor
from leaflint.checks.sign_off.settings import Settings
from leaflint.checks.sign_off.signed_text import check_history
from leaflint.checks.sign_off.soundness import check_records, check_taken_out
from leaflint.checks.sign_off.swaps import swaps_between
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import NumberSwap, SignOff, SignOffs
from leaflint.core.finding import Problem, Severity

RULES = {
    "unsigned": Rule(Severity.WARNING, "a published leaflet was never signed off"),
    "voided": Rule(Severity.ERROR, "a published text is not the one that was signed off"),
    "number-swap": Rule(Severity.WARNING, "a number was swapped, and nobody has approved it yet"),
    "withdrawn": Rule(
        Severity.WARNING, "a leaflet was withdrawn, and nobody is on record for it yet"
    ),
    "waiting": Rule(
        Severity.WARNING, "a text waits for its approval, which the status Sign-off requires"
    ),
    "minor-edit": Rule(Severity.NOTICE, "a text had minor edits since its sign-off"),
    "altered": Rule(Severity.ERROR, "a sign-off was altered or taken out"),
    "back-dated": Rule(Severity.ERROR, "a sign-off has an impossible date"),
    "never-existed": Rule(Severity.ERROR, "a sign-off is for a text that the leaflet never had"),
    "not-verified": Rule(Severity.ERROR, "without git's history a sign-off cannot be verified"),
    "not-entitled": Rule(Severity.ERROR, "a sign-off is by somebody who may not give it"),
    "stated": Rule(Severity.ERROR, "a sign-off is by a name alone where GitHub must know it"),
    "by-hand": Rule(Severity.ERROR, "a sign-off known from GitHub was not written by its recorder"),
    "no-evidence": Rule(Severity.ERROR, "a new review does not say what was read for it"),
    "deleted": Rule(Severity.ERROR, "a leaflet went, and nobody is on record for that"),
    "wording-only": Rule(Severity.NOTICE, "a person kept an approval as wording only"),
    "in-haste": Rule(Severity.NOTICE, "a person approved without evidence, or within a minute"),
    "dates-differ": Rule(Severity.ERROR, "a review date is not that of the last sign-off"),
}


class Approval(NamedTuple):
    """Whether the approval of a leaflet holds for its present text.

    Attributes:
        state: `unsigned`: nobody approved a text; `signed`: this text is the approved one, but for
            swapped numbers; `minor`: only minor edits were made since; `voided`: it no longer holds.
        record: the last sign-off that somebody gave, if any.
        changes: the lines that changed since.
        reasons: why the changes are not minor.
        swaps: the phone numbers that took the place of others and that nobody has approved yet.
    """

    state: Literal["unsigned", "signed", "minor", "voided"]
    record: SignOff | None = None
    changes: tuple[LineChange, ...] = ()
    reasons: tuple[str, ...] = ()
    swaps: tuple[NumberSwap, ...] = ()


def approval_of(
    leaflet: Leaflet, sign_offs: SignOffs | None, rules: EditRules, index: DirectoryIndex
) -> Approval:
    """Return whether the last sign-off that somebody gave holds for a leaflet's present text."""
    record = sign_offs.last_given if sign_offs else None
    if record is None:
        return Approval("unsigned")
    if record.kind == "withdrawn":
        return Approval("voided", record, (), ("it took the leaflet out of use",))
    text = approved_text(leaflet, record.format)
    swaps = swaps_between(record.text, text, index)
    if swaps is not None:
        return Approval("signed", record, swaps=swaps)
    changes = differences(record.text, text)
    reasons = _why_voided(record.text, text, changes, leaflet, rules)
    return Approval("voided" if reasons else "minor", record, changes, reasons)


def _why_voided(
    old: str, new: str, changes: tuple[LineChange, ...], leaflet: Leaflet, rules: EditRules
) -> tuple[str, ...]:
    if rules.wording is None:
        return ("it cannot be told where safety wording stands: its policy is broken",)
    old_marks, new_marks = (
        mark_words(text, leaflet, rules.glossary, rules.wording) for text in (old, new)
    )
    if old_marks is None or new_marks is None or not changes:
        return ("it cannot be told which words changed",)
    return why_not_minor(changes, Texts(old, new, old_marks, new_marks), rules)


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare a leaflet's words with its last sign-off, and the sign-offs with history."""
    data = leaflet.data
    loaded = context.sign_offs.get(data.id)
    sign_offs = loaded.data if loaded else None
    if loaded and not sign_offs:  # `schema` reports a broken file
        return
    yield from check_taken_out(leaflet, loaded, context)
    if loaded and sign_offs:
        yield from check_records(leaflet, loaded, sign_offs, context.today)
        yield from check_entitled(leaflet, loaded, sign_offs, context)
        yield from check_as_policy_wants(leaflet, loaded, sign_offs, settings, context)
        yield from check_history(leaflet, loaded, sign_offs, settings.days_to_commit, context)
    if data.status == "withdrawn":
        yield from check_withdrawn(leaflet, context)
    if data.status == "published":
        yield from check_wording_only(leaflet, sign_offs)
        yield from _check_text(leaflet, sign_offs, settings, context)


def _check_text(
    leaflet: Leaflet, sign_offs: SignOffs | None, settings: Settings, context: Context
) -> Iterator[Problem]:
    """Find a text that is not, or no longer, the approved one."""
    rules, index = edit_rules(settings, context), context.directory_index
    state, record, line_changes, reasons, swaps = approval_of(leaflet, sign_offs, rules, index)
    at, changes = leaflet.at("id"), describe_changes(line_changes)
    waiting = "waiting" if settings.on_github and context.base else None
    if record is None:
        message = "the leaflet is published and unsigned: nobody is on record as having approved it"
        yield Problem(waiting or "unsigned", at, message, ask(leaflet, None, settings, context))
    elif swaps:
        awaiting = swapped(swaps, context)
        message = f"{awaiting.what} {awaiting.age(context.today)}: nobody has approved that yet"
        help_text = f"Call the number. If it is right: {ask(leaflet, record, settings, context)}"
        yield Problem("number-swap", at, message, help_text)
    elif state == "minor":
        message = f"{record.spoken} still holds; minor edits since: {changes}"
        yield Problem("minor-edit", at, message)
    elif state == "voided":
        message = f"{record.spoken} no longer holds: {'; '.join(reasons)}"
        message += f". Changed since: {changes}" if changes else ""
        help_text = f"Undo the change; or: {ask(leaflet, record, settings, context)}"
        yield Problem(waiting or "voided", at, message, help_text)


def check_shared(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find what was deleted, and count for governance how each person approves."""
    yield from check_gone(context)
    yield from check_habits(context)


CHECK = Check[Settings, None](
    id="sign-off",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    shared=check_shared,
    needs=("people", "directory", "glossary"),
    by_day=True,
    waivable=False,
    may_wait=(),
)
