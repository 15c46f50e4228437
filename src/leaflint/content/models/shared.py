"""What leaflets share, each in a file in `content/`: the people, the glossary and the blocks."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from leaflint.content.models.fields import (
    Date,
    Email,
    FileModel,
    GitHubName,
    Name,
    ReaderText,
    Text,
)
from leaflint.core.dates import spoken_day

Role = Literal["editor", "clinical-reviewer", "governance"]
"""What somebody does: writes; approves what leaflets say; looks after the policy."""


class Person(FileModel):
    """Somebody, or a team, who owns or approves leaflets."""

    id: Name
    """Short name that other files use."""
    name: Text
    """The name in full."""
    kind: Literal["person", "team"] = "person"
    """person or team."""
    role: Role
    """editor (writes), clinical-reviewer (approves what leaflets say) or governance (owns policy)."""
    approves: tuple[Name, ...] = ()
    """Topics that a clinical reviewer may approve; none named means all."""
    github: GitHubName | None = None
    """The name on GitHub, without @; for a team organisation/team."""
    email: Email | None = None
    """The e-mail address at work."""
    leaves: Date | None = None
    """The last day in the role, when it is known."""

    def why_not_approver(self, topics: tuple[str, ...], day: date) -> str | None:
        """Return why they may not approve a leaflet on these topics on a day; None: they may."""
        if self.kind == "team":
            return f"{self.name} is a team; a sign-off names one person who answers for it"
        if self.role != "clinical-reviewer":
            return f"{self.name} is not a clinical reviewer (`role: {self.role}` in people.yaml)"
        if self.leaves is not None and day > self.leaves.last:
            return f"{self.name} left on {spoken_day(self.leaves.last)}"
        missing = [topic for topic in topics if self.approves and topic not in self.approves]
        if missing:
            return f"{self.name} may not approve the topic {' or '.join(missing)}"
        return None


class People(FileModel):
    """Everybody who owns or approves leaflets."""

    people: tuple[Person, ...] = Field(min_length=1)
    """The people and teams, in any order."""


TermKind = Literal["condition", "drug", "test", "treatment", "body", "other"]
"""What a term names."""


class Term(FileModel):
    """A medical term that leaflets may have to use."""

    term: Text
    """The term as it stands in the middle of a sentence: lymphoedema, CT scan."""
    forms: tuple[Text, ...] = ()
    """Its other forms, such as the plural or the name in full."""
    meaning: Text
    """What it means, in plain words."""
    kind: TermKind = "other"
    """What it names. The names of conditions, drugs, tests and treatments can't be avoided."""
    checked: Date | None = None
    """When the explanation was last checked."""


class Glossary(FileModel):
    """Medical terms, each explained in plain words."""

    owner: Name | None = None
    """Who looks after the glossary: a person or team in people.yaml."""
    next_review: Date | None = None
    """When the explanations are next due for review."""
    terms: tuple[Term, ...]
    """The terms, in any order."""


class SharedBlock(FileModel):
    """A piece of approved text that leaflets include by its id."""

    id: Name
    """Short name that leaflets list under `include`."""
    text: ReaderText
    """What readers read: paragraphs, lists, **bold** and links, as in a section."""
    owner: Name
    """Who looks after it: a person or team in people.yaml."""
    source: Text | None = None
    """What it rests on."""
    next_review: Date
    """When it is next due for review."""


class SharedBlocks(FileModel):
    """Every block that leaflets may include."""

    blocks: tuple[SharedBlock, ...]
    """The blocks, in any order."""

    def texts(self) -> dict[str, str]:
        """Return the text of each block by its id."""
        return {block.id: block.text for block in self.blocks}
