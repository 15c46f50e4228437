"""The numbers of people's accounts, found by their logins and written into people.yaml to be confirmed."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from leaflint.content.loading import load, load_content
from leaflint.content.models.shared import People
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix, Problem
from leaflint.files.places import PEOPLE
from leaflint.files.tree import Tree
from leaflint.files.yaml.edit import Mended
from leaflint.files.yaml.replace import edit_bytes
from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import ApiModel


class Account(ApiModel):
    """An account as GitHub shows it to everybody."""

    id: int
    login: str
    name: str | None = None
    html_url: str


class Found(NamedTuple):
    """A person, and the account that has the login; None where there is none."""

    person: str
    login: str
    account: Account | None


def find_accounts(client: Client, tree: Tree) -> tuple[Mended, tuple[Found, ...]]:
    """Return people.yaml with the number of each person's account, and what was found.

    Who has a number keeps it: a login that is somebody else's now must not change it.

    Raises:
        UsageError: people.yaml is missing or broken, or written in a way in which this cannot be done.
        GitHubError: GitHub does not answer.
    """
    loaded = load(tree, PEOPLE, People)
    people, content = loaded.valid(), tree.read(PEOPLE)
    if isinstance(content, Problem) or loaded.document is None:
        raise UsageError(f"{PEOPLE}: cannot be read")
    found, fixes, wanted = [], [], []
    for number, person in enumerate(people.people):
        login = person.github
        account = None
        if login and person.kind == "person" and person.github_id is None:
            account = _account(client, login)
            found.append(Found(person.id, login, account))
        if account:
            place = loaded.document.places["people", number, "github"]
            start = loaded.document.text.rfind("\n", 0, place.key_start) + 1
            indent = loaded.document.text[start : place.key_start].replace("-", " ")
            end = loaded.document.text.find("\n", place.end)
            fixes.append(Fix(end, end, f"\n{indent}github_id: {account.id}"))
        wanted.append(person.model_copy(update={"github_id": account.id}) if account else person)
    new = edit_bytes(content, fixes)
    if load_content(PEOPLE, new, People).data != People(people=tuple(wanted)):
        raise UsageError(f"{PEOPLE}: write `github_id` by hand, below each `github`")
    return Mended(PEOPLE, content, new, tuple(fixes), ()), tuple(found)


def _account(client: Client, login: str) -> Account | None:
    try:
        return client.get(Account, f"{client.access.api}/users/{quote(login)}")
    except GitHubError as error:
        if error.status != 404:
            raise
        return None
