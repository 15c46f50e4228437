"""Prints what CHANGELOG.md says of a release, and refuses a tag for which it says nothing.

    python scripts/release_notes.py v1.2.3

The tag must be the version in src/leaflint/core/version.py. Its section begins with "## [1.2.3]", and ends
at the next heading of that kind.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSION = "src/leaflint/core/version.py"


def release_notes(root: Path, tag: str) -> str:
    """Return the section of the changelog for a tag.

    Raises:
        ValueError: the tag is not the version of the code, or has no section with words in it.
    """
    code = (root / VERSION).read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', code, re.MULTILINE)
    version = found[1] if found else ""
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, and {VERSION} says {version}: it must be v{version}")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = rf"^## \[{re.escape(version)}\].*\n"
    section = re.search(rf"{heading}((?:(?!## \[).*\n?)*)", changelog, re.MULTILINE)
    if section is None or not section[1].strip():
        raise ValueError(f"CHANGELOG.md has no section '## [{version}]', or nothing stands in it")
    return section[1].strip() + "\n"


if __name__ == "__main__":
    try:
        print(release_notes(ROOT, sys.argv[1]), end="")
    except ValueError as error:
        sys.exit(f"No release: {error}")
