"""`.github/CODEOWNERS`: whom GitHub asks for a review, from the people and the policy.

GitHub takes the last line that fits a file, and silently ignores owners whom it does not know. So
whoever has left is left out, and a part of the repository that would then have no owner is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaflint.checks.catalogue import CHECKS
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import People, Person, Role
from leaflint.content.repository import load_shared
from leaflint.core.errors import UsageError
from leaflint.engine.policies import load_policies
from leaflint.files import git
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import Tree

FILE = ".github/CODEOWNERS"
HEADING = """\
# Written by `leaflint codeowners` from content/people.yaml and checks/. Change those, not this.
# Editors own what patients read, clinical reviewers the approvals, governance the policy.
"""

_OWNERS: tuple[tuple[str, Role], ...] = (
    ("content/", "editor"),
    ("content/sign-offs/", "clinical-reviewer"),
    ("content/people.yaml", "governance"),
    ("checks/", "governance"),
    ("baseline/", "governance"),
)
"""Who owns what; the later line counts where two fit."""


def codeowners_of(tree: Tree, today: date) -> str:
    """Return the text of the file for a repository, by its people and its policy.

    Raises:
        UsageError: the people cannot be read, or a part of the repository would have no owner.
    """
    people = load_shared(tree).people
    if people.data is None:
        raise UsageError(f"{people.file} cannot be read; `leaflint check` says what is wrong")
    loaded = load_policies(PolicyFolder(tree), CHECKS)
    policies = {check: policy.data for check, policy in loaded.items()}
    return codeowners(people.data, policies, git.place_of(tree.root), today)


def codeowners(
    people: People, policies: Mapping[str, Policy | None], folder: str, today: date
) -> str:
    """Return the text of the file, by the policy of each check.

    `folder` is where the repository of leaflets lies in its git repository: "" or "leaflets/".
    Whoever left before today is nobody's owner.

    Raises:
        UsageError: a part of the repository would have no owner.
    """
    here = [person for person in people.people if person.is_here(today)]
    lines = [(f"/{folder}{path}", _names(here, role, path)) for path, role in _OWNERS]
    governance = _names(here, "governance", ".github/")
    lines.append(("/.github/", governance))
    # Whoever looks after one policy is added to governance, which looks after all of them.
    names = {person.id: person.github for person in here if person.role != "governance"}
    for check, policy in policies.items():
        if name := names.get(policy.owner) if policy else None:
            lines.append((f"/{folder}checks/{check}.yaml", f"{governance} @{name}"))
    width = max(len(path) for path, _ in lines)
    return HEADING + "".join(f"{path:<{width}} {owners}\n" for path, owners in lines)


def _names(people: list[Person], role: Role, path: str) -> str:
    names = [person.github for person in people if person.role == role and person.github]
    if not names:
        raise UsageError(
            f"{path} would have no owner: content/people.yaml has no {role} with a `github` name "
            "who is still here"
        )
    return " ".join(f"@{name}" for name in names)
