"""Kills `fix`, `sign-off` and `check` at random moments: `python -m tests.hostile.kills 200`.

After each kill of `fix` and `sign-off` every file must be as it was, or as a run that is left alone makes
it: whole. Half of the moments are spread over the whole run, half over the short time in which it writes.
`check` writes only its cache: whatever state a kill leaves that in, the next run must give the report that
it gives without a cache, and so must the one after it, which finds what that has kept.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from leaflint.commands.cli import main
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, TODAY, make_repository
from tests.runs import Job, run

LEAFLETS = 12
COMMANDS = {
    "fix": ("fix", "--today", TODAY.isoformat()),
    "sign-off": (
        "sign-off", "having-a-scan", "--by", "ada", "--today", TODAY.isoformat(),
        "--evidence", "A guide", "--despite-errors", "It is a test",
    ),
}  # fmt: skip
WRITING = {"fix": 0.02, "sign-off": 0.005, "check": 0.02}
"""Seconds for which each writes, about."""
Files = dict[str, bytes]


def _prepare(root: Path) -> None:
    """Make a repository in which many files can be corrected, and the sample signed off anew."""
    repository = make_repository(root)
    repository.change("0808 800 6000", "08088006000")
    for number in range(1, LEAFLETS):
        text = repository.read(LEAFLET).replace("id: having-a-scan", f"id: scan-{number}")
        repository.write(f"content/leaflets/scan-{number}.yaml", text)


def _files(root: Path) -> Files:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _run(
    root: Path,
    argv: tuple[str, ...],
    delay: float | None,
    *,
    writing: bool = False,
    touched: Callable[[Path], object] | None = None,
) -> bool:
    """Run a command in a process of its own, kill it after so many seconds, say whether it was.

    With `writing`, the seconds count from the moment at which it begins to write: `touched` tells of it.
    """
    touched = touched or _touched
    untouched = touched(root)
    child = os.fork()
    if child == 0:
        os.chdir(root)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        main(argv)
        os._exit(0)
    running = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while writing and touched(root) == untouched and not os.waitid(os.P_PID, child, running):
        pass
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _touched(root: Path) -> list[int]:
    """Return when anything was last put into the folders that the commands write to."""
    folders = (root / "content/leaflets", root / "content/sign-offs")
    return [folder.stat().st_mtime_ns for folder in folders]


def kill(name: str, times: int, seed: int) -> Counter[str]:
    """Kill a command so many times; count what was found, and raise AssertionError on a torn file."""
    dice, seen = random.Random(seed), Counter[str]()  # noqa: S311  # moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        _prepare(before)
        shutil.copytree(before, after)
        began = time.monotonic()
        _run(after, COMMANDS[name], None)
        lasts = time.monotonic() - began
        old, new = _files(before), _files(after)
        assert old != new, "the command changes nothing, so killing it proves nothing"
        for number in range(times):
            root = Path(folder, str(number))
            shutil.copytree(before, root)
            writing = number % 2 == 1
            delay = dice.uniform(0, WRITING[name] if writing else lasts)
            was_killed = _run(root, COMMANDS[name], delay, writing=writing)
            found = _files(root)
            aside = [file for file in found if Path(file).name.startswith(".")]
            changed = _changed({file: found[file] for file in found if file not in aside}, old, new)
            moment = (
                "before" if not changed else "after" if changed == _differs(old, new) else "among"
            )
            seen[f"killed {moment} the writes" if was_killed else "ended first"] += 1
            seen["files left aside"] += len(aside)
            shutil.rmtree(root)
    return seen


def kill_check(times: int, seed: int) -> Counter[str]:
    """Kill `check` so many times; raise AssertionError when a report after it is another."""
    dice, seen = random.Random(seed), Counter[str]()  # noqa: S311  # moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder, "repository"), Path(folder, "cache")
        _prepare(root)
        argv = ("check", "--today", TODAY.isoformat(), "--cache-dir", str(cache))
        plain = to_json(run(Job(root, TODAY)))
        began = time.monotonic()
        _run(root, argv, None)
        lasts = time.monotonic() - began
        for number in range(times):
            if number % 4 < 2:  # else the kill meets a cache that has something in it
                shutil.rmtree(cache, ignore_errors=True)
            else:
                leaflet = root / LEAFLET
                leaflet.write_text(f"# {number}\n{leaflet.read_text(encoding='utf-8')}", "utf-8")
                plain = to_json(run(Job(root, TODAY)))
            writing = number % 2 == 1
            delay = dice.uniform(0, WRITING["check"] if writing else lasts)
            killed = _run(
                root,
                argv,
                delay,
                writing=writing,
                touched=lambda _: cache.is_dir() and cache.stat().st_mtime_ns,
            )
            for _ in range(2):
                assert to_json(run(Job(root, TODAY, cache=cache))) == plain
            seen[
                "killed while it wrote"
                if writing and killed
                else "killed"
                if killed
                else "ended first"
            ] += 1
    return seen


def _differs(old: Files, new: Files) -> set[str]:
    return {file for file in new if old.get(file) != new[file]}


def _changed(found: Files, old: Files, new: Files) -> set[str]:
    """Return the files that are new; every other one must be exactly the old one."""
    assert old.keys() <= found.keys() <= new.keys(), found.keys() ^ new.keys()
    for file, content in found.items():
        assert content in {old.get(file), new[file]}, f"{file} is torn: {content!r}"
    return {file for file in _differs(old, new) if found.get(file) == new[file]}


if __name__ == "__main__":
    times = int(sys.argv[1])
    counted = {one: kill(one, times, seed=8) for one in COMMANDS}
    counted["check"] = kill_check(times, seed=8)
    for one, counts in counted.items():
        print(f"{one}: {', '.join(f'{key} {value}' for key, value in sorted(counts.items()))}")
