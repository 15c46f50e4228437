"""What GitHub's API sends, as far as it is used."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from pydantic import BaseModel, BeforeValidator, ConfigDict

LABEL = "leaflet review"
"""Every issue of ours has it. Only people who may write in the repository can give labels."""

_WRITERS = {"OWNER", "MEMBER", "COLLABORATOR"}


class Answer(BaseModel):
    """A part of an answer; GitHub sends much more than is used."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class User(Answer):
    """A person or a program."""

    type: str = "User"

    @property
    def is_program(self) -> bool:
        """Whether it is a program: anybody can write our markers, and theirs are not ours."""
        return self.type == "Bot"


_Author = Annotated[User, BeforeValidator(lambda value: {} if value is None else value)]
"""Whoever wrote something; null when that account is gone."""
_Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class Label(Answer):
    """A label of the repository."""

    name: str


class Comment(Answer):
    """A comment on an issue or pull request, or on a line of one."""

    id: int = 0
    body: str
    user: _Author = User()


def _name(label: object) -> object:
    return label.get("name") if isinstance(label, dict) else label


class IssueFields(TypedDict, total=False):
    """What is sent about an issue; a field that is left out stays as it is."""

    title: str
    body: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...]
    state: Literal["open", "closed"]
    state_reason: Literal["completed", "not_planned", "reopened"]


class Issue(Answer):
    """An issue; GitHub lists pull requests among them."""

    number: int
    title: str
    body: _Text = ""
    state: Literal["open", "closed"]
    labels: tuple[Annotated[str, BeforeValidator(_name)], ...]
    author_association: str = "NONE"
    user: _Author = User()
    closed_at: _Text = ""
    pull_request: dict[str, Any] | None = None

    @property
    def is_ours(self) -> bool:
        """Whether its hidden comment can be trusted: any stranger can write one into an issue."""
        by_writer = self.user.is_program or self.author_association in _WRITERS
        return self.pull_request is None and (LABEL in self.labels or by_writer)

    def changes(self, body: str, labels: tuple[str, ...]) -> IssueFields:
        """Return what has to change so that it is open and has this text and these labels."""
        fields: IssueFields = {}
        if body != self.body.replace("\r\n", "\n"):
            fields["body"] = body
        if set(labels) != set(self.labels):
            fields["labels"] = labels
        if self.state == "closed":
            fields["state"] = "open"
        return fields


class Head(Answer):
    """The newest commit of a pull request, and its branch."""

    sha: str
    ref: str


class Pull(Answer):
    """A pull request."""

    number: int
    head: Head


class ChangedFile(Answer):
    """A file that a pull request changes."""

    filename: str
    status: str
    patch: str = ""


class FileContent(Answer):
    """A file as it stands at a commit; of a submodule or a link there is no content."""

    size: int = 0
    encoding: str = ""
    content: str = ""
