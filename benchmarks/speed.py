"""Print how long `leaflint check` takes, beside other tools on the same leaflets.

    python -m benchmarks.speed REPOSITORY --rounds 5 --sizes 1000 10000 --peers-on 1000

REPOSITORY is any repository with enough leaflets; smaller ones are made of its first leaflets. In
each round every command runs once, one after the other, so that each meets the same conditions.
Shown is the median of all rounds: seconds by the clock, seconds of all cores together, and the
memory of the largest process. Everything is shown as a person sees it: text, to nowhere.

The other tools are those beside the Python that runs this, or, with `--peers PYTHON`, those beside
another, such as that of an environment in which pip has installed them and nothing else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

LEAFLINT = Path(sys.executable).parent / "leaflint"
LEAFLETS = "content/leaflets"
SCHEMA = Path(__file__).parents[1] / "schemas/leaflet.schema.json"
CHANGED = 10
"""Leaflets that change before a run in which few have changed."""
TODAY, TOMORROW = "2026-11-27", "2026-11-28"
HIGHEST_EXIT = 1
"""A tool that found something ends with 1; more means that it did not do its job."""


def _nothing() -> None:
    """Change nothing before a run."""


class Task(NamedTuple):
    """A command to be measured: its line in the table, its leaflets, its words, and what goes before."""

    name: str
    leaflets: int
    command: tuple[str, ...]
    before: Callable[[], None] = _nothing


class Cost(NamedTuple):
    """What a run took: seconds by the clock, seconds of all cores, megabytes at most."""

    clock: float
    cores: float
    megabytes: float


def measure(task: Task) -> Cost:
    """Run a command, its output thrown away.

    Raises:
        RuntimeError: it failed.
    """
    task.before()
    begun = time.perf_counter()
    process = subprocess.Popen(task.command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in range(HIGHEST_EXIT + 1):
        raise RuntimeError(f"{task.command} ended with {process.returncode}")
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


def change_some(root: Path) -> None:
    """Change the first leaflets of a repository, each time in another way."""
    for file in sorted((root / LEAFLETS).glob("*.yaml"))[:CHANGED]:
        file.write_text(f"# {time.time_ns()}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def small_tasks(root: Path, work: Path) -> Iterator[Task]:
    """Yield what a person waits for at a keyboard."""
    file = next((root / LEAFLETS).glob("*.yaml"))
    yield Task("leaflint --help", 0, (str(LEAFLINT), "--help"))
    one = (str(LEAFLINT), "check", str(file), "--today", TODAY)
    yield Task("one leaflet of this repository, cold", 1, (*one, "--no-cache"))
    kept = (str(LEAFLINT), "check", str(root), "--today", TODAY, "--cache-dir", str(work / "small"))
    yield Task("this repository, cold", 7, kept, partial(shutil.rmtree, work / "small", True))
    yield Task("this repository, nothing changed", 7, kept)


def leaflint_tasks(root: Path, size: int, work: Path) -> Iterator[Task]:
    """Yield the runs on an estate: each finds the cache as the one before has left it."""
    cache = work / f"cache-{size}"
    check = (str(LEAFLINT), "check", str(root), "--cache-dir", str(cache), "--today")
    yield Task("cold", size, (*check, TODAY), partial(shutil.rmtree, cache, True))
    yield Task("nothing changed", size, (*check, TODAY))
    yield Task(f"{CHANGED} changed", size, (*check, TODAY), partial(change_some, root))
    yield Task("nothing changed but the day", size, (*check, TOMORROW))


def peer_tasks(root: Path, size: int, python: Path) -> Iterator[Task]:
    """Yield the other tools on the same leaflets."""
    files = tuple(map(str, sorted((root / LEAFLETS).glob("*.yaml"))))
    schema = (str(python.parent / "check-jsonschema"), "--schemafile", str(SCHEMA))
    yield Task("check-jsonschema", size, (*schema, *files))
    for peer in ("textstat", "phonenumbers"):
        command = (str(python), "-m", "benchmarks.peers", peer, str(root / LEAFLETS))
        yield Task(peer, size, command)


def format_table(costs: dict[Task, list[Cost]]) -> str:
    """Return the medians as a Markdown table."""
    rows = [
        "| What | Leaflets | Seconds | Seconds of all cores | ms a leaflet, of all cores | MB |",
        "|---|---|---|---|---|---|",
    ]
    for task, runs in costs.items():
        clock, cores, megabytes = (median(values) for values in zip(*runs, strict=True))
        each = f"{1000 * cores / task.leaflets:.2f}" if task.leaflets else ""
        size = f"{task.leaflets:,}" if task.leaflets else ""
        rows.append(
            f"| {task.name} | {size} | {clock:.2f} | {cores:.2f} | {each} | {megabytes:.0f} |"
        )
    return "\n".join(rows) + "\n"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--peers-on", type=int, default=0)
    parser.add_argument("--peers", type=Path, default=Path(sys.executable))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work, todo = Path(folder), list[Task]()
        todo += small_tasks(Path(__file__).parents[1], work)
        for size in sorted({*arguments.sizes, arguments.peers_on} - {0}):
            root = shrink(arguments.repository, size, work / str(size))
            todo += leaflint_tasks(root, size, work)
            if size == arguments.peers_on:
                todo += peer_tasks(root, size, arguments.peers)
        costs: dict[Task, list[Cost]] = {task: [] for task in todo}
        for _ in range(arguments.rounds):
            for task in todo:
                costs[task].append(measure(task))
        sys.stdout.write(format_table(costs))


if __name__ == "__main__":
    main()
