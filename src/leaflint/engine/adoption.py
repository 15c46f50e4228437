"""Which checks a repository has adopted, as `leaflint.yaml` says; without that file, all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from leaflint.content.loading import Loaded, load, load_content
from leaflint.content.models.adoption import Adoption, release_order
from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem, start_of
from leaflint.core.suggest import not_known
from leaflint.core.version import __version__
from leaflint.files.places import ADOPTION
from leaflint.files.tree import Tree


class Adopted(NamedTuple):
    """What a repository has adopted.

    Attributes:
        file: `leaflint.yaml` as it was read; None where there is none.
        checks: ids of the checks that are adopted, in their order.
        others: ids of those that are not.
        problems: what is wrong with the file (check `schema`).
    """

    file: Loaded[Adoption] | None
    checks: tuple[str, ...]
    others: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether nobody knows what is adopted: then no check can pass anything."""
        return self.file is not None and self.file.data is None

    @property
    def since(self) -> str:
        """The release that the repository was last brought up to."""
        return self.file.data.since if self.file and self.file.data else __version__

    def is_before(self, release: str) -> bool:
        """Whether the repository was last brought up to an earlier release than this."""
        return release != self.since and release_order(self.since) < release_order(release)

    def refuse_others(self, names: Collection[str]) -> None:
        """Refuse to run a check that is not adopted.

        Raises:
            UsageError: a name is that of such a check.
        """
        for name in names:
            if name in self.others:
                message = f"the check '{name}' is not adopted: add it to `checks` in {ADOPTION}"
                raise UsageError(message)


def load_adoption(tree: Tree, known: Collection[str]) -> Adopted:
    """Read which of the known checks a repository has adopted."""
    if not tree.holds(ADOPTION):
        return Adopted(None, tuple(known))
    file = load(tree, ADOPTION, Adoption)
    if file.data is None:
        return Adopted(file, tuple(known), (), file.problems)
    listed = known if file.data.checks is None else file.data.checks
    checks = tuple(name for name in known if name in listed)
    others = tuple(name for name in known if name not in listed)
    problems = (*file.problems, *_wrong_names(file, listed, known), *_later_release(file))
    return Adopted(file, checks, others, problems)


def _wrong_names(
    file: Loaded[Adoption], listed: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    for number, name in enumerate(listed):
        if name not in known:
            message = f"there is no check called '{name}'{not_known(name, known)}"
            at = file.at("checks", number)
            yield Problem("unknown-check", at, message, "Correct the name.", name)


def _later_release(file: Loaded[Adoption]) -> Iterator[Problem]:
    if file.data and release_order(file.data.since) > release_order(__version__):
        message = f"`since` is {file.data.since}, and this is Leaflint {__version__}"
        help_text = "Use that release of Leaflint, here and in CI."
        yield Problem("value", file.at("since"), message, help_text, "since")


def find_weakened(adopted: Adopted, base: Base, known: Collection[str]) -> Iterator[Problem]:
    """Find checks that were adopted at the base and are no longer (check `policy`)."""
    content = base.read(ADOPTION)
    former = load_content(ADOPTION, content, Adoption).data if content is not None else None
    before = known if former is None or former.checks is None else former.checks
    for name in before:
        if name in adopted.others:
            at = adopted.file.at("checks") if adopted.file else start_of(ADOPTION)
            message = f"this change takes the check '{name}' out: nothing that it finds is shown"
            help_text = f"Add it to `checks` again, or have {ADOPTION} approved by its owner."
            yield Problem("weakened", at, message, help_text, name)
