"""Make a repository of leaflets with a history, out of this repository's own leaflets and policy.

Each made leaflet has the sections of one of our own, some of them changed for those of others. There
are four kinds: `own` (this repository as it is), `plain` (sentences recur), `mixed` (two random words
in every line, so that hardly a sentence stands twice) and `damaged` (random mark-up, numbers and
mistakes). Each but the first has two commits, and edits that nobody has committed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.random_edits import edit, mix
from benchmarks.versions import Version

REPOSITORY = Path(__file__).parents[1]
KINDS = ("own", "plain", "mixed", "damaged")
FIRST, SECOND, TODAY = "2026-11-23", "2026-11-26", "2026-11-28"
"""The days of the two commits, and the day on which everything is checked."""
SIGNED = 5
"""Made leaflets that are signed off."""
SHARED_EDITS = (
    ("content/directory.yaml", '"0161 496 0126"', '"0161 496 0128"'),
    ("content/directory.yaml", "    last_verified: 2026-06\n", "    last_verified: 2024-06\n"),
    ("content/glossary.yaml", "    meaning: a small lump\n", "    meaning: a lump of any size\n"),
    ("content/blocks.yaml", "may be able to help", "may not be able to help"),
    ("content/people.yaml", "approves: [cancer-treatment, infection,", "approves: [infection,"),
    ("checks/reading-age.yaml", "target_age: 11", "target_age: 10"),
    ("checks/sign-off.yaml", "minor_words: 5", "minor_words: 4"),
    ("checks/agreeing-facts.yaml", "value: 38°C", "value: 37.5°C"),
)


class Made(NamedTuple):
    """A repository, and the commit with which it is compared."""

    root: Path
    base: str


def git(root: Path, *words: str, day: str = TODAY) -> str:
    """Run git in a folder, as if on that day, and return what it prints."""
    when = f"{day}T12:00:00Z"
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    done = subprocess.run(
        ["git", *who, *words],
        cwd=root,
        env={**os.environ, **dates},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode(errors="surrogateescape").strip()


def make(kind: str, root: Path, size: int, seed: int, signer: Version) -> Made:
    """Make a repository of one kind, some of its leaflets signed off with that version of Leaflint."""
    if kind == "own":
        git(REPOSITORY, "clone", "--quiet", "--no-hardlinks", str(REPOSITORY), str(root))
        older = git(root, "log", "-3", "--format=%H", "--", "content", "checks").splitlines()[-1:]
        return Made(root, older[0] if older else "HEAD")
    rng = Random(f"{kind}/{seed}")  # noqa: S311  # the same leaflets every time, and no secret
    write_leaflets(rng, kind, root, size)
    git(root, "init", "--quiet", "--initial-branch=main")
    _sign(signer, root, [f"made-{number:05d}" for number in range(min(SIGNED, size))], FIRST)
    _commit(root, FIRST)
    _edit_some(rng, root, size)
    _sign(signer, root, ["made-00000"], SECOND)
    _commit(root, SECOND)
    for file in rng.sample(_leaflets(root), 5):
        _edit_file(rng, file, 2)
    return Made(root, "HEAD~1")


def _leaflets(root: Path) -> list[Path]:
    return sorted((root / "content/leaflets").glob("*.yaml"))


def _commit(root: Path, day: str) -> None:
    git(root, "add", "--all", day=day)
    git(root, "commit", "--quiet", "--message=Leaflets", day=day)


def _sign(signer: Version, root: Path, names: list[str], day: str) -> None:
    """Sign leaflets off; one that random edits have broken refuses, and stays unsigned."""
    for name in names:
        words = ("sign-off", name, "--by", "mei-castellane", "--evidence", "Read", "--today", day)
        command = [*signer.command, *words]
        subprocess.run(command, cwd=root, env=signer.environment, check=False, capture_output=True)


def write_leaflets(rng: Random, kind: str, root: Path, size: int) -> None:
    """Write a copy of our own content and policy, and the made leaflets beside ours."""
    for folder in ("content", "checks"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    own = [file.read_text(encoding="utf-8").partition("sections:\n") for file in _leaflets(root)]
    pages = [(head, re.split(r"^(?=  - heading: )", body, flags=re.M)[1:]) for head, _, body in own]
    pool = [section for _, sections in pages for section in sections[:-1]]
    table = next(REPOSITORY.glob("src/leaflint/**/syllables.txt")).read_text(encoding="utf-8")
    words = re.findall(r"^[a-z]+", table, flags=re.M)
    for number in range(size):
        head, sections = rng.choice(pages)
        head = re.sub(r"^id: .*", f"id: made-{number:05d}", head, flags=re.M)
        head = re.sub(r"^(title: .*?)([\"']?)$", rf"\1 {number}\2", head, flags=re.M)
        *body, last = sections
        body = [rng.choice(pool) if rng.random() < 0.3 else section for section in body]
        text = f"{head}sections:\n{''.join([*body, last])}"
        if kind == "mixed":
            text = mix(rng, text, words)
        if kind == "damaged":
            text = edit(rng, text, rng.randrange(1, 30))
        file = root / f"content/leaflets/made-{number:05d}.yaml"
        file.write_text(text, encoding="utf-8", newline="")


def _edit_file(rng: Random, file: Path, times: int) -> None:
    text = file.read_bytes().decode()
    file.write_bytes(edit(rng, text, times).encode())


def _edit_some(rng: Random, root: Path, size: int) -> None:
    """Edit a third of the leaflets and what all share; remove, move and add one."""
    files = _leaflets(root)
    for file in rng.sample(files, max(len(files) // 3, 6)):
        _edit_file(rng, file, rng.randrange(1, 5))
    for name, old, new in SHARED_EDITS:
        shared = root / name
        shared.write_text(shared.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    files[-1].unlink()
    files[-2].rename(files[-2].with_name(f"moved-{size}.yaml"))
    new = files[0].read_text(encoding="utf-8").replace(f"id: {files[0].stem}", "id: added", 1)
    files[0].with_name("added.yaml").write_text(new, encoding="utf-8")
