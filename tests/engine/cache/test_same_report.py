"""With the cache a run gives byte for byte the report that it gives without, whatever has changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaflint.engine.options import Choice
from leaflint.report.json import to_json
from leaflint.report.text import to_text
from tests.baselines import write_baseline
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.runs import Job, run
from tests.sign_off_records import record, sign_off

STEPS = 14
DIRECTORY, BLOCKS = "content/directory.yaml", "content/blocks.yaml"
SECOND = "content/leaflets/second.yaml"


class World:
    """A repository, the day, and one change after the other."""

    def __init__(self, repository: Repository, dice: random.Random) -> None:
        self.repository = repository
        self.dice = dice
        self.today = TODAY

    def any_leaflet(self) -> str:
        files = sorted((self.repository.root / "content/leaflets").rglob("*.yaml"))
        return self.dice.choice(files).relative_to(self.repository.root).as_posix()

    def change(self, old: str, new: str, file: str) -> None:
        self.repository.write(file, self.repository.read(file).replace(old, new))

    def another_number(self) -> None:
        self.change(
            "0808 800 6000", f"0808 800 60{self.dice.randrange(100):02d}", self.any_leaflet()
        )

    def another_word(self) -> None:
        self.change(
            "the scan", self.dice.choice(["the utilisation", "the MRI", "a"]), self.any_leaflet()
        )

    def broken(self) -> None:
        self.repository.write(
            "content/leaflets/broken.yaml", self.dice.choice(["a: [", "", "id: x"])
        )

    def new_leaflet(self) -> None:
        name = f"leaflet-{self.dice.randrange(4)}"
        text = self.repository.read(LEAFLET).replace("id: having-a-scan", f"id: {name}")
        self.repository.write(f"content/leaflets/{name}.yaml", text)

    def gone(self) -> None:
        file = self.any_leaflet()
        if file != LEAFLET:
            (self.repository.root / file).unlink()
            self.new_leaflet()

    def waiver(self) -> None:
        expires = self.today + timedelta(days=self.dice.randrange(-2, 3))
        text = self.repository.read(LEAFLET).partition("waivers:")[0]
        self.repository.write(
            LEAFLET,
            f"{text}waivers:\n  - check: {self.dice.choice(['phone-number', 'review-date'])}\n"
            f"    reason: Known.\n    approved_by: ada\n    expires: {expires}\n",
        )

    def baseline(self) -> None:
        found = run(Job(self.repository.root, self.today)).findings
        until = self.today + timedelta(days=self.dice.randrange(-1, 2))
        some = [one for one in found if one.leaflet == "having-a-scan" and self.dice.random() < 0.7]
        if some:
            write_baseline(self.repository, some, str(until))

    def another_day(self) -> None:
        self.today = date(2026 + self.dice.randrange(4), 6, 15)

    def another_policy(self) -> None:
        self.repository.write(
            "checks/reading-age.yaml",
            self.repository.read("checks/reading-age.yaml").partition("target_age")[0]
            + f"target_age: {self.dice.choice([6, 11])}\nmaximum_age: 14\nminimum_words: 60\n",
        )

    def broken_policy(self) -> None:
        text = self.repository.read("checks/review-date.yaml").replace("oops: 1\n", "")
        self.repository.write("checks/review-date.yaml", text + self.dice.choice(["", "oops: 1\n"]))

    def another_directory(self) -> None:
        self.change("2026-05", self.dice.choice(["2026-05", "2024-01"]), DIRECTORY)

    def block(self) -> None:
        self.repository.write(
            BLOCKS,
            "blocks:\n  - id: urgent\n    owner: ada\n    source: Ours.\n"
            f"    next_review: 202{self.dice.randrange(5, 9)}\n    text: Call 999.\n",
        )

    def commit(self) -> None:
        self.repository.commit(day=self.today)

    def sign_off(self) -> None:
        sign_off(self.repository, record("ada", f"2026-0{self.dice.randrange(1, 9)}-01"))

    def no_sign_off(self) -> None:
        (self.repository.root / SIGN_OFFS).unlink(missing_ok=True)

    def stranger(self) -> None:
        self.repository.write(f"content/leaflets/notes-{self.dice.randrange(2)}.txt", "x")

    def actions(self) -> list[Callable[[], None]]:
        return [
            self.another_number, self.another_word, self.broken, self.new_leaflet, self.gone,
            self.waiver, self.another_day, self.another_policy, self.broken_policy,
            self.another_directory, self.block, self.commit, self.sign_off, self.no_sign_off,
            self.stranger, self.baseline,
        ]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_a_cached_run_gives_the_report_of_an_uncached_one(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    world = World(repository, random.Random(seed))  # noqa: S311  # changes, no secrets
    world.new_leaflet()
    cache = tmp_path_factory.mktemp("cache")
    for _ in range(STEPS):
        action = world.dice.choice(world.actions())
        action()
        job = Job(repository.root, world.today)
        plain = run(job)
        for _ in ("some is known", "all is known"):
            cached = run(replace(job, cache=cache))
            assert to_json(cached) == to_json(plain), action.__name__
            assert to_text(cached) == to_text(plain), action.__name__
            assert cached.exit_code("warning") == plain.exit_code("warning")
            assert cached == plain


def test_what_is_compared_with_a_commit_is_the_same_too(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    repository.commit()
    cache = tmp_path_factory.mktemp("cache")
    run(Job(repository.root, TODAY, cache=cache))
    repository.change("the desk", "the utilisation desk")
    job = Job(repository.root, TODAY, changed_since="HEAD")
    plain, cached = run(job), run(replace(job, cache=cache))
    assert plain.found == 1
    assert plain.passed_over == 1
    assert to_json(cached) == to_json(plain)


@pytest.mark.parametrize("part", ["paths", "choice", "policy"])
def test_another_job_on_the_same_files_is_not_mixed_up(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, part: str
) -> None:
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    repository.change("0808 800 6000", "0808 800 6001")
    cache = tmp_path_factory.mktemp("cache")
    elsewhere = tmp_path_factory.mktemp("central") / "checks"
    (repository.root / "checks").rename(elsewhere)
    (repository.root / "checks").mkdir()
    for file in elsewhere.iterdir():
        text = file.read_text(encoding="utf-8").replace("target_age: 11", "target_age: 6")
        (repository.root / "checks" / file.name).write_text(text, encoding="utf-8")
    job = Job(repository.root, TODAY, cache=cache)
    run(job)
    other = {
        "paths": replace(job, paths=(repository.root / SECOND,)),
        "choice": replace(job, choice=Choice(select=("phone-number",))),
        "policy": replace(job, policy=elsewhere),
    }[part]
    for _ in range(2):
        assert to_json(run(other)) == to_json(run(replace(other, cache=None)))
    assert to_json(run(job)) == to_json(run(replace(job, cache=None)))
