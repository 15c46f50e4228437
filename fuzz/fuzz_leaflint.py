"""Fuzzes what reads untrusted text, guided by coverage: `python fuzz/fuzz_leaflint.py TARGET`.

Targets: yaml, prose, phones, dates, policy, leaflet. Needs atheris (`pip install -r
fuzz/requirements.txt`). All other arguments are libFuzzer's, such as `-max_total_time=60`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

with atheris.instrument_imports(include=["leaflint"]):
    from tests.hostile.invariants import TARGETS


def main() -> None:
    """Fuzz the target that is named first, until libFuzzer's arguments or a find end it."""
    name, *rest = sys.argv[1:] or [""]
    if name not in TARGETS:
        sys.exit(f"name a target: {', '.join(TARGETS)}")
    holds: Callable[[bytes], None] = TARGETS[name]
    atheris.Setup([sys.argv[0], *rest], holds)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
