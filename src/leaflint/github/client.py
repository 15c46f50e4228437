"""GitHub's issues through PyGithub: the only module that talks to the network.

PyGithub repeats what failed, waits when GitHub asks for it (up to `LONGEST_WAIT`) and keeps a second
between writes, as GitHub wants. Reading and changing may be repeated at will. Creating may not: when
an answer to that is lost, nobody knows whether the issue is there, so it is repeated only where
GitHub surely did nothing, and otherwise reported as unclear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from github import Auth, Github, GithubException, GithubRetry
from pydantic import BaseModel, TypeAdapter, ValidationError
from requests import RequestException
from requests.utils import parse_header_links

from leaflint.core.version import __version__
from leaflint.github.issue import Issue
from leaflint.github.refusal import Refusal, of_answer, unreachable

T = TypeVar("T")

LONGEST_WAIT = 120
"""Seconds to wait when GitHub asks for time; more is reported as a failure."""


class _Comment(BaseModel):
    body: str


class _Label(BaseModel):
    name: str


_ISSUES = TypeAdapter(list[Issue])
_ISSUE = TypeAdapter(Issue)
_COMMENT = TypeAdapter(_Comment)
_COMMENTS = TypeAdapter(list[_Comment])
_LABELS = TypeAdapter(list[_Label])


@dataclass(frozen=True)
class Access:
    """Where GitHub is, and as whom to speak to it.

    Attributes:
        api: address of the API.
        repository: owner/name.
        token: the token.
        server: address of the web pages.
        pause: seconds between writes, and before the first repetition.
        timeout: seconds to wait for an answer.
    """

    api: str
    repository: str
    token: str
    server: str = "https://github.com"
    pause: float = 1.0
    timeout: int = 30

    @property
    def blob(self) -> str:
        """Web address below which the repository's files are shown."""
        return f"{self.server}/{self.repository}/blob/HEAD"


class GitHub:
    """The issues of one repository. Every method raises `Refusal` when GitHub does not do it."""

    def __init__(self, access: Access) -> None:
        self.access = access
        repeat = GithubRetry(
            total=4,
            backoff_factor=access.pause,
            allowed_methods=["GET", "PATCH"],
            max_rate_limit_wait=LONGEST_WAIT,
            retry_after_max=LONGEST_WAIT,
            raise_on_status=False,
        )
        careful = repeat.new(read=0, other=0, status_forcelist=[], allowed_methods=["POST"])
        self._repeating, self._careful = _client(access, repeat), _client(access, careful)

    def issues(self) -> list[Issue]:
        """Return every issue (and pull request), open or closed, the oldest first."""
        return [one for page in self._issue_pages("asc") for one in page]

    def newer_than(self, number: int) -> list[Issue]:
        """Return the issues with higher numbers than one, the newest first."""
        newer: list[Issue] = []
        for page in self._issue_pages("desc"):
            newer += [issue for issue in page if issue.number > number]
            if not page or page[-1].number <= number:
                break
        return newer

    def digests(self, label: str) -> list[Issue]:
        """Return every issue with a label, open or closed."""
        query = {"state": "all", "labels": label, "per_page": 100}
        return [one for page in self._pages("/issues", query) for one in _read(_ISSUES, page)]

    def create(self, fields: Mapping[str, Any]) -> Issue:
        """Create an issue."""
        return _agreed(_read(_ISSUE, self._ask("POST", "/issues", fields)), fields)

    def edit(self, number: int, fields: Mapping[str, Any]) -> None:
        """Change an issue."""
        _agreed(_read(_ISSUE, self._ask("PATCH", f"/issues/{number}", fields)), fields)

    def comments(self, number: int) -> list[str]:
        """Return the text of each comment on an issue."""
        pages = self._pages(f"/issues/{number}/comments", {"per_page": 100})
        return [one.body for page in pages for one in _read(_COMMENTS, page)]

    def comment(self, number: int, text: str) -> None:
        """Comment on an issue."""
        _read(_COMMENT, self._ask("POST", f"/issues/{number}/comments", {"body": text}))

    def labels(self) -> set[str]:
        """Return the names of the repository's labels."""
        pages = self._pages("/labels", {"per_page": 100})
        return {one.name for page in pages for one in _read(_LABELS, page)}

    def create_label(self, name: str, colour: str, description: str) -> None:
        """Create a label, unless somebody else has done so in the meantime."""
        fields = {"name": name, "color": colour, "description": description}
        try:
            self._ask("POST", "/labels", fields)
        except Refusal as refusal:
            if refusal.status != 422:
                raise

    def can_assign(self, login: str) -> bool:
        """Whether issues can be assigned to somebody: a collaborator, and no team."""
        if "/" in login:
            return False
        try:
            self._ask("GET", f"/assignees/{quote(login)}")
        except Refusal as refusal:
            if refusal.status != 404:
                raise
            return False
        return True

    def _issue_pages(self, direction: str) -> Iterator[list[Issue]]:
        query = {"state": "all", "sort": "created", "direction": direction, "per_page": 100}
        for page in self._pages("/issues", query):
            yield _read(_ISSUES, page)

    def _pages(self, path: str, query: Mapping[str, Any]) -> Iterator[Any]:
        """Follow a list from page to page."""
        url: str | None = f"/repos/{self.access.repository}{path}"
        parameters: dict[str, Any] | None = dict(query)
        while url is not None:
            headers, page = self._send("GET", url, parameters)
            yield page
            links = {
                one.get("rel"): one["url"] for one in parse_header_links(headers.get("link", ""))
            }
            url, parameters = links.get("next"), None

    def _ask(self, verb: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  # JSON: each caller knows its part
        return self._send(verb, f"/repos/{self.access.repository}{path}", None, fields)[1]

    def _send(
        self,
        verb: str,
        url: str,
        parameters: dict[str, Any] | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], Any]:
        client = self._careful if verb == "POST" else self._repeating
        try:
            return client.requester.requestJsonAndCheck(verb, url, parameters, None, fields)
        except GithubException as error:
            raise of_answer(error.status, error.data, error.headers or {}, url) from None
        except (RequestException, RuntimeError, ValueError) as error:
            raise unreachable(self.access.api, error) from None


def _agreed(issue: Issue, fields: Mapping[str, Any]) -> Issue:
    """Return an issue that is as it was asked for: GitHub leaves out labels in silence.

    Raises:
        Refusal: labels are missing.
    """
    missing = set(fields.get("labels", ())) - set(issue.labels)
    if missing:
        help_text = "The token needs the right to write issues: `permissions: issues: write`."
        message = f"GitHub left out the labels of #{issue.number} ({', '.join(sorted(missing))})"
        raise Refusal(message, help_text)
    return issue


def _client(access: Access, retry: GithubRetry) -> Github:
    return Github(
        auth=Auth.Token(access.token),
        base_url=access.api,
        user_agent=f"leaflint/{__version__}",
        timeout=access.timeout,
        retry=retry,
        seconds_between_requests=None,
        seconds_between_writes=access.pause,
    )


def _read(shape: TypeAdapter[T], data: object) -> T:
    """Hold an answer against what GitHub promises to send."""
    try:
        return shape.validate_python(data)
    except ValidationError:
        raise Refusal(
            "GitHub's answer was cut off or is not what it promises",
            "Run the sweep again; if it stays, look at https://www.githubstatus.com.",
            unclear=True,
        ) from None
