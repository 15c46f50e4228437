"""Prove that two versions of Leaflint say the same, byte for byte, about many thousand lines.

    python -m benchmarks.same_output OLD_PYTHON NEW_PYTHON
    python -m benchmarks.same_output OLD_PYTHON NEW_PYTHON --kinds own damaged --size 40

Each PYTHON is one beside which a version of Leaflint is installed; PYTHONPATH, where it is set, counts
for the new one alone. Both run every command below on the same made repositories, with a fixed day.
Every difference in what is printed, written or returned is shown with its line; the exit code is then 1.
A `--seed` other than 0 makes other leaflets; `--keep FOLDER` keeps the repositories and all output.
"""

from __future__ import annotations

import argparse
import difflib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_repository import KINDS, TODAY, Made, git, make
from benchmarks.versions import Version, find_version

FORMATS = ("text", "json", "github", "summary", "sarif", "junit")
ON_DAY = ("--today", TODAY)


class Run(NamedTuple):
    """A command to be compared; one that writes works on a copy, whose changes are compared too."""

    words: tuple[str, ...]
    writes: bool = False
    before: tuple[tuple[str, ...], ...] = ()
    """Commands whose output the command reads."""


Output = dict[str, bytes]
"""What a command gave: its exit code, what it printed, and the files that it wrote."""


def runs(base: str) -> Iterator[Run]:
    """Yield every command."""
    formats = tuple(
        word for name in FORMATS for word in ("--format", name, "--output", f"../out/{name}")
    )
    kept = ("--cache-dir", "../cache")
    yield Run(("check", *ON_DAY, *kept, *formats))
    yield Run(("check", *ON_DAY, *kept, *formats))  # now from the cache
    yield Run(("check", "--today", "2027-12-01", *kept, *formats))
    yield Run(("check", *ON_DAY, "--changed-since", base, "--no-cache", *formats))
    shards = tuple(f"../out/shard-{number}" for number in (1, 2, 3))
    of_shards = tuple(
        ("check", *ON_DAY, "--shard", f"{number}/3", "--format", "json", "--output", file)
        for number, file in enumerate(shards, start=1)
    )
    yield Run(("merge", *formats, *shards), before=of_shards)
    yield Run(("check", *ON_DAY, "--jobs", "1", "--ignore", "sign-off", "--format", "json"))
    yield Run(("check", *ON_DAY, "content/leaflets/ct-scan.yaml"))
    yield Run(("fix", "--diff", *ON_DAY))
    for shown in ("text", "markdown", "html"):
        yield Run(("changes", base, "--format", shown))
    yield Run(("changes", base, "HEAD"))
    for shown in ("table", "json", "csv", "markdown", "ics"):
        yield Run(("reviews", "--as-of", TODAY, "--format", shown))
    yield Run(("reviews", "--as-of", TODAY, "--if-leaves", "mei-castellane"))
    yield Run(("fix", *ON_DAY), writes=True)
    swap = ("0161 496 0124", "--for", "0161 496 0129")
    yield Run(("directory", "retire", *swap, *ON_DAY), writes=True)
    for leaflet in ("ct-scan", "lymphoedema"):
        signed = ("--by", "mei-castellane", "--evidence", "Read")
        yield Run(("sign-off", leaflet, *signed, *ON_DAY), writes=True)
    yield Run(("codeowners",), writes=True)


def output_of(version: Version, run: Run, made: Made) -> Output:
    """Run one command and return all that it gave."""
    root, out = made.root, made.root.parent / "out"
    if run.writes:
        root = made.root.parent / "copy"
        shutil.copytree(made.root, root, symlinks=True)
        git(root, "add", "--all")
    out.mkdir()
    output: Output = {}
    for words in (*run.before, run.words):
        command, environment = [*version.command, *words], version.environment
        done = subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True)
        printed = {"standard output": done.stdout, "standard error": done.stderr}
        output = {"exit code": b"%d" % done.returncode, **printed}
    written = {name: out / name for name in FORMATS if (out / name).exists()}
    output |= {name: file.read_bytes() for name, file in written.items()}
    if run.writes:
        git(root, "add", "--intent-to-add", "--all")
        output["files"] = git(root, "diff", "--text").encode(errors="surrogateescape")
        shutil.rmtree(root)
    shutil.rmtree(out)
    return output


def readable_lines(content: bytes) -> list[str]:
    """Return output as lines that can be compared by a person: JSON one value a line."""
    text = content.decode(errors="backslashreplace")
    try:
        return json.dumps(json.loads(text), indent=1, ensure_ascii=False).splitlines()
    except ValueError:
        return text.splitlines()


def differences(old: Output, new: Output, most: int) -> Iterator[str]:
    """Yield what differs between two outputs, a few lines of each."""
    for name in sorted({*old, *new}):
        before, after = old.get(name, b""), new.get(name, b"")
        if before == after:
            continue
        yield f"  {name} differs:"
        lines = list(
            difflib.unified_diff(
                readable_lines(before), readable_lines(after), "old", "new", n=1, lineterm=""
            )
        )
        yield from (f"    {line[:300]}" for line in lines[:most] or ["only in its bytes"])
        if len(lines) > most:
            yield f"    ... and {len(lines) - most} lines more"


def compare(
    versions: tuple[Version, Version], made: Made, todo: Iterable[Run], kind: str, most: int
) -> int:
    """Run the commands with both versions, print what differs, and return how many commands do."""
    different = 0
    caches = {version.name: made.root.parent / f"cache-{version.name}" for version in versions}
    for run in todo:
        outputs, seconds = [], []
        for version in versions:
            begun = time.perf_counter()
            cache = made.root.parent / "cache"  # each version finds its own, under the same name
            if caches[version.name].exists():
                caches[version.name].rename(cache)
            outputs.append(output_of(version, run, made))
            if cache.exists():
                cache.rename(caches[version.name])
            seconds.append(time.perf_counter() - begun)
        shown = [*differences(outputs[0], outputs[1], most)]
        different += bool(shown)
        words = " ".join(word for word in run.words if not word.startswith("../out/"))
        result = "DIFFERENT" if shown else "same"
        exit_code = outputs[0]["exit code"].decode()
        print(f"{kind}: {result} (exit {exit_code}; {seconds[0]:.1f}, {seconds[1]:.1f} s): {words}")
        print("\n".join(shown), end="\n" if shown else "", flush=True)
    return different


def main() -> int:
    """Compare, and return 1 if anything differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--size", type=int, default=300, help="leaflets of each made repository")
    parser.add_argument("--commands", nargs="+", help="only these, such as check and changes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lines", type=int, default=20, help="shown of each difference")
    parser.add_argument("--keep", type=Path, help="an empty folder for the repositories")
    arguments = parser.parse_args()
    different = 0
    with nullcontext(arguments.keep) if arguments.keep else tempfile.TemporaryDirectory() as folder:
        work = Path(folder).absolute()
        versions = (
            find_version("old", arguments.old, work, with_path=False),
            find_version("new", arguments.new, work, with_path=True),
        )
        for kind in arguments.kinds:
            (work / kind).mkdir()
            made = make(
                kind,
                work / kind / "repository",
                arguments.size,
                arguments.seed,
                versions[0],
            )
            wanted = arguments.commands
            todo = [run for run in runs(made.base) if not wanted or run.words[0] in wanted]
            different += compare(versions, made, todo, kind, arguments.lines)
    print(f"{different} commands differ" if different else "everything is the same")
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
