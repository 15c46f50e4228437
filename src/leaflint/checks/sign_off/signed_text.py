"""Findings about signed texts that git's history does not show, or shows on another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from leaflint.checks.check import Context
from leaflint.checks.sign_off.approved_text import approved_text, without_digests
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.shared import SharedBlocks
from leaflint.content.models.sign_off import SignOff, SignOffs
from leaflint.content.snapshots import load_leaflet
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Problem
from leaflint.files.places import BLOCKS
from leaflint.files.versions import Version

_SIGN_AGAIN = "A sign-off bears the day on which it is given. Have the leaflet signed off again."


def check_history(
    leaflet: Leaflet, loaded: Loaded[SignOffs], data: SignOffs, days: int, context: Context
) -> Iterator[Problem]:
    """Look for each signed text in the leaflet's history, and compare the records' days with git's.

    The text of a number swap is not looked for: it follows from the text before it. `days` is how long
    after its date a sign-off may be committed.
    """
    if not context.versions.complete:  # `check_gone` reports it once for all leaflets
        return
    past = _Past(leaflet, context)
    allowed = timedelta(days=days)
    for number, record in enumerate(data.records):
        if record.kind == "number-swap":
            continue
        latest = record.date.first + allowed
        since = past.first_seen(record, latest)
        if since is None:
            yield _not_found(loaded, number, record, is_certain=past.complete)
        elif since > latest:
            message = (
                f"{record.spoken} is older than its text, which came on {spoken_day(since)} "
                f"(a text may be committed {days} days after its sign-off)"
            )
            at = loaded.at("records", number, "date")
            yield Problem("back-dated", at, message, _SIGN_AGAIN, f"text {record.date}")
    last, written = data.last, context.last_change(loaded.file)
    if last and written > last.date.first + allowed:
        day = spoken_day(written)
        message = f"{last.spoken} was written down on {day}, more than {days} days after its date"
        at = loaded.at("records", len(data.records) - 1, "date")
        yield Problem("back-dated", at, message, _SIGN_AGAIN, f"late {last.date}")


def _not_found(
    loaded: Loaded[SignOffs], number: int, record: SignOff, *, is_certain: bool
) -> Problem:
    at = loaded.at("records", number, "text")
    if is_certain:
        message = f"{record.spoken} is for a text that the leaflet never had"
        help_text = "Take the record out, and have the present text signed off."
        return Problem("never-existed", at, message, help_text, record.digest)
    message = (
        f"{record.spoken} is for another text, and without git's whole history "
        "it cannot be verified that the leaflet ever had it"
    )
    help_text = "Fetch the whole history (in CI, actions/checkout: fetch-depth: 0)."
    return Problem("not-verified", at, message, help_text, record.digest)


def _says(leaflet: Leaflet, record: SignOff) -> bool:
    """Whether a leaflet has the signed text, but for pictures, which are lost of former versions."""
    return without_digests(approved_text(leaflet, record.format)) == without_digests(record.text)


@dataclass
class _Past:
    """The texts that one leaflet has had, and when."""

    leaflet: Leaflet
    context: Context
    complete: bool = True
    """Whether every version that was looked at could be read."""

    def first_seen(self, record: SignOff, latest: date) -> date | None:
        """Return a day on which the leaflet had a record's text, or None if none is found.

        It is a day up to `latest` if there is one, else the earliest.
        """
        present = _says(self.leaflet, record)
        changed = self.context.last_change(self.leaflet.file)
        if present and changed <= latest:
            return changed
        committed = self.context.versions.of(self.leaflet.file)
        in_time = [version for version in committed if version.since <= latest]
        too_late = [version for version in reversed(committed) if version.since > latest]
        for version in (*in_time, *too_late):
            if self._had(version, record):
                return version.since
        return changed if present else None

    def _had(self, version: Version, record: SignOff) -> bool:
        """Whether a version of the leaflet had a record's text, with the shared blocks of any day."""
        versions, file = self.context.versions, self.leaflet.file
        content = versions.read(version)
        for shared_texts in self._shared_texts:
            former = load_leaflet(file, content, shared_texts, versions.tree).checkable
            if former is None:
                self.complete = False
                return False
            if _says(former, record):
                return True
        return False

    @cached_property
    def _shared_texts(self) -> list[Mapping[str, str]]:
        """The shared blocks as they are, and as they were in each version of their file."""
        if not any(section.include for section in self.leaflet.data.sections):
            return [{}]
        versions = self.context.versions
        contents = map(versions.read, versions.of(BLOCKS))
        blocks = (load_content(BLOCKS, content, SharedBlocks).data for content in contents)
        return [self.leaflet.shared_texts, *(data.texts() if data else {} for data in blocks)]
