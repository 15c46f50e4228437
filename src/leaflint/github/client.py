"""GitHub's API through PyGithub: the only module that talks to the network.

PyGithub repeats what failed, waits when GitHub asks for it (up to `LONGEST_WAIT`) and keeps a second
between writes, as GitHub wants. Reading and changing may be repeated at will. Creating may not: when
an answer to that is lost, nobody knows whether it was done, so it is repeated only where GitHub surely
did nothing, and otherwise reported as unclear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from leaflint.core.version import __version__
from leaflint.github.errors import GitHubError, error_of_answer, error_without_answer

T = TypeVar("T")
Query = dict[str, Any] | None
Response = tuple[dict[str, Any], Any]
"""The headers of an answer, their names in small letters, and its data."""

LONGEST_WAIT = 120
"""Seconds to wait when GitHub asks for time; more is reported as a failure."""


class Access(NamedTuple):
    """Where GitHub's API and web pages are, which repository is meant (owner/name), and the token.

    `pause` is the seconds between writes and before the first repetition, `timeout` those to wait
    for an answer.
    """

    api: str
    repository: str
    token: str
    server: str = "https://github.com"
    pause: float = 1.0
    timeout: int = 30


class Client:
    """The API of one repository. Every method raises `GitHubError` when GitHub does not do it."""

    def __init__(self, access: Access) -> None:
        from github import Auth, Github, GithubRetry  # slow to import, and only for the network

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
        self._repeating, self._careful = (
            Github(
                auth=Auth.Token(access.token),
                base_url=access.api,
                user_agent=f"leaflint/{__version__}",
                timeout=access.timeout,
                retry=retry,
                seconds_between_requests=None,
                seconds_between_writes=access.pause,
            ).requester
            for retry in (repeat, careful)
        )

    def get(self, shape: type[T], path: str, *, accept: str | None = None, **query: object) -> T:
        """Return what a path of the repository's, or a whole address, gives; `accept` is a media type."""
        return validate(shape, self._send("GET", path, query, accept=accept)[1])

    def pages(
        self, shape: type[T], path: str, key: str | None = None, **query: object
    ) -> Iterator[list[T]]:
        """Yield the pages of a list, a hundred to a page; with a key, of the list under it."""
        from requests.utils import parse_header_links

        url: str | None = path
        parameters: Query = {**query, "per_page": 100}
        while url is not None:
            headers, page = self._send("GET", url, parameters)
            found = page if key is None or not isinstance(page, dict) else page.get(key)
            yield validate(list[shape], found)  # type: ignore[valid-type]  # mypy has no type variables as values
            links = parse_header_links(headers.get("link", ""))
            url = next((link["url"] for link in links if link.get("rel") == "next"), None)
            parameters = None

    def all(self, shape: type[T], path: str, key: str | None = None, **query: object) -> list[T]:
        """Return a whole list; with a key, the one under it."""
        return [item for page in self.pages(shape, path, key, **query) for item in page]

    def query(self, shape: type[T], text: str, **variables: object) -> T:
        """Return what a GraphQL query gives: it alone tells, say, whether a comment was edited."""
        ask = partial(self._careful.graphql_query, text, variables)
        return validate(shape, self._answer(ask, "/graphql")[1].get("data"))

    def post(self, shape: type[T], path: str, fields: Mapping[str, Any]) -> T:
        """Create something."""
        return validate(shape, self._send("POST", path, fields=fields)[1])

    def patch(self, shape: type[T], path: str, fields: Mapping[str, Any]) -> T:
        """Change something."""
        return validate(shape, self._send("PATCH", path, fields=fields)[1])

    def _send(
        self,
        verb: str,
        path: str,
        query: Query = None,
        fields: Mapping[str, Any] | None = None,
        accept: str | None = None,
    ) -> Response:
        """Send a request to a path of the repository's, or to a whole address."""
        url = f"/repos/{self.access.repository}{path}" if path.startswith("/") else path
        requester = self._careful if verb == "POST" else self._repeating
        headers = {"Accept": accept} if accept else None
        send = partial(requester.requestJsonAndCheck, verb, url, query, headers, fields)
        return self._answer(send, url)

    def _answer(self, send: Callable[[], Response], url: str) -> Response:
        """Send a request and return the answer; where there is none, raise `GitHubError`."""
        from github import GithubException
        from requests import RequestException

        try:
            return send()
        except GithubException as error:
            raise error_of_answer(error.status, error.data, error.headers or {}, url) from None
        except (RequestException, RuntimeError, ValueError) as error:
            raise error_without_answer(self.access.api, error) from None


def validate(shape: type[T], data: object) -> T:
    """Return a part of an answer in the shape that it must have, or raise `GitHubError`."""
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError:
        message = "GitHub's answer was cut off or is not what it promises"
        help_text = "Run the sweep again; if it stays, look at https://www.githubstatus.com."
        raise GitHubError(message, help_text, unclear=True) from None
