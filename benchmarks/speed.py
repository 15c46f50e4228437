"""Print how long `leaflint check` takes, beside other tools on the same leaflets.

    python -m benchmarks.speed REPOSITORY --rounds 5 --sizes 300 1000 10000 --peers-on 300

REPOSITORY is any repository with enough leaflets; smaller ones are made of its first leaflets. In
each round every command runs once, one after the other, so that each meets the same conditions.
Shown is the median of all rounds: seconds by the clock, seconds of all cores together, and the
memory of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

BIN = Path(sys.executable).parent
LEAFLETS = "content/leaflets"
SCHEMA = Path(__file__).parents[1] / "schemas/leaflet.schema.json"
HIGHEST_EXIT = 1
"""A tool that found something ends with 1; more means that it did not do its job."""


class Task(NamedTuple):
    """A command to be measured: its line in the table, its leaflets, and its words."""

    name: str
    leaflets: int
    command: tuple[str, ...]


class Cost(NamedTuple):
    """What a run took: seconds by the clock, seconds of all cores, megabytes at most."""

    clock: float
    cores: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Run a command, its output thrown away.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in range(HIGHEST_EXIT + 1):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def shrink(repository: Path, count: int, target: Path) -> Path:
    """Copy a repository with its first leaflets alone.

    Raises:
        ValueError: it has too few.
    """
    files = sorted((repository / LEAFLETS).glob("*.yaml"))[:count]
    if len(files) < count:
        raise ValueError(f"{repository} has only {len(files)} leaflets")
    shutil.copytree(repository / "checks", target / "checks")
    (target / LEAFLETS).mkdir(parents=True)
    for file in (*repository.glob("content/*.yaml"), *files):
        shutil.copy(file, target / file.relative_to(repository))
    return target


def tasks(repository: Path, sizes: Sequence[int], peers_on: int, work: Path) -> Iterator[Task]:
    """Yield what is to be measured: Leaflint on each size, then every peer on one."""
    for size in sorted({*sizes, peers_on}):
        root = shrink(repository, size, work / str(size))
        yield Task("leaflint check", size, (str(BIN / "leaflint"), "check", str(root)))
    folder = work / str(peers_on) / LEAFLETS
    files = tuple(map(str, sorted(folder.glob("*.yaml"))))
    schema = (str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA))
    yield Task("check-jsonschema", peers_on, (*schema, *files))
    for peer in ("textstat", "phonenumbers"):
        command = (sys.executable, "-m", "benchmarks.peers", peer, str(folder))
        yield Task(peer, peers_on, command)


def format_table(costs: dict[Task, list[Cost]]) -> str:
    """Return the medians as a Markdown table."""
    rows = [
        "| What | Leaflets | Seconds | Seconds of all cores | ms a leaflet, of all cores | MB |",
        "|---|---|---|---|---|---|",
    ]
    for task, runs in costs.items():
        clock, cores, megabytes = (median(values) for values in zip(*runs, strict=True))
        rows.append(
            f"| {task.name} | {task.leaflets:,} | {clock:.2f} | {cores:.2f} "
            f"| {1000 * cores / task.leaflets:.2f} | {megabytes:.0f} |"
        )
    return "\n".join(rows) + "\n"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000, 10000])
    parser.add_argument("--peers-on", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        todo = list(tasks(arguments.repository, arguments.sizes, arguments.peers_on, Path(work)))
        costs: dict[Task, list[Cost]] = {task: [] for task in todo}
        for _ in range(arguments.rounds):
            for task in todo:
                costs[task].append(measure(task.command))
        sys.stdout.write(format_table(costs))


if __name__ == "__main__":
    main()
