"""Why GitHub did not do something, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_PERMISSIONS = (
    "Give the job a token: `env: GITHUB_TOKEN: ${{ github.token }}`, "
    "and `permissions: issues: write`."
)


@dataclass(eq=False)
class GitHubError(Exception):
    """GitHub did not do what it was asked: what is wrong, and what to do next."""

    message: str
    help: str
    status: int = 0
    """The HTTP status, or 0 when there was no answer."""
    reason: str = ""
    """What GitHub itself gave as the reason."""
    fatal: bool = False
    """Whether every other request would fail too."""
    unclear: bool = False
    """Whether it may have been done all the same."""

    def __str__(self) -> str:
        return f"{self.message}. {self.help}"


def error_of_answer(
    status: int, data: object, headers: Mapping[str, object], url: str
) -> GitHubError:
    """Return what an answer means; the names of its headers are in small letters."""
    reason = str(data.get("message") or "") if isinstance(data, dict) else ""
    details = _details(data)
    is_limit = "rate limit" in details.lower() or "retry-after" in headers
    fatal = True
    match status:
        case 401:
            message, help_text = "GitHub does not accept the token", _PERMISSIONS
        case 403 if not is_limit:
            message, help_text = f"The token may not do this ({details})", _PERMISSIONS
        case 403 | 429:
            message = f"GitHub asks for patience ({details})"
            help_text = "Run the sweep again in an hour: it goes on where it stopped."
        case 404 | 410 if not url.endswith(("/issues", "/labels")):
            fatal, message = False, f"GitHub no longer has it ({details})"
            help_text = "If it was moved or deleted, the next sweep opens a new one."
        case 404:
            message = f"There is no such repository for this token ({details})"
            help_text = "Check GITHUB_REPOSITORY, and that the token may read its issues."
        case 410:
            message = "Issues are switched off in this repository"
            help_text = "Switch them on: Settings, General, Features, Issues."
        case _:
            fatal, message = False, f"GitHub did not do it ({status}: {details})"
            help_text = "Run the sweep again: it goes on where it stopped."
    return GitHubError(message, help_text, status, reason, fatal, unclear=status >= 500)


def error_without_answer(api: str, error: Exception) -> GitHubError:
    """Return the error for a request that got no answer, or one that was cut off."""
    kind = type(error).__name__
    if not isinstance(error, OSError):  # no failure of the network
        message, help_text = f"GitHub's answer was cut off ({kind})", "Run the sweep again."
        return GitHubError(message, help_text, unclear=True)
    message = f"GitHub cannot be reached at {api} ({kind})"
    help_text = "Check the address (GITHUB_API_URL) and the network, then run the sweep again."
    return GitHubError(message, help_text, fatal=True, unclear=True)


def _details(data: object) -> str:
    """Return GitHub's reason, with the fields it complains about."""
    if not isinstance(data, dict):
        return "no explanation"
    parts, errors = [str(data.get("message", "no explanation"))], data.get("errors")
    for error in errors if isinstance(errors, list) else ():
        named = [error]
        if isinstance(error, dict):
            named = [error[key] for key in ("field", "code", "message") if error.get(key)]
        parts.append(" ".join(map(str, named)))
    return "; ".join(parts)
