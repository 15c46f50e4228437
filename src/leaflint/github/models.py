"""What GitHub's API sends, as far as it is used; the rest of each answer is passed over."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field

LABEL = "leaflet review"
"""Every issue of ours has it. Only people who may write in the repository can give labels."""
SIGN_OFF = "Sign-off"
"""The name of the status of sign-offs, by which branch protection requires it."""

_Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
_Label = Annotated[
    str, BeforeValidator(lambda label: label.get("name") if isinstance(label, dict) else label)
]
_ByProgram = Annotated[
    bool,
    Field(validation_alias=AliasPath("user", "type")),
    BeforeValidator(lambda kind: kind == "Bot"),
]
"""Whether a program wrote it: anybody can write our markers, and theirs are not ours."""


class ApiModel(BaseModel):
    """A part of an answer of GitHub's."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Label(ApiModel):
    """A label of the repository."""

    name: str


class Comment(ApiModel):
    """A comment on an issue or pull request, or on a line of one."""

    id: int = 0
    body: str
    by_program: _ByProgram = False


class IssueFields(TypedDict, total=False):
    """What is sent about an issue; a field that is left out stays as it is."""

    title: str
    body: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...]
    state: Literal["open", "closed"]
    state_reason: Literal["completed", "not_planned", "reopened"]


class Issue(ApiModel):
    """An issue; GitHub lists pull requests among them."""

    number: int
    title: str
    body: _Text = ""
    state: Literal["open", "closed"]
    labels: tuple[_Label, ...]
    author_association: str = "NONE"
    by_program: _ByProgram = False
    closed_at: _Text = ""
    pull_request: dict[str, Any] | None = None

    @property
    def is_ours(self) -> bool:
        """Whether its hidden comment can be trusted: any stranger can write one into an issue."""
        is_writer = self.author_association in {"OWNER", "MEMBER", "COLLABORATOR"}
        by_writer = self.by_program or is_writer
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


class Pull(ApiModel):
    """A pull request, with its newest commit and its branch."""

    number: int
    sha: Annotated[str, Field(validation_alias=AliasPath("head", "sha"))]
    branch: Annotated[str, Field(validation_alias=AliasPath("head", "ref"))]


class CheckRun(ApiModel):
    """A run of the workflow that checks leaflets, on the head of a pull request."""

    event: Literal["pull_request"]
    conclusion: str
    """How it ended: "success", "failure" or another word of GitHub's."""
    head_sha: str
    head_branch: str
    head_owner: Annotated[
        str, Field(validation_alias=AliasPath("head_repository", "owner", "login"))
    ]
    head_repository: Annotated[
        str, Field(validation_alias=AliasPath("head_repository", "full_name"))
    ]
    """The repository that the pull request comes from: a fork, or the repository itself."""
    html_url: str
    """Where a person sees the run."""


class ChangedFile(ApiModel):
    """A file that a pull request changes."""

    filename: str
    status: str
    patch: str = ""


class FileContent(ApiModel):
    """A file as it stands at a commit; of a submodule or a link there is no content."""

    size: int = 0
    encoding: str = ""
    content: str = ""
