"""Print how long `leaflint check` takes: two versions side by side, and other tools.

    python -m benchmarks.speed NEW_PYTHON --old OLD_PYTHON --plain FOLDER --mixed FOLDER \
        --peers PEERS_PYTHON

FOLDERs are repositories with enough leaflets: in those of `--plain` sentences recur, in those of `--mixed`
they do not. Without them leaflets are made of our own. Smaller repositories hold the first leaflets.
PYTHONPATH, where it is set, counts for the new version and for the other tools.

In each round every command runs once, one version after the other, so that each meets the same
conditions. Shown are the medians of all rounds: seconds by the clock, seconds of all processes on all
cores, and the memory of the largest process. PYTHONDONTWRITEBYTECODE is unset, whatever it was, and every
version has run once before: nobody measures how long Python compiles.
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
from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks.made_repository import REPOSITORY, TODAY, write_leaflets
from benchmarks.versions import Version, find_version

LEAFLETS = "content/leaflets"
SCHEMA = REPOSITORY / "schemas/leaflet.schema.json"
CHANGED = 10
"""Leaflets that change before a run in which few have changed."""
TOMORROW = "2026-11-29"
HIGHEST_EXIT = 1
"""A tool that found something ends with 1; more means that it did not do its job."""


class Estate(NamedTuple):
    """A repository of so many leaflets."""

    name: str
    root: Path
    size: int


class Task(NamedTuple):
    """What is measured: its name, its leaflets, the words after the command, and what goes before."""

    name: str
    leaflets: int
    words: tuple[str, ...]
    before: Callable[[], object] | None = None


class Cost(NamedTuple):
    """What a run took: seconds by the clock, seconds of all cores, megabytes at most."""

    clock: float
    cores: float
    megabytes: float


Costs = dict[tuple[str, Task], list[Cost]]
"""What each version, or another tool, took for each task, in every round."""


def measure(command: tuple[str, ...], environment: dict[str, str]) -> Cost:
    """Run a command, its output thrown away.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, cwd=REPOSITORY)
    _, status, used = os.wait4(process.pid, 0)  # of the process, and of all that it has waited for
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in range(HIGHEST_EXIT + 1):
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def estate(name: str, repository: Path | None, size: int, work: Path) -> Estate:
    """Copy a repository with its first leaflets alone, or make one.

    Raises:
        ValueError: it has too few.
    """
    target = work / f"{name}-{size}"
    if repository is None:
        write_leaflets(Random(name), name, target, size)  # noqa: S311  # the same leaflets every time, and no secret
        return Estate(name, target, size)
    files = sorted((repository / LEAFLETS).glob("*.yaml"))[:size]
    if len(files) < size:
        raise ValueError(f"{repository} has only {len(files)} leaflets")
    policy = repository if (repository / "checks").exists() else REPOSITORY
    shutil.copytree(policy / "checks", target / "checks")
    (target / LEAFLETS).mkdir(parents=True)
    for file in (*repository.glob("content/*.yaml"), *files):
        shutil.copy(file, target / file.relative_to(repository))
    return Estate(name, target, size)


def change_some(root: Path) -> None:
    """Change the first leaflets of a repository, each time in another way."""
    for file in sorted((root / LEAFLETS).glob("*.yaml"))[:CHANGED]:
        file.write_text(f"# {time.time_ns()}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def small_tasks(cache: Path) -> Iterator[Task]:
    """Yield what a person waits for at a keyboard, in this repository."""
    file = min((REPOSITORY / LEAFLETS).glob("*.yaml"))
    yield Task("leaflint --help", 0, ("--help",))
    yield Task("one leaflet, cold", 1, ("check", str(file), "--today", TODAY, "--no-cache"))
    kept = ("check", str(REPOSITORY), "--today", TODAY, "--cache-dir", str(cache))
    yield Task("this repository, cold", 7, kept, partial(shutil.rmtree, cache, True))
    yield Task("this repository, nothing changed", 7, kept)


def estate_tasks(made: Estate, cache: Path) -> Iterator[Task]:
    """Yield the runs on an estate: each finds the cache as the one before has left it."""
    kept = ("--cache-dir", str(cache), "--today")
    check = ("check", str(made.root), *kept)
    report = ("--format", "json", "--output", str(made.root.parent / "report.json"))
    forget = partial(shutil.rmtree, cache, True)
    alone = ("check", str(min((made.root / LEAFLETS).glob("*.yaml"))), *kept, TODAY)
    yield Task(f"{made.name}: one alone, cold", made.size, alone, forget)
    yield Task(f"{made.name}: the same again", made.size, alone)
    yield Task(f"{made.name}: cold, JSON to a file", made.size, (*check, TODAY, *report), forget)
    yield Task(f"{made.name}: nothing changed", made.size, (*check, TODAY))
    few = partial(change_some, made.root)
    yield Task(f"{made.name}: {CHANGED} changed", made.size, (*check, TODAY), few)
    yield Task(f"{made.name}: nothing changed but the day", made.size, (*check, TOMORROW))


def peer_tasks(made: Estate, python: Path) -> Iterator[Task]:
    """Yield the other tools on the same leaflets; their words are the whole command."""
    files = tuple(map(str, sorted((made.root / LEAFLETS).glob("*.yaml"))))
    schema = (str(python.parent / "check-jsonschema"), "--schemafile", str(SCHEMA))
    yield Task(f"{made.name}: check-jsonschema", made.size, (*schema, *files))
    for peer in ("textstat", "phonenumbers"):
        command = (str(python), "-m", "benchmarks.peers", peer, str(made.root / LEAFLETS))
        yield Task(f"{made.name}: {peer}", made.size, command)


def run_rounds(
    rounds: int, tasks: list[tuple[Version, list[Task]]], peers: list[Task], others: Version
) -> Costs:
    """Run every command so many times; the tasks of each version are in the same order."""
    costs: Costs = {}
    for _ in range(rounds):
        for row in zip(*(own for _, own in tasks), strict=True):
            for (version, _), task in zip(tasks, row, strict=True):
                if task.before:
                    task.before()
                cost = measure((*version.command, *task.words), version.environment)
                costs.setdefault((version.name, task), []).append(cost)
        for task in peers:
            cost = measure(task.words, others.environment)
            costs.setdefault(("other", task), []).append(cost)
    return costs


def format_table(costs: Costs) -> str:
    """Return the medians as a Markdown table."""
    rows = [
        "| What | Leaflets | Version | Seconds | Seconds of all cores | ms a leaflet, of all cores | MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for (version, task), runs in costs.items():
        clock, cores, megabytes = (median(values) for values in zip(*runs, strict=True))
        each = f"{1000 * cores / task.leaflets:.2f}" if task.leaflets else ""
        size = f"{task.leaflets:,}" if task.leaflets else ""
        rows.append(
            f"| {task.name} | {size} | {version} | {clock:.2f} | {cores:.2f} | {each} | {megabytes:.0f} |"
        )
    return "\n".join(rows) + "\n"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("new", type=Path, help="the Python of the version to be measured")
    parser.add_argument("--old", type=Path, help="the Python of a version to compare it with")
    parser.add_argument("--plain", type=Path)
    parser.add_argument("--mixed", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 10000])
    parser.add_argument("--mixed-size", type=int, default=1000, help="0 leaves them out")
    parser.add_argument("--peers", type=Path, help="the Python beside which other tools lie")
    parser.add_argument("--peers-on", type=int, default=1000)
    parser.add_argument("--edit", type=int, default=2000, help="leaflets beside the edited one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        new = find_version("new", arguments.new, work, with_path=True)
        versions = [new]
        if arguments.old:
            versions.insert(0, find_version("old", arguments.old, work, with_path=False))
        estates = [estate("plain", arguments.plain, size, work) for size in arguments.sizes]
        if arguments.mixed_size:
            estates.append(estate("mixed", arguments.mixed, arguments.mixed_size, work))
        tasks, peers = [], list[Task]()
        for version in versions:
            cache = work / f"cache-{version.name}"
            own = [*small_tasks(cache / "small")]
            for made in estates:
                own += estate_tasks(made, cache / made.root.name)
            measure((*version.command, *own[1].words), version.environment)  # compiles its modules
            tasks.append((version, own))
        if arguments.peers:
            on = estate("peers", arguments.plain, arguments.peers_on, work)
            peers += peer_tasks(on, arguments.peers)
        sys.stdout.write(format_table(run_rounds(arguments.rounds, tasks, peers, new)))
        if arguments.edit:
            root = estate("edited", arguments.plain, arguments.edit, work).root
            command = (new.python, "-m", "benchmarks.editing", root)
            subprocess.run(command, env=new.environment, cwd=REPOSITORY, check=True)


if __name__ == "__main__":
    main()
