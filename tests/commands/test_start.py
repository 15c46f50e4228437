"""What a command loads: no library that it does not need, so that it starts fast."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.example_repository import Repository

LIBRARIES = frozenset(
    "bs4 github http icalendar jinja2 lsprotocol lxml mammoth pydantic pygls pypdfium2 requests rich segno ssl "
    "textstat weasyprint".split()
)
"""Libraries that take long to load, and that only some commands need."""
RUN = f"""
import sys
from leaflint.commands.cli import main
try:
    main(sys.argv[1:])
finally:
    print("loaded:", *sorted({set(LIBRARIES)!r} & sys.modules.keys()), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        ("--help", ""),
        ("check --help", ""),
        ("completion bash", ""),
        ("check --no-cache", "pydantic"),
        ("fix --diff", "pydantic"),
        ("changes HEAD", "pydantic rich"),
        ("changes HEAD --format markdown", "pydantic"),
        ("changes HEAD --format html", "jinja2 pydantic"),
        ("reviews", "pydantic rich"),
        ("reviews --format csv", "pydantic"),
        ("reviews --format ics", "icalendar pydantic"),
        ("doctor", "pydantic"),
        ("print --help", "pydantic"),
        ("site --help", ""),
        ("explain phone-number", "pydantic"),
    ],
)
def test_a_command_loads_no_library_that_it_does_not_need(
    repository: Repository, command: str, loaded: str
) -> None:
    repository.commit("The leaflets")
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command.split()],
        cwd=repository.root, capture_output=True, text=True, check=False,
        env={**os.environ, "GITHUB_TOKEN": ""},
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == f"loaded: {loaded}".strip()
