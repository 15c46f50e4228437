"""Brings a repository of an older format to this release, by exact edits: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.checks.catalogue import CHECKS
from leaflint.content.formats import STEPS, bring_up, edit_files, format_of, set_key
from leaflint.content.loading import Loaded
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.policy import FORMAT, release_order
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.repository import FilesOfLeaflets, load_shared
from leaflint.content.snapshots import Snapshot, load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.finding import Problem
from leaflint.core.version import __version__
from leaflint.engine.plan import Adopted, load_adoption
from leaflint.engine.policies import load_policies
from leaflint.files.places import ADOPTION, BASELINE, SIGN_OFFS, PolicyFolder, find_leaflets
from leaflint.files.tree import OverlayTree, Tree
from leaflint.files.yaml.edit import Mended, replace_file

_MOST_SHOWN = 20
_IDS = tuple(check.id for check in CHECKS)


class Migration(NamedTuple):
    """What brings a repository to this release; no files where there is nothing to do."""

    found: int
    since: str
    files: tuple[Mended, ...]
    """The files that change; `leaflint.yaml` is the last."""
    meanings: tuple[str, ...]
    """What the changes of keys mean, each with its file."""
    rules: tuple[str, ...]
    """The rules that only informed, and whose severity counts in full from now on."""


def plan_migration(tree: Tree, release: str = __version__) -> Migration:
    """Work out what brings a repository to this format and to a release; nothing is written.

    Raises:
        UsageError: there is no `leaflint.yaml`, it names a format that this release does not know, or
            a file could not be read afterwards. The text names every place.
    """
    found = _known_format(tree)
    before = OverlayTree(tree, bring_up(tree, found))
    adopted = load_adoption(before, _IDS)
    if adopted.problems or adopted.file is None:
        raise _refusal(adopted.problems)
    since = adopted.file.valid().since
    texts = {**before.unsaved, **edit_files(before, [(ADOPTION, set_key("since", release))])}
    if ADOPTION in texts:  # last: its format and release are the sign that the rest is done
        texts[ADOPTION] = texts.pop(ADOPTION)
    if texts and (problems := list(_problems(OverlayTree(tree, texts), adopted))):
        raise _refusal(problems)
    steps = [step for older in range(found, FORMAT) for step in STEPS[older] if step.file in texts]
    return Migration(
        found,
        since,
        tuple(_mended(tree, file, text) for file, text in texts.items() if text is not None),
        tuple(f"{step.file}: {step.meaning}" for step in steps),
        tuple(_newer_rules(since, release, adopted)),
    )


def _known_format(tree: Tree) -> int:
    if not tree.holds(ADOPTION):
        message = f"there is no {ADOPTION}, so nobody knows the format of these files"
        raise UsageError(f"{message}; `leaflint init` writes it")
    found = format_of(tree)
    if found is None:  # the loader says why, and where
        raise _refusal(load_adoption(tree, _IDS).problems)
    if found > FORMAT:
        message = f"{ADOPTION} has format {found}, and this release of Leaflint reads {FORMAT}"
        raise UsageError(f"{message}: use a newer one, here and in CI. Nothing was changed.")
    if found != FORMAT and found not in STEPS:
        message = f"{ADOPTION} has format {found}, which no release of Leaflint had"
        raise UsageError(f"{message}. Nothing was changed.")
    return found


def _problems(tree: Tree, adopted: Adopted) -> Iterator[Problem]:
    """Find what cannot be read in a repository that was brought up."""
    checks = [check for check in CHECKS if check.id in adopted.checks]
    policies = load_policies(PolicyFolder(tree), checks)
    loaded: list[Loaded[Any]] = [*policies.values(), *load_shared(tree)]
    loaded += FilesOfLeaflets(tree, SIGN_OFFS, SignOffs).values()
    loaded += FilesOfLeaflets(tree, BASELINE, Baseline).values()
    for file in loaded:
        yield from file.problems if file.data is None else ()
    texts = Snapshot(tree).shared_texts
    for path in find_leaflets(tree).leaflets:
        leaflet = load_leaflet(path, tree.read(path), texts, tree)
        yield from leaflet.problems if leaflet.leaflet is None else ()


def _refusal(problems: Sequence[Problem]) -> UsageError:
    lines = ["nothing was changed: this release cannot read"]
    for problem in problems[:_MOST_SHOWN]:
        at = problem.at
        lines.append(f"  {visible(at.file)}:{at.line}:{at.column}  {visible(problem.message)}")
    if (more := len(problems) - _MOST_SHOWN) > 0:
        lines.append(f"  and {more} more")
    return UsageError("\n".join((*lines, "Mend it first.")))


def _mended(tree: Tree, file: str, text: bytes) -> Mended:
    old = tree.read(file)
    return Mended(file, old if isinstance(old, bytes) else b"", text, (), ())


def _newer_rules(since: str, release: str, adopted: Adopted) -> Iterator[str]:
    for check in CHECKS:
        for name, rule in check.rules.items():
            is_newer = release_order(since) < release_order(rule.since) <= release_order(release)
            if is_newer and check.id in adopted.checks:
                yield f"{check.id}/{name}"


def write_migration(tree: Tree, root: Path, migration: Migration) -> None:
    """Write every file, each in one step; running it again finishes what was cut short.

    Raises:
        UsageError: a file was changed in the meantime; nothing is written then.
        OSError: a file cannot be written.
    """
    for mended in migration.files:
        if tree.read(mended.file) != mended.old:
            raise UsageError(f"{mended.file} was changed in the meantime: run this again")
    for mended in migration.files:
        replace_file(root / mended.file, mended.new)
