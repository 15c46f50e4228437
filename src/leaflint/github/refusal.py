"""Why GitHub did not do something, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """GitHub did not do what it was asked.

    Attributes:
        message: what is wrong.
        help: what to do next.
        status: the HTTP status, or 0 when there was no answer.
        fatal: whether asking for anything else is useless.
        unclear: whether it may have been done all the same.
    """

    def __init__(
        self,
        message: str,
        help_text: str,
        status: int = 0,
        *,
        fatal: bool = False,
        unclear: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text
        self.status = status
        self.fatal = fatal
        self.unclear = unclear

    def __str__(self) -> str:
        return f"{self.message}. {self.help}"


_TOKEN = (
    "Give the job a token: `env: GITHUB_TOKEN: ${{ github.token }}`, "  # noqa: S105  # no password
    "and `permissions: issues: write`."
)


def of_answer(status: int, data: object, headers: Mapping[str, object], url: str) -> Refusal:
    """Put an error that GitHub answered with into words.

    Args:
        status: the HTTP status.
        data: the answer's body.
        headers: the answer's headers, in small letters.
        url: what was asked for.
    """
    said = _said(data)
    if status == 401:
        return Refusal("GitHub does not accept the token", _TOKEN, status, fatal=True)
    if status == 429 or (status == 403 and _is_limit(said, headers)):
        wait = "Run the sweep again in an hour: it goes on where it stopped."
        return Refusal(f"GitHub asks for patience ({said})", wait, status, fatal=True)
    if status == 403:
        return Refusal(f"The token may not do this ({said})", _TOKEN, status, fatal=True)
    if status in {404, 410}:
        return _nothing_there(status, said, url)
    later = "Run the sweep again: it goes on where it stopped."
    message = f"GitHub did not do it ({status}: {said})"
    return Refusal(message, later, status, unclear=status >= 500)


def unreachable(api: str, error: Exception) -> Refusal:
    """Put a failure without any answer into words."""
    kind = type(error).__name__
    if not isinstance(error, OSError):  # no failure of the network
        message = f"GitHub's answer was cut off ({kind})"
        return Refusal(message, "Run the sweep again.", unclear=True)
    check = "Check the address (GITHUB_API_URL) and the network, then run the sweep again."
    return Refusal(f"GitHub cannot be reached at {api} ({kind})", check, fatal=True, unclear=True)


def _nothing_there(status: int, said: str, url: str) -> Refusal:
    if not url.endswith(("/issues", "/labels")):
        gone = "If it was moved or deleted, the next sweep opens a new one."
        return Refusal(f"GitHub no longer has it ({said})", gone, status)
    if status == 410:
        switch = "Switch them on: Settings, General, Features, Issues."
        return Refusal("Issues are switched off in this repository", switch, status, fatal=True)
    check = "Check GITHUB_REPOSITORY, and that the token may read its issues."
    return Refusal(
        f"There is no such repository for this token ({said})", check, status, fatal=True
    )


def _said(data: object) -> str:
    """Return what GitHub said, with the fields it complains about."""
    if not isinstance(data, dict):
        return "no explanation"
    parts = [str(data.get("message", "no explanation"))]
    errors = data.get("errors")
    for error in errors if isinstance(errors, list) else ():
        parts.append(
            " ".join(str(error[key]) for key in ("field", "code", "message") if error.get(key))
            if isinstance(error, dict)
            else str(error)
        )
    return "; ".join(parts)


def _is_limit(said: str, headers: Mapping[str, object]) -> bool:
    return "rate limit" in said.lower() or "retry-after" in headers
