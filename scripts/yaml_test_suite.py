"""Puts the YAML test suite through our parser: `python scripts/yaml_test_suite.py FOLDER`.

FOLDER is a checkout of the branch `data` of github.com/yaml/yaml-test-suite. Each of its documents must
be read or have a problem; none may raise an exception. Valid documents that are refused as no YAML are
named; those that use what leaflets may not (tags, anchors, several documents) count as read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from leaflint.files.yaml.parse import parse_bytes


def main(folder: Path) -> int:
    """Read every document, and return 1 if one raised an exception."""
    files = sorted(
        file for file in folder.rglob("in.yaml") if not {"name", "tags"} & set(file.parts)
    )
    raised, refused, accepted = [], [], []
    for file in files:
        name = file.parent.relative_to(folder).as_posix()
        is_valid = not file.with_name("error").exists()
        try:
            document, problems = parse_bytes(name, file.read_bytes())
        except Exception as error:  # noqa: BLE001  # whatever the parser raises is a failure to report
            raised.append(f"{name} ({error!r})")
            continue
        if is_valid and any(problem.rule in {"yaml", "comment"} for problem in problems):
            refused.append(name)
        if document is not None and not is_valid:
            accepted.append(name)
    print(f"{len(files)} documents, {len(raised)} exceptions: {', '.join(raised)}")
    print(f"{len(refused)} valid documents refused as no YAML: {', '.join(refused)}")
    print(f"{len(accepted)} invalid documents read: {', '.join(accepted)}")
    return 1 if raised or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
