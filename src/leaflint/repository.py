"""A repository of leaflets: where things are, and what lies where leaflets should be."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from leaflint.checks import CHECKS
from leaflint.checks.check import LoadedShared, SharedFile
from leaflint.errors import UsageError
from leaflint.finding import Problem
from leaflint.history import BLOCKS
from leaflint.loading import Loaded, load
from leaflint.models.blocks import SharedBlocks
from leaflint.models.directory import Directory
from leaflint.models.glossary import Glossary
from leaflint.models.people import People
from leaflint.models.policy import Policy
from leaflint.models.sign_off import FOLDER as SIGN_OFFS
from leaflint.models.sign_off import SignOffs, sign_off_file
from leaflint.source.files import start_of
from leaflint.suggest import did_you_mean

M = TypeVar("M", bound=BaseModel)

LEAFLETS = "content/leaflets"
POLICY = "checks"
EXTENSION = ".yaml"


@dataclass(frozen=True)
class Files:
    """What lies among the leaflets.

    Attributes:
        leaflets: leaflet files, as paths from the root with forward slashes, in order.
        problems: what lies there and is no leaflet, so that nothing is passed over in silence.
    """

    leaflets: tuple[str, ...]
    problems: tuple[Problem, ...]


class PolicyFolder(NamedTuple):
    """Where the policy files are.

    Attributes:
        base: the folder that paths of policy files are given from; for a policy of the repository's
            own, the repository.
        name: path of their folder from there.
    """

    base: Path
    name: str = POLICY


def policy_folder(root: Path, elsewhere: Path | None) -> PolicyFolder:
    """Return the repository's own policy folder, or the one that was named instead.

    Raises:
        UsageError: there is no such folder.
    """
    if elsewhere is None:
        return PolicyFolder(root)
    if not elsewhere.is_dir():
        raise UsageError(f"{elsewhere}: there is no such folder of policy files")
    folder, repository = elsewhere.resolve(), root.resolve()
    if folder.is_relative_to(repository):
        return PolicyFolder(root, folder.relative_to(repository).as_posix())
    return PolicyFolder(folder.parent, folder.name)


def find_root(start: Path, *, own_policy: bool = True) -> Path:
    """Return the nearest folder, from `start` upwards, that has `content/leaflets` and `checks`.

    Without a policy of its own, a repository needs no `checks`.

    Raises:
        UsageError: there is none.
    """
    if not start.exists():
        raise UsageError(f"{start}: there is no such file or folder")
    for folder in (start, *start.resolve().parents):
        if (folder / LEAFLETS).is_dir() and (not own_policy or (folder / POLICY).is_dir()):
            return folder
    wanted = f"'{LEAFLETS}' and '{POLICY}'" if own_policy else f"'{LEAFLETS}'"
    raise UsageError(
        f"{start}: neither this folder nor one above it has {wanted}; "
        "go to the repository of the leaflets, or name it"
    )


def find_leaflets(root: Path) -> Files:
    """List the leaflets of a repository, folders within folders included.

    Hidden files are passed over; anything else that is no leaflet is a problem.
    """
    leaflets: list[str] = []
    problems: list[Problem] = []
    for file, is_folder in sorted(_walk(root, LEAFLETS)):
        suffix = PurePosixPath(file).suffix
        if is_folder and suffix == EXTENSION:
            problems.append(_not_a_leaflet(file, "this is a folder with the name of a leaflet"))
        elif not is_folder and suffix == EXTENSION:
            leaflets.append(file)
        elif not is_folder:
            message = f"this is not a leaflet: its name does not end in {EXTENSION}"
            problems.append(_not_a_leaflet(file, message))
    return Files(tuple(leaflets), tuple(problems))


def _walk(root: Path, folder: str) -> Iterator[tuple[str, bool]]:
    """Yield every file and folder below a folder, and whether it is a folder; links not followed.

    Raises:
        UsageError: a folder cannot be read, so nobody knows which leaflets are in it.
    """
    try:
        with os.scandir(root / folder) as entries:
            found = [(one.name, one.is_dir(follow_symlinks=False)) for one in entries]
    except OSError as error:
        raise UsageError(f"{folder}: this folder cannot be read: {error.strerror}") from None
    for name, is_folder in found:
        if name.startswith("."):
            continue
        path = f"{folder}/{name}"
        yield path, is_folder
        if is_folder:
            yield from _walk(root, path)


def _not_a_leaflet(file: str, message: str) -> Problem:
    help_text = f"Rename it to <id>{EXTENSION}, or move it out of {LEAFLETS}."
    return Problem("not-a-leaflet", start_of(file), message, help_text)


def choose_leaflets(root: Path, files: Files, paths: Iterable[Path]) -> Files:
    """Keep the leaflets that the paths name: files, or folders with all that is in them.

    Raises:
        UsageError: a path is outside the repository, or holds no leaflet.
    """
    base = root.resolve()
    chosen: set[str] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # a link is named, not followed
        inside = next(
            (
                absolute.relative_to(top).as_posix()
                for top in (base, root.absolute())
                if absolute.is_relative_to(top)
            ),
            None,
        )
        if inside is None:
            raise UsageError(f"{path}: this is outside the repository {root}")
        under = {file for file in _all_files(files) if _is_under(file, inside)}
        if not under:
            near = did_you_mean(inside, files.leaflets)
            raise UsageError(f"{path}: there is no leaflet here{near}")
        chosen |= under
    return Files(
        tuple(file for file in files.leaflets if file in chosen),
        tuple(problem for problem in files.problems if problem.at.file in chosen),
    )


def _all_files(files: Files) -> Iterator[str]:
    yield from files.leaflets
    yield from (problem.at.file for problem in files.problems)


def _is_under(file: str, place: str) -> bool:
    return place in {".", file} or file.startswith(f"{place}/")


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
