"""The baseline of a leaflet: `baseline/<id>.yaml`, written by `leaflint check --write-baseline`."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from leaflint.content.models.fields import Date, FileModel, Fingerprint, Name, RuleName, Text


class Entry(FileModel):
    """A finding that was there when the baseline was written."""

    rule: RuleName
    """The check and its rule, as reports show them."""
    fingerprint: Fingerprint
    """Which finding of that rule it is: it stays when lines move."""
    about: Text
    """The first words of its message on that day, for people alone."""
    accepted: Text | None = None
    """Why it was added to a baseline that was there already."""


class Baseline(FileModel):
    """What was found in a leaflet when it came in, and does not count until a day."""

    model_config = ConfigDict(title="Baseline")

    leaflet: Name
    """The leaflet's id: the name of both files without .yaml."""
    owner: Name
    """Who sees to it that the findings are mended: a person in people.yaml."""
    until: Date
    """The last day on which they do not count."""
    findings: tuple[Entry, ...] = Field(min_length=1)
    """The findings, by rule. They go as they are mended; none is added by hand."""

    @property
    def fingerprints(self) -> frozenset[str]:
        """The fingerprints of all findings."""
        return frozenset(entry.fingerprint for entry in self.findings)
