"""Changed lines, read from patches, and compared with what git itself says."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflint.github.pull_request import changed_lines

LINES = st.lists(st.sampled_from(["a", "b", "+c", "-d", "@@ -1 +1 @@", ""]), max_size=12)


def test_only_lines_that_are_there_now_count() -> None:
    patch = "@@ -1,3 +1,4 @@ heading\n a\n-b\n+B\n+BB\n c\n@@ -20 +21,2 @@\n x\n+y\n\\ No newline"
    assert changed_lines(patch) == {2, 3, 22}


def test_a_patch_that_is_none_has_no_lines() -> None:
    assert changed_lines("") == frozenset()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(LINES, LINES)
def test_each_changed_line_of_a_real_patch_is_found(
    tmp_path: Path, old: list[str], new: list[str]
) -> None:
    for name, lines in (("old", old), ("new", new)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        ["git", "diff", "--no-index", "--no-color", "old", "new"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    _, at, hunks = done.stdout.partition("\n@@")
    patch = f"@@{hunks}".rstrip("\n") if at else ""
    added = [new[number - 1] for number in sorted(changed_lines(patch))]
    shown = [line[1:] for line in patch.split("\n") if line.startswith("+")]
    assert added == shown
