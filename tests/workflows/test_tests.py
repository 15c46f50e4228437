"""The workflow that tests Leaflint: each Python gets the gate."""

from __future__ import annotations

from pathlib import Path

from tests.workflows.acting import PROJECT, act, make_scratch
from tests.workflows.payloads import push


def test_each_python_runs_the_gate(tmp_path: Path) -> None:
    scratch = make_scratch(tmp_path / "scratch")
    workflow = ".github/workflows/tests.yml"
    scratch.write(workflow, (PROJECT / workflow).read_text(encoding="utf-8"))
    # The gate itself runs this test, so here it only says what it would run with.
    scratch.write(".ci/run", "#!/bin/sh\necho gate-with-$PYTHONS\n").chmod(0o755)
    run = act(scratch, "tests.yml", "push", push())
    assert run.passed, run.log
    gates = [line["job"] for line in run.lines if line["msg"].strip() == "gate-with-python"]
    assert len(gates) == 4
