"""What the leaflets of a repository share: directory, glossary, people, blocks, sign-offs, policies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from leaflint.checks import CHECKS
from leaflint.checks.check import LoadedShared, SharedFile
from leaflint.content.loading import Loaded, load
from leaflint.content.models.blocks import SharedBlocks
from leaflint.content.models.directory import Directory
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.people import People
from leaflint.content.models.policy import Policy
from leaflint.content.models.sign_off import SignOffs, sign_off_file
from leaflint.core.finding import Problem
from leaflint.core.suggest import did_you_mean
from leaflint.files.places import BLOCKS, EXTENSION, SIGN_OFFS, policy_folder
from leaflint.files.yaml.files import start_of

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Shared:
    """The files that all leaflets share."""

    directory: Loaded[Directory]
    glossary: Loaded[Glossary]
    people: Loaded[People]
    blocks: Loaded[SharedBlocks]

    def by_name(self) -> dict[SharedFile, LoadedShared]:
        """Return the files by name."""
        return {
            "directory": self.directory,
            "glossary": self.glossary,
            "people": self.people,
            "blocks": self.blocks,
        }


def load_shared(root: Path) -> Shared:
    """Read the directory and the people, and glossary and blocks, of which there may be none."""
    return Shared(
        directory=load(root, "content/directory.yaml", Directory),
        glossary=_load_if_there(root, "content/glossary.yaml", Glossary(terms=())),
        people=load(root, "content/people.yaml", People),
        blocks=_load_if_there(root, BLOCKS, SharedBlocks(blocks=())),
    )


def _load_if_there(root: Path, file: str, empty: M) -> Loaded[M]:
    """Read a file that a repository need not have; without it, what it holds is empty."""
    if _is_there(root / file):
        return load(root, file, type(empty))
    return Loaded(file, None, empty, ())


def load_sign_offs(root: Path, leaflet_id: str) -> Loaded[SignOffs] | None:
    """Read the sign-offs of a leaflet; None when it has none."""
    file = sign_off_file(leaflet_id)
    return load(root, file, SignOffs) if _is_there(root / file) else None


def _is_there(path: Path) -> bool:
    """Whether something has this name: a link to nothing too, which is broken and not absent."""
    return os.path.lexists(path)


class AllSignOffs(Mapping[str, Loaded[SignOffs]]):
    """The sign-offs of every leaflet that has any, by its id; each is read when it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        ids = sorted(path.stem for path in (root / SIGN_OFFS).glob(f"*{EXTENSION}"))
        self._read: dict[str, Loaded[SignOffs] | None] = dict.fromkeys(ids)

    def __getitem__(self, leaflet_id: str) -> Loaded[SignOffs]:
        loaded = self._read[leaflet_id]
        if loaded is None:
            loaded = load(self._root, sign_off_file(leaflet_id), SignOffs)
            self._read[leaflet_id] = loaded
        return loaded

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def load_policies(root: Path, elsewhere: Path | None = None) -> dict[str, Loaded[Policy]]:
    """Read the policy file of every check; a missing or broken one has problems and no data."""
    folder = policy_folder(root, elsewhere)
    policies: dict[str, Loaded[Policy]] = {}
    for check in CHECKS:
        loaded = load(folder.base, f"{folder.name}/{check.id}{EXTENSION}", check.settings)
        policies[check.id] = _know_rules(loaded, check.rules)
    return policies


def _know_rules(loaded: Loaded[Policy], rules: Iterable[str]) -> Loaded[Policy]:
    """Refuse a policy that sets the severity of a rule which its check does not have."""
    if loaded.data is None:
        return loaded
    problems = []
    for name in loaded.data.severity:
        if name not in rules:
            message = f"`{name}` is no rule of this check{did_you_mean(name, rules)}"
            help_text = f"Rules: {', '.join(rules)}."
            at = loaded.at("severity", name)
            problems.append(Problem("unknown-key", at, message, help_text, name))
    data = None if problems else loaded.data
    return Loaded(loaded.file, loaded.document, data, (*loaded.problems, *problems))


def find_strangers(root: Path, elsewhere: Path | None = None) -> Iterator[Problem]:
    """Find policy files that belong to no check: whoever wrote one believes that it is in force."""
    known = [check.id for check in CHECKS]
    folder = policy_folder(root, elsewhere)
    for path in sorted((folder.base / folder.name).iterdir()):
        if path.name.startswith(".") or path.name.removesuffix(EXTENSION) in known:
            continue
        message = f"there is no check called '{path.stem}'{did_you_mean(path.stem, known)}"
        help_text = f"Checks: {', '.join(known)}. Rename the file or take it away."
        at = start_of(f"{folder.name}/{path.name}")
        yield Problem("unknown-check", at, message, help_text, path.name)
