"""Print how long an editor waits: a leaflet is changed in memory and checked, again and again.

    python -m benchmarks.editing REPOSITORY [TIMES]

Shown are the median and the time within which 95 of 100 changes are checked, in milliseconds.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from leaflint.engine.workspace import Workspace
from leaflint.files.tree import WorkingTree


def main(root: Path, times: int) -> None:
    """Change the longest leaflet so many times, and print how long each change took."""
    workspace = Workspace(WorkingTree(root), date(2026, 11, 28))
    files = sorted((root / "content/leaflets").glob("*.yaml"), key=lambda file: file.stat().st_size)
    path = files[-1].relative_to(root).as_posix()
    lines = files[-1].read_text(encoding="utf-8").splitlines(keepends=True)
    places = [place for place, line in enumerate(lines) if line.startswith("      ")]
    workspace.check_leaflet(path)
    spent = []
    for number in range(times):
        place = places[number % len(places)]
        lines[place] = lines[place].rstrip("\n") + f" and {number} more\n"
        begun = time.perf_counter()
        workspace.update(path, "".join(lines))
        workspace.check_leaflet(path)
        spent.append(1000 * (time.perf_counter() - begun))
        lines[place] = lines[place].replace(f" and {number} more", "")
    within = quantiles(spent, n=20)[-1]
    print(f"update and check: median {median(spent):.1f} ms, 95 of 100 within {within:.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int([*sys.argv, "200"][2]))
