"""Several processes give what one gives, and a defect in one of them is not lost."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from leaflint.commands.cli import main
from leaflint.core.errors import Defect
from leaflint.engine import pool
from leaflint.engine.options import Choice, default_jobs
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository
from tests.runs import Job, run


@pytest.fixture
def many(repository: Repository) -> Repository:
    """The example repository with so many leaflets that a pool is worth while."""
    text = repository.read(LEAFLET)
    for number in range(pool.WORTHWHILE):
        wrong = text.replace("0808 800 6000", f"0161 496 0{number:03d}")
        name = f"leaflet-{number:04d}"
        repository.write(f"content/leaflets/{name}.yaml", wrong.replace("having-a-scan", name))
    return repository


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_report_is_the_same_whatever_the_number_of_processes(
    many: Repository, jobs: int
) -> None:
    alone = run(Job(many.root, TODAY, choice=UNSIGNED))
    together = run(Job(many.root, TODAY, choice=UNSIGNED, jobs=jobs))
    assert to_json(together) == to_json(alone)
    assert len(alone.findings) == pool.WORTHWHILE


def test_progress_is_told_leaflet_by_leaflet(many: Repository) -> None:
    told: list[tuple[int, int]] = []
    run(
        Job(many.root, TODAY, choice=UNSIGNED, jobs=2),
        lambda done, total: told.append((done, total)),
    )
    total = pool.WORTHWHILE + 1
    assert told == [(number, total) for number in range(1, total + 1)]


def test_a_defect_in_another_process_names_the_check_and_the_file(many: Repository) -> None:
    plan = many.plan(Choice())
    tasks = [
        pool.Task(f"content/leaflets/leaflet-{number:04d}.yaml")
        for number in range(pool.WORTHWHILE)
    ]
    broken = plan.checks[0]._replace(settings=plan.checks[1].settings)
    plan = replace(plan, checks=(broken,))
    with (
        pytest.raises(Defect, match="the check 'schema' failed on content/leaflets/leaflet-0000"),
        pool.running(tasks, plan, jobs=2) as results,
    ):
        list(results)


def test_what_fails_before_the_checks_names_the_file_too(
    many: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(file: str, *_: object) -> None:
        raise ParseError(file, 1)  # its like cannot be sent to another process

    monkeypatch.setattr("leaflint.engine.check_leaflet.load_leaflet", fail)
    monkeypatch.chdir(many.root)
    assert main(["check", "--no-cache", "--jobs", "2"]) == 3
    error = capsys.readouterr().err
    file = "content/leaflets/having-a-scan.yaml"
    assert f"not in your files: the check 'schema' failed on {file}: ParseError(" in error
    assert re.search(r"\n  at test_pool\.py:\d+ in fail\. Nothing was passed\.", error)
    assert error.count("\n") == 2


class ParseError(Exception):
    """An exception that takes more than its arguments say, as some libraries have."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file)
        self.line = line


def test_a_process_that_is_killed_is_no_pass(
    many: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("leaflint.engine.pool.check_leaflet", end)
    monkeypatch.chdir(many.root)
    assert main(["check", "--no-cache", "--jobs", "2"]) == 2
    assert capsys.readouterr().err == (
        "leaflint: one of the processes that check was ended, most likely since the memory of this "
        "machine ran out: nothing was passed; try --jobs 1\n"
    )


def test_a_killed_parent_leaves_no_processes(many: Repository) -> None:
    """All hold the end of one pipe: it closes when the last of them has ended."""
    reading, writing = os.pipe()
    code = """
import leaflint.engine.pool as pool, os, signal, sys, time
from leaflint.commands.cli import main
def wait(*_):
    os.write(int(sys.argv[1]), b"x")
    time.sleep(600)
pool.check_leaflet = wait
main(["check", "--no-cache", "--jobs", "2"])
"""
    command = [sys.executable, "-c", code, str(writing)]
    with subprocess.Popen(command, cwd=many.root, pass_fds=[writing]) as parent:
        os.close(writing)
        assert len(os.read(reading, 1) + os.read(reading, 1)) == 2  # both work
        parent.kill()
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b""


@pytest.mark.parametrize(("leaflets", "jobs"), [(pool.WORTHWHILE - 1, 2), (pool.WORTHWHILE, 1)])
def test_a_small_job_stays_in_one_process(
    many: Repository, monkeypatch: pytest.MonkeyPatch, leaflets: int, jobs: int
) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    tasks = [pool.Task(f"content/leaflets/leaflet-{number:04d}.yaml") for number in range(leaflets)]
    with pool.running(tasks, many.plan(Choice()), jobs) as results:
        assert len(list(results)) == leaflets


def test_there_is_at_least_one_job() -> None:
    assert default_jobs() >= 1


def test_checking_leaves_no_cycles_behind(many: Repository) -> None:
    """The processes of a pool hardly ever look for any."""
    plan = many.plan(Choice())
    tasks = [pool.Task(f"content/leaflets/leaflet-{number:04d}.yaml") for number in range(30)]
    for task in tasks[:10]:
        task.run(plan)
    gc.collect()
    gc.disable()
    try:
        for task in tasks[10:]:
            task.run(plan)
        assert gc.collect() == 0
    finally:
        gc.enable()
