"""The workflow that tests Leaflint: each Python gets the gate, and the extension for VS Code is packaged."""

from __future__ import annotations

from pathlib import Path

from tests.workflows.acting import PROJECT, act, make_scratch
from tests.workflows.payloads import push


def test_each_python_runs_the_gate_and_the_extension_is_kept(tmp_path: Path) -> None:
    scratch = make_scratch(tmp_path / "scratch")
    workflow = ".github/workflows/tests.yml"
    scratch.write(workflow, (PROJECT / workflow).read_text(encoding="utf-8"))
    # The gate itself runs this test, so here it only says what it would run with.
    scratch.write(".ci/run", "#!/bin/sh\necho gate-with-$PYTHONS\n").chmod(0o755)
    package = "extension:\n\tmkdir -p build/vscode\n\techo packed > build/vscode/leaflint.vsix\n"
    scratch.write("Makefile", package)
    run = act(scratch, "tests.yml", "push", push())
    assert run.passed, run.log
    gates = [line["job"] for line in run.lines if line["msg"].strip() == "gate-with-python"]
    assert len(gates) == 4
    kept = run.artifacts / "leaflint-vscode" / "leaflint.vsix"
    assert kept.read_text(encoding="utf-8") == "packed\n"
