"""What GitHub sends about a repository's settings, as far as it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AliasChoices, Field

from leaflint.github.models import ApiModel


class RepositoryInfo(ApiModel):
    """What GitHub says of the repository to whoever may read it."""

    default_branch: str
    has_issues: bool


class StatusCheck(ApiModel):
    """A check that is required, and the app that it must come from; None or -1: any."""

    context: str
    app: Annotated[int | None, Field(validation_alias=AliasChoices("integration_id", "app_id"))] = (
        None
    )


class BranchRule(ApiModel):
    """A rule of a ruleset, as it is in force on the branch."""

    type: str
    ruleset_id: int = 0
    parameters: Mapping[str, Any] = {}


class Bypass(ApiModel):
    """Somebody whom a ruleset does not bind."""

    actor_type: str
    bypass_mode: str = "always"


class Ruleset(ApiModel):
    """A ruleset; who may pass it by is shown only to those who may change it."""

    name: str
    bypass_actors: tuple[Bypass, ...] | None = None


class Switch(ApiModel):
    """Something that is on or off."""

    enabled: bool = False


class Reviews(ApiModel):
    """What branch protection asks of reviews."""

    dismiss_stale_reviews: bool = False
    require_code_owner_reviews: bool = False
    bypass_pull_request_allowances: Mapping[str, list[Any]] = {}


class RequiredChecks(ApiModel):
    """The checks that branch protection requires; old servers give their names alone."""

    checks: tuple[StatusCheck, ...] = ()
    contexts: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[StatusCheck, ...]:
        """The checks; of a name alone, any app may report it."""
        return self.checks or tuple(StatusCheck(context=name) for name in self.contexts)


class Protection(ApiModel):
    """Branch protection, which is older than rulesets; either is enough."""

    required_status_checks: RequiredChecks | None = None
    required_pull_request_reviews: Reviews | None = None
    enforce_admins: Switch = Switch()
    allow_force_pushes: Switch = Switch()

    @property
    def reviews(self) -> Reviews:
        """What it asks of reviews; nothing when it asks for none."""
        return self.required_pull_request_reviews or Reviews()


class OwnersError(ApiModel):
    """A mistake that GitHub finds in CODEOWNERS."""

    line: int
    kind: str
    source: str = ""


class Workflow(ApiModel):
    """A workflow, and whether it is switched on."""

    path: str
    state: str
