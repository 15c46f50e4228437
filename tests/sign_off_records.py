"""Sign-off records for tests."""

from __future__ import annotations

from tests.example_repository import SIGN_OFFS, Repository


def record(by: str, day: str, kind: str = "review") -> str:
    """Return one record of an approval."""
    return f"""\
  - by: {by}
    role: clinical-reviewer
    date: {day}
    kind: {kind}
    digest: sha256:{"0" * 64}
    text: The text.
"""


def sign_off(repository: Repository, *records: str) -> None:
    """Write the sign-off file of the example leaflet."""
    repository.write(SIGN_OFFS, "leaflet: having-a-scan\nrecords:\n" + "".join(records))
