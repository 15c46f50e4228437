"""Several processes give what one gives, and a defect in one of them is not lost."""

from __future__ import annotations

import gc
import os
import pickle
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leaflint.core.errors import Defect, UsageError
from leaflint.engine import pool
from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.options import Choice, default_jobs
from leaflint.engine.plan import Plan
from leaflint.engine.result import Result
from leaflint.files.tree import WorkingTree
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository
from tests.runs import Job, run

TASKS = [pool.Task(f"leaflet-{number:04d}.yaml") for number in range(pool.WORTHWHILE)]


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


def test_a_plan_can_be_sent_to_another_process(repository: Repository) -> None:
    """Processes that are not forked, as on macOS and from Python 3.14 on, are sent it."""
    plan = repository.plan(Choice())
    sent: Plan = pickle.loads(pickle.dumps(plan))  # noqa: S301  # our own bytes
    found = [check_leaflet(LEAFLET, one).details() for one in (sent, plan)]
    assert found[0] == found[1]


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


class ParseError(Exception):
    """An exception that takes more than its arguments say, so that no process can be sent it."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file)
        self.line = line


class BrokenTree(WorkingTree):
    """A tree whose files end their parser."""

    def read(self, file: str) -> bytes:
        raise ParseError(file, 1)


class Killing(pool.Task):
    """A task that the system ends."""

    def run(self, plan: Plan) -> Result:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().run(plan)


def test_what_fails_before_the_checks_names_the_file_too(many: Repository) -> None:
    plan = replace(many.plan(Choice()), tree=BrokenTree(many.root))
    with pytest.raises(Defect) as caught, pool.running(TASKS, plan, jobs=2) as results:
        list(results)
    message, place = caught.value.args
    assert (
        message == "the check 'schema' failed on leaflet-0000.yaml: ParseError('leaflet-0000.yaml')"
    )
    assert re.fullmatch(r"test_pool\.py:\d+ in read", place)


def test_a_process_that_is_killed_is_no_pass(many: Repository) -> None:
    tasks = [Killing(task.file) for task in TASKS]
    message = "one of the processes that check was ended, most likely since the memory"
    with (
        pytest.raises(UsageError, match=message),
        pool.running(tasks, many.plan(Choice()), jobs=2) as results,
    ):
        list(results)


SCRIPT = """
import sys, time
from pathlib import Path
from leaflint.engine import pool
from leaflint.engine.options import Choice
from tests.engine.test_pool import TASKS
from tests.example_repository import Repository

class Waiting(pool.Task):
    def run(self, plan):
        with open(self.file, "wb", 0) as pipe:
            pipe.write(b"x")
            time.sleep(600)

if __name__ == "__main__":
    plan = Repository(Path()).plan(Choice())
    with pool.running([Waiting(sys.argv[1])] * len(TASKS), plan, 2) as results:
        list(results)
"""


def test_a_killed_parent_leaves_no_processes(many: Repository, tmp_path: Path) -> None:
    """Each holds the end of one pipe, which closes when the last of them has ended."""
    script, pipe = tmp_path / "script.py", tmp_path / "pipe"
    script.write_text(SCRIPT, encoding="utf-8")
    os.mkfifo(pipe)
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    with subprocess.Popen(
        [sys.executable, str(script), str(pipe)], cwd=many.root,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent, pipe.open("rb", buffering=0) as reading:  # fmt: skip
        assert reading.read(1) + reading.read(1) == b"xx"  # both are at work
        parent.kill()
        assert reading.read() == b""


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
