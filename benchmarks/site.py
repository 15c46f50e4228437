"""Print what the site of an estate costs, beside the check of the same leaflets.

    PYTHONPATH=src python -m benchmarks.site .venv/bin/python --size 1000

Leaflets are made as `speed.py` makes them: in "plain" sentences recur, in "mixed" they do not. Each round
runs, with a cache that is empty: the check, with its report as JSON; the site; the site again with
nothing changed; and with ten leaflets changed. Shown are medians of seconds by the clock, seconds of all
cores, and the ratio of the latter to the check's.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.made_repository import TODAY, git
from benchmarks.speed import CHANGED, Cost, Estate, change_some, estate, measure
from benchmarks.versions import Version, find_version

STEPS = ("check", "site", "site again, nothing changed", f"site again, {CHANGED} changed")
KINDS = ("plain", "mixed")


def run_round(made: Estate, version: Version, work: Path) -> list[Cost]:
    """Run every step once, from an empty cache and no site."""
    caches, out = work / "caches", work / "site"
    for folder in (caches, out):
        shutil.rmtree(folder, ignore_errors=True)
    report = ("--format", "json", "--output", str(work / "report.json"))
    check = ("check", str(made.root), "--today", TODAY, "--cache-dir", str(caches / "check"))
    kept = ("--today", TODAY, "--cache-dir", str(caches / "site"))
    site = (*version.command, "site", str(out), "--root", str(made.root), *kept)
    environment = version.environment
    costs = [measure((*version.command, *check, *report), environment)]
    costs += [measure(site, environment) for _ in range(2)]
    change_some(made.root)
    return [*costs, measure(site, environment)]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("python", type=Path)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    lines = [
        "| What | Seconds | Seconds of all cores | Of the check's | MB |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        version = find_version("new", arguments.python, work, with_path=True)
        for kind in KINDS:
            made = estate(kind, None, arguments.size, work)
            git(made.root, "init", "--quiet", "--initial-branch=main")
            git(made.root, "add", "--all")
            git(made.root, "commit", "--quiet", "--message=Leaflets")
            rounds = [run_round(made, version, work) for _ in range(arguments.rounds)]
            checked = median(costs[0].cores for costs in rounds)
            for step, runs in zip(STEPS, zip(*rounds, strict=True), strict=True):
                clock, cores, megabytes = map(median, zip(*runs, strict=True))
                costs = f"{clock:.2f} | {cores:.2f} | {cores / checked:.2f} | {megabytes:.0f}"
                lines.append(f"| {kind}: {step} | {costs} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
