"""Change Leaflint in thousands of small ways, one at a time, and count what its tests notice.

    pip install -r requirements/mutation.txt
    python scripts/mutation.py

Without arguments this is done to what reads YAML and Markdown and to each check; an argument names
another part of src/leaflint: a folder, or a module such as text/reading/band.py. Only the tests that mirror
the part are run (tests/text/prose, tests/checks/schema): those that are about it must prove it.

mutmut makes the changes, in copies of the repository under build/mutation. Run in such a copy,
`mutmut show NAME` shows a change that nothing noticed. Ends with 1 where too little was noticed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "leaflint"
COPIES = ROOT / "build" / "mutation"
MUTMUT = Path(sys.executable).with_name("mutmut")

LEAST = 85
"""Percent of the changes to a folder that its tests must notice."""

MEMORY = 6 * 1024**3
"""Bytes that a run may take: a change can make a loop that collects without end."""

NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")

# Runs side by side must not clear up after each other: what fails for that would count as noticed.
SETTINGS = """\
[mutmut]
source_paths = src
only_mutate = src/leaflint/{part}
pytest_add_cli_args =
    -p
    no:cacheprovider
    -o
    tmp_path_retention_policy=failed
    -o
    tmp_path_retention_count=1000000
pytest_add_cli_args_test_selection =
    {tests}
also_copy =
    {others}
use_git_change_detection = false
"""


def default_parts() -> list[str]:
    """Return what is changed unless the arguments say otherwise; each check has its own tests."""
    packages = sorted(path.parent.name for path in (SOURCE / "checks").glob("*/__init__.py"))
    return [
        "files/yaml",
        "text/prose",
        *(f"checks/{name}" for name in packages),
    ]


def tests_of(part: str) -> str:
    """Return the tests that mirror a part: of a module without any, those of its folder."""
    path = Path("tests", part)
    if not path.suffix:
        return path.as_posix()
    mirror = path.with_name(f"test_{path.name}")
    return (mirror if (ROOT / mirror).exists() else path.parent).as_posix()


def prepare(part: str) -> Path:
    """Copy the repository, with mutmut's settings for a part, and return the copy."""
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


def count(part: str) -> tuple[int, int]:
    """Make every change to a part, print those that nothing noticed, and return made and noticed."""
    copy = prepare(part)
    with tempfile.TemporaryDirectory() as temporary:
        # Hypothesis takes CI to mean: try the same examples each time.
        environment = {**os.environ, "CI": "true", "PYTEST_DEBUG_TEMPROOT": temporary}
        for command in ("run", "results", "export-cicd-stats"):
            subprocess.run([MUTMUT, command], cwd=copy, env=environment, check=True)
    counts = json.loads((copy / "mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    return counts["total"], counts["killed"] + counts["timeout"]


def main(parts: list[str]) -> None:
    """Print the score of each part, all checks as one, and end with 1 if a score is below `LEAST`."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    made, noticed = Counter[str](), Counter[str]()
    for part in parts or default_parts():
        folder = "checks" if part.startswith("checks/") else part
        changes, seen = count(part)
        made[folder] += changes
        noticed[folder] += seen
    for folder, changes in made.items():
        percent = 100 * noticed[folder] / changes
        print(f"{folder}: {noticed[folder]} of {changes} changes noticed, {percent:.1f}%")
    sys.exit(any(100 * noticed[folder] < LEAST * made[folder] for folder in made))


if __name__ == "__main__":
    main(sys.argv[1:])
