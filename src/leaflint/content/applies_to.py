"""To which leaflets a rule of a policy applies."""

from __future__ import annotations

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import FileModel, Name, Risk, Status
from leaflint.content.phrase_text import PhraseText


class AppliesTo(FileModel):
    """The leaflets to which a rule applies."""

    topics: tuple[Name, ...] = ()
    """Leaflets with any of these topics,"""
    words: tuple[PhraseText, ...] = ()
    """or that use any of these words or phrases, in any form (neither: every leaflet);"""
    status: tuple[Status, ...] = ("draft", "published")
    """of these, only those with such a status"""
    risk: tuple[Risk, ...] = ("low", "medium", "high")
    """and such a risk."""

    def holds(self, leaflet: Leaflet) -> bool:
        """Whether a leaflet is one of them. A withdrawn one never is."""
        data = leaflet.data
        if data.status == "withdrawn" or data.status not in self.status:
            return False
        if data.risk not in self.risk:
            return False
        if not self.topics and not self.words:
            return True
        return any(topic in self.topics for topic in data.topics) or leaflet.uses(self.words)
