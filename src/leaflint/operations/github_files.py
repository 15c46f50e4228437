"""What the files of a repository say to GitHub: its owners, the name of its check, its people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from leaflint.content.models.shared import People
from leaflint.files.disk import read_bytes
from leaflint.files.yaml.parse import parse_bytes

CODEOWNERS = ".github/CODEOWNERS"
_WORKFLOWS = ".github/workflows"


def owners(top: Path) -> list[str]:
    """Return the logins and teams in CODEOWNERS of a git repository, each once; none without the file."""
    content = read_bytes(top, CODEOWNERS)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    words = (word for line in text.splitlines() for word in line.partition("#")[0].split()[1:])
    return list(dict.fromkeys(word.removeprefix("@") for word in words if word.startswith("@")))


def check_name(top: Path) -> str | None:
    """Return the name of the job `check` in the workflow "Leaflets"; None where there is none."""
    for file in sorted((top / _WORKFLOWS).glob("*.y*ml")):
        path = f"{_WORKFLOWS}/{file.name}"
        content = read_bytes(top, path)
        document = parse_bytes(path, content)[0] if isinstance(content, bytes) else None
        match document.data if document else None:
            case {"name": "Leaflets", "jobs": {"check": {"name": str(name)}}}:
                return name
            case {"name": "Leaflets", "jobs": {"check": {}}}:
                return "check"
    return None


def unknown_to_github(people: People, today: date) -> Iterator[str]:
    """Say whose approval GitHub cannot ask for: who has no `github` name, or which role nobody has."""
    for role in ("clinical-reviewer", "governance"):
        here = [person for person in people.people if person.role == role and person.is_here(today)]
        if not any(person.github for person in here):
            yield f"there is no {role} with a `github` name"
            continue
        for person in here:
            if person.kind == "person" and person.github is None:
                yield f"{person.id} ({role}) has no `github` name"
