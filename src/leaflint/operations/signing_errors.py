"""The errors that leaflets would still have after they are signed off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaflint.content.models.sign_off import sign_off_file
from leaflint.core.finding import Finding, Severity
from leaflint.engine.options import Options, default_jobs
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree
from leaflint.operations.records import with_record
from leaflint.operations.signing import Prepared


def errors_after(tree: Tree, prepared: Sequence[Prepared], today: date) -> Mapping[str, list[str]]:
    """Return the errors of each leaflet, by its id, as if the records and their dates were written.

    What a record itself settles, such as a text without an approval or a late review, is none.

    Raises:
        UsageError: there is nothing to check, or a file cannot be read.
        Defect: a check raised an exception.
    """
    workspace = Workspace(tree, today, Options(jobs=default_jobs()))
    for leaflet, record, content, _ in prepared:
        file = sign_off_file(leaflet.data.id)
        former = tree.read(file)
        former = former if isinstance(former, bytes) else b""  # there may be none yet
        workspace.update(file, with_record(former, leaflet.data.id, record))
        workspace.update(leaflet.file, content)
    errors: dict[str, list[str]] = {}
    for leaflet, *_ in prepared:
        summary, findings = workspace.check_leaflet(leaflet.file)
        found = errors[leaflet.data.id] = [
            _line(finding)
            for finding in findings
            if finding.severity is Severity.ERROR and finding.counts
        ]
        if not summary.checked:
            found.append("not all checks can run: see `leaflint check`")
    return errors


def _line(finding: Finding) -> str:
    at = finding.position
    return f"{at.file}:{at.line}:{at.column}: {finding.name}: {finding.message}"
