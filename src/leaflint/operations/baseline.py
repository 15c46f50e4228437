"""Writes baselines: what is found today, leaflet by leaflet; after that they only get shorter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.offers import BASELINE_MONTHS
from leaflint.content.loading import Loaded
from leaflint.content.models.baseline import Baseline, Entry
from leaflint.core.dates import PartialDate, add_months, spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding
from leaflint.core.plural import count, counts
from leaflint.core.suggest import not_known
from leaflint.engine.baseline import may_wait
from leaflint.engine.options import Choice
from leaflint.engine.planning import make_plan
from leaflint.engine.report import Report
from leaflint.files.places import BASELINE, EXTENSION, PEOPLE, PolicyFolder
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import replace_file
from leaflint.operations.baseline_text import make_entry, write_file


class Request(NamedTuple):
    """What is asked for: the owner (an id), the last day, and why an existing baseline may grow."""

    owner: str | None = None
    until: PartialDate | None = None
    """None: as late as policy allows."""
    accept_new: str | None = None


class Written(NamedTuple):
    """How many findings came and went, and those that were not added, by rule."""

    added: int
    gone: int
    refused: Mapping[str, int]

    def lines(self) -> Iterator[str]:
        """Say it in sentences."""
        yield f"baseline: {count(self.added, 'finding')} added, {self.gone:,} taken out"
        if self.refused:
            number = count(sum(self.refused.values()), "finding")
            yield f"not added, since a baseline only gets shorter: {number}, {counts(self.refused)}"
            yield 'mend them; or accept them for a time, with a reason: --accept-new "..."'


class _Change(NamedTuple):
    """What becomes of one baseline: its entries that stay, and the findings that are not in it."""

    former: Baseline | None
    kept: tuple[Entry, ...]
    new: tuple[Finding, ...]

    @property
    def gone(self) -> int:
        return len(self.former.findings) - len(self.kept) if self.former else 0


def write_baseline(root: Path, report: Report, request: Request) -> Written:
    """Bring the baselines of the leaflets of a report up to date.

    Where the repository has none, all that may wait is recorded. Afterwards findings that are gone
    leave, and new ones are added only for a reason.

    Raises:
        UsageError: a check did not run, a baseline is broken, or the owner or the day is not right;
            nothing was written.
        OSError: a file cannot be written.
    """
    tree = WorkingTree(root)
    context = make_plan(tree, PolicyFolder(tree), report.today, Choice()).context
    may_grow = not context.baselines or request.accept_new is not None
    _refuse(root, report, request, context, may_grow=may_grow)
    changes = {
        name: _compare(context.baselines.get(name), findings, report.checks)
        for name, findings in _waiting(report, context).items()
    }
    new = Counter(finding.name for change in changes.values() for finding in change.new)
    if not may_grow:
        changes = {name: change._replace(new=()) for name, change in changes.items()}
    files = {
        root / BASELINE / f"{name}{EXTENSION}": _bytes(name, change, request, context)
        for name, change in changes.items()
        if change.new or change.gone or (change.former and request.accept_new)
    }
    for path, content in files.items():
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            replace_file(path, content)
    gone = sum(change.gone for change in changes.values())
    return Written(new.total(), gone, {}) if may_grow else Written(0, gone, new)


def _refuse(
    root: Path, report: Report, request: Request, context: Context, *, may_grow: bool
) -> None:
    """Refuse a run in which a check is missing, and a request with a wrong owner or day."""
    if report.not_run:
        raise UsageError(f"the check '{report.not_run[0].check}' did not run: nothing was recorded")
    if (root / BASELINE).is_symlink():
        raise UsageError(f"{BASELINE}: a folder must be here, and not a link")
    if not may_grow and (request.owner or request.until):
        message = "there is a baseline already; to change its owner or its last day, give a reason"
        raise UsageError(f'{message}: --accept-new "..."')
    people = context.people_by_id
    if request.owner is not None and request.owner not in people:
        name = request.owner
        raise UsageError(f"--owner: '{name}' is not in {PEOPLE}{not_known(name, people)}")
    owner = people.get(request.owner or "")
    if owner and (why := owner.why_not_answerable(report.today)):
        raise UsageError(f"--owner: {why}")
    if request.until is not None:
        latest = _latest_day(context)
        if not report.today <= request.until.last <= latest:
            days = f"{spoken_day(report.today)} to {spoken_day(latest)}"
            raise UsageError(f"--until: write a day from {days}")


def _latest_day(context: Context) -> date:
    return add_months(context.today, context.offered(BASELINE_MONTHS))


def _waiting(report: Report, context: Context) -> dict[str, dict[str, Finding]]:
    """Return the findings that may wait, by leaflet and fingerprint; only of leaflets that were checked."""
    waiting: dict[str, dict[str, Finding]] = {}
    for leaflet in report.leaflets:
        if leaflet.id and leaflet.status and leaflet.checked:
            _, findings = report.look_at(leaflet.file)
            waiting[leaflet.id] = {
                finding.fingerprint: finding
                for finding in findings
                if finding.leaflet == leaflet.id and may_wait(finding, leaflet.status, context)
            }
    return waiting


def _compare(
    loaded: Loaded[Baseline] | None, findings: Mapping[str, Finding], checks: Collection[str]
) -> _Change:
    """Compare the baseline of a leaflet with its findings, by fingerprint; `checks` are those that ran."""
    former = loaded.valid() if loaded else None
    entries = former.findings if former else ()
    kept = tuple(
        entry
        for entry in entries
        if entry.fingerprint in findings or entry.rule.partition("/")[0] not in checks
    )
    known = {entry.fingerprint for entry in entries}
    return _Change(former, kept, tuple(findings[mark] for mark in findings if mark not in known))


def _bytes(name: str, change: _Change, request: Request, context: Context) -> bytes | None:
    """Return the bytes of a baseline's file; None for one without findings, which goes.

    Raises:
        UsageError: it has no owner yet.
    """
    new = (make_entry(finding, request.accept_new) for finding in change.new)
    entries = sorted((*change.kept, *new), key=lambda entry: (entry.rule, entry.fingerprint))
    if not entries:
        return None
    former, latest = change.former, PartialDate.of(_latest_day(context))
    owner = request.owner or (former.owner if former else None)
    if owner is None:
        message = "a new baseline needs somebody who sees to it that the findings are mended"
        raise UsageError(f"{message}: --owner PERSON, an id of {PEOPLE}")
    until = request.until or (former.until if former else latest)
    if request.accept_new is not None and not context.today <= until.last <= latest.last:
        until = latest
    return write_file(Baseline(leaflet=name, owner=owner, until=until, findings=tuple(entries)))
