"""Quick fixes: the safe corrections, what a person may choose, and what a rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from leaflint.checks.catalogue import REPORTED
from leaflint.core.finding import Finding, Fix
from leaflint.files.yaml.edit import mend
from leaflint.server.choices import find_choices
from leaflint.server.diagnostics import to_diagnostic
from leaflint.server.explain import COMMAND
from leaflint.server.view import View

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.leaflint"
_SAFE = frozenset(
    f"{check.id}/{name}" for check in REPORTED for name, rule in check.rules.items() if rule.fixed
)


def find_actions(view: View, range_: types.Range, only: Iterable[str]) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range; of the kinds `only`, none named: all."""
    wanted = tuple(only)
    findings = view.findings()
    actions: list[types.CodeAction] = []
    if not wanted or any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in wanted):
        for finding in findings:
            if _touches(view.places.range_of(finding.position), range_):
                actions += _about(view, finding)
        # Where findings overlap, what mends one comes before what explains another.
        actions.sort(key=lambda action: action.command is not None)
    if not wanted or any(FIX_ALL.startswith(kind) for kind in wanted):
        actions += _fix_all(view, findings)
    return actions


def _touches(first: types.Range, second: types.Range) -> bool:
    return _order(first.start) <= _order(second.end) and _order(second.start) <= _order(first.end)


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


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
    for start, end, replacement, why in find_choices(view, finding):
        if (start, end, replacement) not in offered:
            offered.add((start, end, replacement))
            fix = Fix(start, end, replacement)
            yield _edit(view, f"Write '{replacement}' ({why})", [fix], diagnostic)
    title = f"Explain {finding.name}"
    command = types.Command(title, COMMAND, arguments=[finding.name])
    yield types.CodeAction(title, types.CodeActionKind.QuickFix, [diagnostic], command=command)


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
