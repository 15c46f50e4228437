"""The check that has ended: its run, as GitHub's event tells it, and the report that it handed over.

Whoever wrote the pull request could have written the report too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from leaflint.core.errors import UsageError
from leaflint.engine import report_file
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.github.models import Answer

MAX_BYTES = 20_000_000
"""Size of a report; one on 3,000 leaflets with a finding each has about 4 MB."""


class Owner(Answer):
    """Whoever a repository belongs to."""

    login: str


class HeadRepository(Answer):
    """The repository that the pull request comes from: a fork, or the repository itself."""

    full_name: str
    owner: Owner


class CheckRun(Answer):
    """A run of the workflow that checks leaflets."""

    event: Literal["pull_request"]
    """What started it."""
    conclusion: str
    """How it ended: "success", "failure" or another word of GitHub's."""
    head_sha: str
    """The commit at the head of the pull request."""
    head_branch: str
    """The branch that the pull request comes from."""
    head_repository: HeadRepository
    """The repository that the pull request comes from."""
    html_url: str
    """Where a person sees the run."""

    @property
    def head(self) -> str:
        """The head as GitHub's list of pull requests takes it."""
        return f"{self.head_repository.owner.login}:{self.head_branch}"


class _Event(Answer):
    workflow_run: CheckRun


def read_event(file: Path) -> CheckRun:
    """Read the event that started this workflow.

    Raises:
        UsageError: it is not the end of a run on a pull request.
    """
    try:
        return _Event.model_validate_json(file.read_bytes()).workflow_run
    except OSError as error:
        raise UsageError(f"{file}: the event cannot be read: {error.strerror}") from None
    except ValidationError:
        raise UsageError(f"{file}: this is not the end of a run on a pull request") from None


def read_report(file: Path) -> Report | None:
    """Read the report, or return None when there is none or it is not what a report must be."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    if len(content) > MAX_BYTES:
        return None
    try:
        report = report_file.read_report(content)
    except ValidationError:
        return None
    return report if report.format_version == FORMAT_VERSION else None
