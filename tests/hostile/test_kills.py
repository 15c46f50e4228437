"""A run that is killed leaves every file old or new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_command_that_is_killed_tears_no_file() -> None:
    top = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.kills", "10"],
        cwd=top, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    fixed, signed, checked = done.stdout.splitlines()
    assert fixed.startswith("fix: ")
    assert signed.startswith("sign-off: ")
    assert "killed" in fixed
    assert checked.startswith("check: ")
    assert "killed" in checked
