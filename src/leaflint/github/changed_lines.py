"""Which lines a pull request changed, read from the patches that GitHub shows."""

from __future__ import annotations

import re

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")


def changed_lines(patch: str) -> frozenset[int]:
    """Return the numbers of the lines that are new or changed, in the file as it is now.

    Source: the unified format of `diff`, without the file names, which GitHub leaves out.
    """
    lines: set[int] = set()
    number = 0
    for line in patch.split("\n"):
        hunk = _HUNK.match(line)
        if hunk:
            number = int(hunk[1])
        elif line.startswith("+"):
            lines.add(number)
            number += 1
        elif line.startswith(" "):
            number += 1
    return frozenset(lines)
