"""Change Leaflint in thousands of small ways, one at a time, and count what its tests notice.

    pip install -r requirements/mutation.txt
    python scripts/mutation.py source prose checks

Each argument is a part of src/leaflint: a folder, or a module such as checks/schema.py. Only the
tests of the same name are run (tests/source, tests/checks/test_schema.py): a part is to be proved by
the tests that are about it. mutmut changes a copy in build/mutation; from there,
`mutmut show NAME` shows a change that nothing noticed. Ends with 1 where too little was noticed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
COPIES = ROOT / "build" / "mutation"
MUTMUT = Path(sys.executable).with_name("mutmut")

LEAST = 85
"""Percent of the changes of a part that its tests must notice."""

MEMORY = 6 * 1024**3
"""Bytes that a run may take: a change can make a loop that collects without end."""

ENVIRONMENT = {**os.environ, "CI": "true"}
"""Hypothesis takes this to mean: try the same examples each time."""

NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")

SETTINGS = """\
[mutmut]
source_paths = src
only_mutate = src/leaflint/{part}
pytest_add_cli_args =
    -p
    no:cacheprovider
pytest_add_cli_args_test_selection = {tests}
also_copy =
    {others}
use_git_change_detection = false
"""


class Score(NamedTuple):
    """How many changes were made to a part, and how many of them its tests noticed."""

    made: int
    noticed: int

    @property
    def percent(self) -> float:
        """The share that was noticed, in percent."""
        return 100 * self.noticed / self.made


def tests_of(part: str) -> Path:
    """Return the tests that mirror a folder or a module of src/leaflint."""
    path = Path("tests", part)
    return path.with_name(f"test_{path.name}") if path.suffix else path


def prepare(part: str) -> Path:
    """Copy the repository, with mutmut's settings for one part of it, and return the copy."""
    copy = COPIES / part.replace("/", "-")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    others = sorted(path.name for path in copy.iterdir() if path.name not in {"src", "tests"})
    settings = SETTINGS.format(
        part=part if part.endswith(".py") else f"{part}/*",
        tests=tests_of(part),
        others="\n    ".join(others),
    )
    (copy / "setup.cfg").write_text(settings, encoding="utf-8")
    return copy


def score(part: str) -> Score:
    """Make every change to a part, print what nothing noticed, and return the score."""
    copy = prepare(part)
    for command in ("run", "results", "export-cicd-stats"):
        subprocess.run([MUTMUT, command], cwd=copy, env=ENVIRONMENT, check=True)
    counts = json.loads((copy / "mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    return Score(counts["total"], counts["killed"] + counts["timeout"])


def main(parts: list[str]) -> None:
    """Score each part, and end with 1 if one of them is below what is asked."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    scores = {part: score(part) for part in parts}
    for part, one in scores.items():
        print(f"{part}: {one.noticed} of {one.made} changes noticed, {one.percent:.1f}%")
    sys.exit(any(one.percent < LEAST for one in scores.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
