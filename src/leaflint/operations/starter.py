"""What a repository of leaflets begins with: the package's starter, filled in with a few answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from leaflint.content.models.fields import GitHubName
from leaflint.content.models.shared import Role
from leaflint.core.errors import UsageError
from leaflint.core.escape import escape
from leaflint.core.version import __version__
from leaflint.files import git
from leaflint.files.places import PEOPLE
from leaflint.operations.schemas import schemas

STARTER = Path(__file__).parent.parent / "starter"
"""Data of the package: policy and content as they stand, `repository/` for the files around them."""
TEMPLATE = STARTER / "templates" / "leaflet.yaml"
"""The draft that a new leaflet begins as."""
README = "README.md"
NOBODY = "your-organisation"
"""What stands for the organisation on GitHub until somebody names it."""

_ROLES = get_args(Role)
_TEAMS = ("editors", "clinical-reviewers", "governance")
"""The ids that the starter uses, in the order of the roles."""
_LONGEST_NAME, _LONGEST_LOGIN = 100, 39


class Answers(NamedTuple):
    """What the starter cannot know. The last three are names on GitHub: logins, or organisation/team."""

    organisation: str
    editors: str
    reviewers: str
    governance: str


class Question(NamedTuple):
    """A question, the name of its answer, the file that has the answer, and what checks it."""

    name: str
    words: str
    file: str
    read: Callable[[str], str]


def read_name(written: str) -> str:
    """Return the name of an organisation.

    Raises:
        UsageError: it is empty, too long for a heading, or holds characters that nobody sees.
    """
    name = written.strip()
    if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise UsageError(f"{name!r} is not a name; write one line of up to {_LONGEST_NAME} letters")
    return name


def read_github(written: str) -> str:
    """Return a name on GitHub, without the @ that people write before it.

    Raises:
        UsageError: GitHub has no such names.
    """
    name = written.strip().removeprefix("@")
    try:
        TypeAdapter(GitHubName).validate_python(name)
    except ValidationError as error:
        raise UsageError(error.errors()[0]["msg"]) from None
    if len(name.partition("/")[0]) > _LONGEST_LOGIN:
        raise UsageError(
            f"'{name}' is too long; GitHub's names have up to {_LONGEST_LOGIN} letters"
        )
    return name


QUESTIONS = (
    Question("organisation", "What is your organisation called?", README, read_name),
    Question("editors", "Who writes leaflets, on GitHub? A team or a login", PEOPLE, read_github),
    Question("reviewers", "Which clinicians approve them? A team or a login", PEOPLE, read_github),
    Question("governance", "Who looks after the policy? A team or a login", PEOPLE, read_github),
)
"""All that is asked, in order: one for each field of `Answers`."""


def default_answers(root: Path) -> Answers:
    """Return the answers when nobody gives any: teams of the owner of git's `origin`."""
    try:
        origin = git.run(root, "config", "--get", "remote.origin.url").stdout
    except UsageError:  # git is not installed
        origin = b""
    found = re.search(r"github\.com[:/]([A-Za-z0-9-]+)/", origin.decode(errors="replace"))
    owner = found[1] if found else NOBODY
    return Answers("our organisation", *(f"{owner}/{team}" for team in _TEAMS))


def starter_files(answers: Answers) -> dict[str, str]:
    """Return the text of every file of a new repository by its path; CODEOWNERS is made from them."""
    files = dict(_without_answers())
    files[PEOPLE] = _people(files[PEOPLE], answers)
    files[README] = files[README].replace("ORGANISATION", escape(answers.organisation), 1)
    return files


@cache  # the schemas take half a second
def _without_answers() -> Mapping[str, str]:
    files: dict[str, str] = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and not path.is_relative_to(TEMPLATE.parent):
            file = path.relative_to(STARTER).as_posix().removeprefix("repository/")
            files[file] = path.read_text(encoding="utf-8")
    for file, key in (("leaflint.yaml", "since: "), (".pre-commit-config.yaml", "    rev: v")):
        files[file] = re.sub(rf"(?m)^{key}.*$", f"{key}{__version__}", files[file])
    template = TEMPLATE.read_text(encoding="utf-8")
    files[README] = files[README].replace("\nLEAFLET\n", f"\n```yaml\n{template}```\n")
    return files | {f"schemas/{name}": text for name, text in schemas().items()}


def _people(text: str, answers: Answers) -> str:
    """Return people.yaml with those who were named: a team under its role, a login as a person."""
    head, key, _ = text.partition("people:\n")
    named = zip(_ROLES, _TEAMS, answers[1:], strict=True)
    return head + key + "\n".join(_person(role, team, name) for role, team, name in named)


def _person(role: Role, team: str, name: str) -> str:
    if "/" in name:
        whole, kind = team.replace("-", " ").capitalize(), "team"
    else:
        whole, kind = f'"{name}"', "person"
        if role == "clinical-reviewer":  # what they approve is on record under this id for ever
            team = name.lower().replace("_", "-")
    return (
        f"  - id: {team}\n    name: {whole}\n    kind: {kind}\n    role: {role}\n"
        f'    github: "{name}"\n'
    )
