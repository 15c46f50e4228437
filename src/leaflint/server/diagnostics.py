"""Findings as diagnostics: the same text, severity and place as `leaflint check` gives."""

from __future__ import annotations

from lsprotocol import types

from leaflint.core.finding import Finding, Severity
from leaflint.server.positions import Places

SOURCE = "leaflint"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTICE: types.DiagnosticSeverity.Information,
}


def to_diagnostic(finding: Finding, places: Places) -> types.Diagnostic:
    """Return a finding as editors show it; one that does not count is only a hint."""
    message = f"{finding.message}\n→ {finding.help}" if finding.help else finding.message
    severity = _SEVERITIES[finding.severity]
    if not finding.counts:
        severity = types.DiagnosticSeverity.Hint
        why = f"waived: {finding.waived}" if finding.waived is not None else "in the baseline"
        message = f"{message} ({why})"
    return types.Diagnostic(
        range=places.range_of(finding.position),
        message=message,
        severity=severity,
        code=finding.name,
        source=SOURCE,
        data=finding.fingerprint,
    )


def not_checked(reason: str) -> types.Diagnostic:
    """Return the diagnostic of a file that could not be checked: silence would look like a pass."""
    start = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(start, start),
        message=f"Leaflint could not check this file: {reason}",
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )
