"""The settings of a repository on GitHub that decide whether its checks and approvals count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias, TypeVar
from urllib.parse import quote

from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.heartbeat import DIGEST_LABEL, find_digests, last_sync
from leaflint.github.models import ApiModel, Issue
from leaflint.github.settings_models import (
    BranchRule,
    OwnersError,
    Protection,
    RepositoryInfo,
    Ruleset,
    Workflow,
)

T = TypeVar("T")

_TEAM_WITH_RIGHTS = "application/vnd.github.v3.repository+json"
"""Without this media type GitHub answers for a team that may only read as for one that may write."""


class Refused(NamedTuple):
    """Something that could not be asked, and why: never a yes."""

    reason: str
    status: int = 0


Asked: TypeAlias = T | Refused


class _Branch(ApiModel):
    protected: bool


class _OwnersErrors(ApiModel):
    errors: tuple[OwnersError, ...]


class _Workflows(ApiModel):
    workflows: tuple[Workflow, ...]


class _Rights(ApiModel):
    permission: str = ""
    permissions: Mapping[str, bool] = {}

    @property
    def may_write(self) -> bool:
        return self.permission in {"admin", "write"} or self.permissions.get("push", False)


class _ActionsRights(ApiModel):
    can_approve_pull_request_reviews: bool


@dataclass(frozen=True)
class Settings:
    """What GitHub answered. Protection is None where the branch has none of the older kind."""

    repository: str
    info: RepositoryInfo
    rules: Asked[list[BranchRule]]
    protection: Asked[Protection | None]
    rulesets: Mapping[int, Asked[Ruleset]]
    owners_errors: Asked[tuple[OwnersError, ...]]
    can_write: Mapping[str, Asked[bool]]
    workflows: Asked[tuple[Workflow, ...]]
    actions_may_open_pulls: Asked[bool]
    last_sweep: Asked[date | None]

    @property
    def known_rules(self) -> list[BranchRule]:
        """The rules of the branch; none where they could not be asked."""
        return [] if isinstance(self.rules, Refused) else self.rules

    @property
    def known_protection(self) -> Protection | None:
        """The branch's protection; None where there is none, or it could not be asked."""
        return None if isinstance(self.protection, Refused) else self.protection

    @property
    def refusal(self) -> Refused | None:
        """Why something of the branch could not be asked; None where everything could."""
        asked = (self.rules, self.protection)
        return next((value for value in asked if isinstance(value, Refused)), None)


def ask_settings(client: Client, owners: Iterable[str]) -> Settings:
    """Ask for everything; `owners` are the logins and teams (organisation/team) to ask about.

    Raises:
        GitHubError: GitHub cannot be reached, or the token may not read the repository at all.
    """
    repository = f"{client.access.api}/repos/{client.access.repository}"
    info = client.get(RepositoryInfo, repository)
    branch = quote(info.default_branch, safe="")
    rules = _ask(lambda: client.all(BranchRule, f"/rules/branches/{branch}"))
    known = () if isinstance(rules, Refused) else rules
    numbers = sorted({rule.ruleset_id for rule in known if rule.ruleset_id})
    return Settings(
        repository=client.access.repository,
        info=info,
        rules=rules,
        protection=_ask_protection(client, branch),
        rulesets={
            number: _ask(partial(client.get, Ruleset, f"/rulesets/{number}")) for number in numbers
        },
        owners_errors=_ask(lambda: client.get(_OwnersErrors, "/codeowners/errors").errors),
        can_write={owner: _ask_right(client, owner) for owner in owners},
        workflows=_ask(
            lambda: client.get(_Workflows, "/actions/workflows", per_page=100).workflows
        ),
        actions_may_open_pulls=_ask(
            lambda: (
                client.get(
                    _ActionsRights, "/actions/permissions/workflow"
                ).can_approve_pull_request_reviews
            )
        ),
        last_sweep=_ask(lambda: _last_sweep(client)),
    )


def _last_sweep(client: Client) -> date | None:
    issues = client.all(Issue, "/issues", state="all", labels=DIGEST_LABEL)
    return last_sync(next(iter(find_digests(issues)), None))


def _ask(request: Callable[[], T]) -> Asked[T]:
    """Return an answer, or why there is none; what would stop every other request is raised."""
    try:
        return request()
    except GitHubError as error:
        if error.status == 401 or (error.fatal and not error.status):
            raise
        reason = f"GitHub answered {error.status}: {error.reason}" if error.status else str(error)
        return Refused(reason, error.status)


def _ask_protection(client: Client, branch: str) -> Asked[Protection | None]:
    protection = _ask(lambda: client.get(Protection, f"/branches/{branch}/protection"))
    if not isinstance(protection, Refused):
        return protection
    # Only administrators are told what it asks for; whether there is any, everybody is.
    shown = _ask(lambda: client.get(_Branch, f"/branches/{branch}"))
    is_bare = not isinstance(shown, Refused) and not shown.protected
    return None if is_bare else protection


def _ask_right(client: Client, owner: str) -> Asked[bool]:
    """Ask whether an owner may write; who has no right at all, or is nobody, may not."""
    access, (organisation, _, team) = client.access, owner.partition("/")
    path, accept = f"/collaborators/{quote(owner)}/permission", None
    if team:
        at = f"orgs/{quote(organisation)}/teams/{quote(team)}/repos/{access.repository}"
        path, accept = f"{access.api}/{at}", _TEAM_WITH_RIGHTS
    rights = _ask(lambda: client.get(_Rights, path, accept=accept))
    if isinstance(rights, Refused):
        return False if rights.status == 404 else rights
    return rights.may_write
