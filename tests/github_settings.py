"""The settings of the repository on the stand-in for GitHub: everything as it should be, until changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.github_description import description

ACTIONS = 15368
BRANCH = "main"
CHECK = "check / Check the leaflets"
RULESET = 42
NOT_ALLOWED = {"message": "Resource not accessible by integration"}


def _rule(kind: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
    source = {"ruleset_source_type": "Repository", "ruleset_source": "charity/leaflets"}
    made = {"type": kind, "ruleset_id": RULESET, **source}
    return made if parameters is None else {**made, "parameters": parameters}


def good_rules() -> dict[str, dict[str, Any]]:
    """Return rules that ask for all there is, by type."""
    reviews = {
        "dismiss_stale_reviews_on_push": True,
        "require_code_owner_review": True,
        "require_last_push_approval": False,
        "required_approving_review_count": 1,
        "required_review_thread_resolution": False,
    }
    checks = {
        "required_status_checks": [{"context": CHECK, "integration_id": ACTIONS}],
        "strict_required_status_checks_policy": False,
    }
    return {
        "pull_request": _rule("pull_request", reviews),
        "required_status_checks": _rule("required_status_checks", checks),
        "non_fast_forward": _rule("non_fast_forward"),
    }


def good_protection() -> dict[str, Any]:
    """Return branch protection that asks for all there is."""
    url = "https://api.github.com/x"
    return {
        "url": url,
        "required_status_checks": {
            "contexts": [CHECK],
            "checks": [{"context": CHECK, "app_id": ACTIONS}],
        },
        "enforce_admins": {"url": url, "enabled": True},
        "required_pull_request_reviews": {
            "dismiss_stale_reviews": True,
            "require_code_owner_reviews": True,
        },
        "allow_force_pushes": {"enabled": False},
    }


def _there(body: Any, message: str = "Not Found") -> tuple[int, Any]:
    return (404, {"message": message}) if body is None else (200, body)


@dataclass
class FakeSettings:
    """What is set, and which paths the token may not ask for.

    Attributes:
        rules: the rules of the one ruleset, by type.
        protection: branch protection, or None.
        bypass: the actors on the bypass list; None: the token is not shown it.
        owners_errors: what GitHub finds wrong in CODEOWNERS; None: there is no such file.
        rights: the right of each login and team, in GitHub's words; whoever is not there has none.
        states: whether each workflow is switched on, by its path.
        refused: patterns of paths below the repository that are answered by 403.
    """

    rules: dict[str, dict[str, Any]] = field(default_factory=good_rules)
    protection: dict[str, Any] | None = None
    bypass: list[dict[str, Any]] | None = field(default_factory=list)
    owners_errors: list[dict[str, Any]] | None = field(default_factory=list)
    rights: dict[str, str] = field(
        default_factory=lambda: {"ada-reviewer": "write", "charity/governance": "push"}
    )
    states: dict[str, str] = field(
        default_factory=lambda: {
            f".github/workflows/{name}.yml": "active" for name in ("leaflets", "reviews")
        }
    )
    actions_may_open_pulls: bool = True
    refused: list[str] = field(default_factory=list)

    def answer(
        self, repository: str, path: str, *, has_issues: bool, accept: str = ""
    ) -> tuple[int, Any] | None:
        """Return the status and the body of the answer to GET; None for what is no setting."""
        below = path.removeprefix(f"/repos/{repository}")
        if any(re.search(pattern, below) for pattern in self.refused):
            return 403, NOT_ALLOWED
        if team := re.fullmatch(rf"/orgs/(\w+)/teams/([\w-]+)/repos/{repository}", path):
            return self._team("/".join(team.groups()), accept)
        if path == f"/repos/{repository}":
            example = description().example("full-repository-default-response")
            for fork in ("source", "parent", "template_repository"):
                del example[fork]
            # GitHub's own example lacks what its description requires.
            own = {"default_branch": BRANCH, "has_issues": has_issues, "language": None}
            return 200, {**example, **own}
        if user := re.fullmatch(r"/collaborators/([^/]+)/permission", below):
            return self._user(unquote(user[1]))
        return self._plain(below)

    def _plain(self, below: str) -> tuple[int, Any] | None:
        routes: dict[str, Callable[[], tuple[int, Any]]] = {
            f"/rules/branches/{BRANCH}": lambda: (200, list(self.rules.values())),
            f"/branches/{BRANCH}/protection": lambda: _there(
                self.protection, "Branch not protected"
            ),
            f"/branches/{BRANCH}": lambda: (
                200,
                {**description().example("branch-get"), "protected": self.protection is not None},
            ),
            f"/rulesets/{RULESET}": lambda: (200, self._ruleset()),
            "/codeowners/errors": lambda: _there(
                None if self.owners_errors is None else {"errors": self.owners_errors}
            ),
            "/actions/permissions/workflow": lambda: (
                200,
                {
                    **description().example("actions-default-workflow-permissions"),
                    "can_approve_pull_request_reviews": self.actions_may_open_pulls,
                },
            ),
            "/actions/workflows": lambda: (200, self._workflows()),
        }
        return routes[below]() if below in routes else None

    def _ruleset(self) -> dict[str, Any]:
        shown = {} if self.bypass is None else {"bypass_actors": self.bypass}
        example = description().example("repository-ruleset")
        del example["bypass_actors"]
        return {**example, **shown, "name": "Leaflets"}

    def _workflows(self) -> dict[str, Any]:
        example = description().example("workflow-paginated")["workflows"][0]
        listed = [{**example, "path": path, "state": state} for path, state in self.states.items()]
        return {"total_count": len(listed), "workflows": listed}

    def _team(self, team: str, accept: str) -> tuple[int, Any]:
        if team not in self.rights:
            return 404, {"message": "Not Found"}
        if "repository+json" not in accept:
            return 204, None
        name = "team-repository-alternative-response-with-repository-permissions"
        example = description().example(name)
        rights = {"pull": True, "push": self.rights[team] == "push", "admin": False}
        return 200, {**example, "permissions": rights}

    def _user(self, login: str) -> tuple[int, Any]:
        if login not in self.rights:
            return 404, {"message": f"{login} is not a user"}
        name = "repository-collaborator-permission-response-if-user-has-admin-permissions"
        # GitHub's own example of a user lacks what its description requires.
        return 200, {**description().example(name), "permission": self.rights[login], "user": None}
