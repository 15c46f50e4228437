"""Quick fixes: the safe corrections, what a person may choose, and what a rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from leaflint.checks import phone_number, plain_language
from leaflint.checks.catalogue import REPORTED
from leaflint.core.finding import Finding, Fix
from leaflint.core.suggest import nearest_names
from leaflint.files.yaml.edit import mend
from leaflint.server.choices import Choice, nearest_services, plainer_words
from leaflint.server.diagnostics import to_diagnostic
from leaflint.server.explain import COMMAND
from leaflint.server.names import known_names
from leaflint.server.schema_keys import keys_below
from leaflint.server.view import View

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.leaflint"
_SAFE = frozenset(
    f"{check.id}/{name}" for check in REPORTED for name, rule in check.rules.items() if rule.fixed
)


def find_actions(view: View, range_: types.Range, only: Iterable[str]) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range; of the kinds `only`, none named: all."""
    wanted = tuple(only) or ("",)
    findings = view.findings()
    actions: list[types.CodeAction] = []
    if types.CodeActionKind.QuickFix.value.startswith(wanted):
        for finding in findings:
            if _touches(view.places.range_of(finding.position), range_):
                actions += _about(view, finding)
        # Where findings overlap, what mends one comes before what explains another.
        actions.sort(key=lambda action: action.command is not None)
    if FIX_ALL.startswith(wanted):
        actions += _fix_all(view, findings)
    return actions


def _touches(first: types.Range, second: types.Range) -> bool:
    return first.start <= second.end and second.start <= first.end


def _about(view: View, finding: Finding) -> Iterator[types.CodeAction]:
    diagnostic = to_diagnostic(finding, view.places)
    offered: set[tuple[int, int, str]] = set()
    if finding.fix is not None and _can_mend(view, finding.fix):
        fix, is_safe = finding.fix, finding.name in _SAFE
        seen = view.places.text[fix.start : fix.end]
        title = (
            f"Replace '{seen}' by '{fix.replacement}'" if fix.replacement else f"Take out '{seen}'"
        )
        offered.add((fix.start, fix.end, fix.replacement))
        yield _edit(view, title, [fix], diagnostic, is_preferred=is_safe)
    for start, end, replacement, why in _choices(view, finding):
        if (start, end, replacement) not in offered:
            offered.add((start, end, replacement))
            fix = Fix(start, end, replacement)
            yield _edit(view, f"Write '{replacement}' ({why})", [fix], diagnostic)
    title = f"Explain {finding.name}"
    command = types.Command(title, COMMAND, arguments=[finding.name])
    yield types.CodeAction(title, types.CodeActionKind.QuickFix, [diagnostic], command=command)


def _choices(view: View, finding: Finding) -> Iterator[Choice]:
    """Yield what a person may choose in place of what a finding is about."""
    start, end = view.places.span_of(finding.position)
    seen = view.places.text[start:end]
    if finding.check == phone_number.CHECK.id:
        yield from nearest_services(view.plan, start, seen)
    elif finding.check == plain_language.CHECK.id:
        yield from plainer_words(view.plan, start, seen)
    else:
        yield from _nearest_names(view, start, end)


def _nearest_names(view: View, start: int, end: int) -> Iterator[Choice]:
    """Yield the nearest names, or keys, for a word that is none."""
    text = view.places.text
    cursor = view.cursor(view.places.position(start))
    if not cursor.word or (cursor.start, cursor.end) != (start, end):
        return
    kind = view.kind_at(cursor)
    known = known_names(kind, view.plan) if kind else {}
    if not known and cursor.is_first and text[end : end + 1] == ":":
        known = keys_below(view.path, cursor.keys)
    for name in nearest_names(cursor.word, known):
        if name != cursor.word:
            yield Choice(start, end, name, known[name].split("\n")[0])


def _can_mend(view: View, fix: Fix) -> bool:
    """Whether a correction changes nothing but the value that it is in."""
    content = view.repository.as_saved(view.path)
    return bool(mend(view.path, content, [fix]).done)


def _fix_all(view: View, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    """Yield the action that makes all safe corrections of the file, as `leaflint fix` does."""
    safe = [
        finding.fix
        for finding in findings
        if finding.fix is not None and finding.waived is None and finding.name in _SAFE
    ]
    done = mend(view.path, view.repository.as_saved(view.path), safe).done if safe else ()
    if done:
        title = "Make all safe corrections in this file"
        yield _edit(view, title, done, kind=FIX_ALL)


def _edit(
    view: View,
    title: str,
    fixes: Iterable[Fix],
    diagnostic: types.Diagnostic | None = None,
    *,
    kind: str = types.CodeActionKind.QuickFix.value,
    is_preferred: bool = False,
) -> types.CodeAction:
    edits = [
        types.TextEdit(view.places.range(fix.start, fix.end), fix.replacement) for fix in fixes
    ]
    return types.CodeAction(
        title=title,
        kind=kind,
        diagnostics=[diagnostic] if diagnostic else None,
        edit=types.WorkspaceEdit(changes={view.uri: edits}),
        is_preferred=is_preferred or None,
    )
