"""The editions of a leaflet that git remembers: the code of each, who approved it, what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, zip_longest
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.shared import SharedBlocks
from leaflint.content.models.sign_off import SignOff
from leaflint.content.snapshots import load_leaflet
from leaflint.core.dates import spoken_day
from leaflint.core.edition import edition
from leaflint.files.places import BLOCKS
from leaflint.files.versions import Version, Versions
from leaflint.operations.changes.change_report import Passage
from leaflint.operations.changes.field_changes import Names
from leaflint.operations.changes.passages import by_urgency, facts_of, passages_of

MOST = 20
"""Versions of a leaflet that are looked at, the newest first."""


class Edition(NamedTuple):
    """One text that the leaflet has had.

    Attributes:
        code: what names it on paper.
        since: since when the leaflet has had it, in words.
        approvals: who approved just this text, and when.
        passages: what changed in its words since the edition before, the most urgent first.
        facts: what else changed.
        is_first: whether no edition before it is known, so that nothing is said of changes.
    """

    code: str
    since: str
    approvals: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    facts: tuple[str, ...] = ()
    is_first: bool = True


class History(NamedTuple):
    """The editions of a leaflet, newest first; without git's whole history, the present one alone."""

    editions: tuple[Edition, ...]
    is_complete: bool
    older: int = 0
    """How many older versions were not looked at."""
    unread: int = 0
    """How many versions are not valid leaflets."""


class _Text(NamedTuple):
    """A leaflet on some day; None: its file is not committed."""

    since: date | None
    leaflet: Leaflet
    code: str


def history_of(leaflet: Leaflet, context: Context, versions: Versions, names: Names) -> History:
    """Return the editions of a leaflet.

    Blocks that it includes are taken as they were then; pictures and services as they are now.
    """
    stages = list(_stages(leaflet, versions))
    is_new = versions.is_uncommitted(leaflet.file) or versions.is_uncommitted(BLOCKS)
    code = edition(digest(approved_text(leaflet)))
    texts = [_Text(None, leaflet, code)] if is_new or not stages else []
    if len(stages) == 1 and not is_new:  # most leaflets: nothing to read again
        texts = [_Text(stages.pop().since, leaflet, code)]
    former = [_read(stage, leaflet, versions) for stage in stages[:MOST]]
    texts += (text for text in former if text is not None)
    loaded = context.sign_offs.get(leaflet.data.id)
    records = loaded.data.records if loaded and loaded.data else ()
    # Commits that left the text as it was are one edition: the oldest of them says since when.
    groups = [list(group) for _, group in groupby(texts, key=lambda text: text.code)]
    kept = [group[0]._replace(since=group[-1].since) for group in groups]
    editions = (
        _edition(text, before, records, context, names)
        for text, before in zip_longest(kept, kept[1:])
    )
    older = max(0, len(stages) - MOST)
    return History(tuple(editions), versions.complete, older, former.count(None))


class _Stage(NamedTuple):
    """What the text was made of since some day: the leaflet's file, and the shared blocks."""

    since: date
    file: Version
    blocks: Version | None


def _stages(leaflet: Leaflet, versions: Versions) -> Iterator[_Stage]:
    """Yield what the text of a leaflet was made of after each commit, newest first."""
    own = versions.by_commit(leaflet.file)
    includes = any(section.include for section in leaflet.data.sections)
    blocks = versions.by_commit(BLOCKS) if includes else {}
    for commit in sorted({*own, *blocks}):
        file = _as_of(own, commit)
        if file is not None:
            since = (blocks if commit in blocks else own)[commit].since
            yield _Stage(since, file, _as_of(blocks, commit))


def _as_of(versions: Mapping[int, Version], commit: int) -> Version | None:
    """Return the version that a file had after a commit; the commits are those of `by_commit`."""
    return next((version for number, version in versions.items() if number >= commit), None)


def _read(stage: _Stage, leaflet: Leaflet, versions: Versions) -> _Text | None:
    texts: Mapping[str, str] = {}
    if stage.blocks:
        data = load_content(BLOCKS, versions.read(stage.blocks), SharedBlocks).data
        texts = data.texts() if data else {}
    content = versions.read(stage.file)
    former = load_leaflet(leaflet.file, content, texts, versions.tree).checkable
    if former is None:
        return None
    return _Text(stage.since, former, edition(digest(approved_text(former))))


def _edition(
    text: _Text, before: _Text | None, records: Sequence[SignOff], context: Context, names: Names
) -> Edition:
    since = "not committed yet"
    if text.since is not None:
        is_known = text.since > date.min
        since = f"since {spoken_day(text.since)}" if is_known else "since before git's history"
    formats = {record.format for record in records}
    digests = {form: digest(approved_text(text.leaflet, form)) for form in formats}
    approvals = tuple(
        f"{record.kind} by {names['by'].get(record.by, record.by)}, {record.date.spoken}"
        for record in records
        if record.digest == digests[record.format]
    )
    if before is None:
        return Edition(text.code, since, approvals)
    old, new = before.leaflet, text.leaflet
    passages = by_urgency(passages_of(old, new, context, names))
    facts = tuple(facts_of(old.data, new.data, names))
    return Edition(text.code, since, approvals, passages, facts, is_first=False)
