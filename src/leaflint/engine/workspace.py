"""The main job, held in memory: a repository in, a report out; then a change in, and its findings out.

Nothing is printed here, and nothing exits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding, in_order
from leaflint.core.version import __version__
from leaflint.engine.options import Options, Progress
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.engine.result import Details, EstateResult, Result
from leaflint.engine.shards import record
from leaflint.files import git
from leaflint.files.places import (
    BASELINE,
    LEAFLETS,
    SIGN_OFFS,
    Files,
    choose_leaflets,
    find_leaflets,
    policy_folder,
    stem,
)
from leaflint.files.tree import OverlayTree, Tree

if TYPE_CHECKING:  # the whole engine: slow to load, and not needed where all results are known
    from leaflint.content.leaflet import Leaflet
    from leaflint.engine.cache.results import ResultCache
    from leaflint.engine.check_estate import EstateChecks
    from leaflint.engine.plan import Plan


_OF_LEAFLETS = (f"{LEAFLETS}/", f"{SIGN_OFFS}/", f"{BASELINE}/")
"""Where files lie that tell of one leaflet each."""


class Workspace:
    """A repository, its policy, and what has been worked out so far.

    Whatever is asked after any number of updates, the answer is that of a new workspace on the same
    files. Every leaflet is read, since leaflets are also compared with each other.
    """

    def __init__(self, tree: Tree, today: date, options: Options | None = None) -> None:
        """Open a repository for a day; nothing is read yet.

        Without options, every check runs, and no cache is used.
        """
        self._texts: dict[str, bytes | None] = {}
        self._tree = OverlayTree(tree, self._texts)
        self._today = today
        self._options = options or Options()
        self._forget()

    def _forget(self) -> None:
        self._drop("_files", "_plan", "_cache", "_shared", "_estate")
        self._results: dict[str, Result] = {}
        self._fresh: set[str] = set()  # leaflets whose facts the estate has not seen

    def _drop(self, *properties: str) -> None:
        """Have cached properties worked out again."""
        for name in properties:
            self.__dict__.pop(name, None)

    @cached_property
    def _files(self) -> Files:
        """All leaflets, or those of the shard; what else lies among them."""
        everything = find_leaflets(self._tree)
        if not everything.leaflets and not everything.problems:
            raise UsageError(f"{self._tree.root / LEAFLETS}: there are no leaflets to check")
        shard = self._options.shard
        return Files(shard.leaflets(everything.leaflets)) if shard else everything

    @cached_property
    def _plan(self) -> Plan:
        from leaflint.content.snapshots import Base
        from leaflint.engine.planning import make_plan

        reference = self._options.changed_since
        author = self._options.author
        base = Base.since(self._tree, reference, author) if reference else None
        folder = policy_folder(self._tree, self._options.policy)
        return make_plan(self._tree, folder, self._today, self._options.choice, base)

    @cached_property
    def _cache(self) -> ResultCache | None:
        """What earlier runs found; nothing once a file was updated, which no later run would see."""
        if self._options.cache is None or self._texts:
            return None
        from leaflint.engine.cache.results import ResultCache

        return ResultCache(self._tree, self._today, self._options, self._files)

    def update(self, path: str, text: str | bytes | None) -> None:
        """Take the text of a file as it is now, in an editor say; the file on disk stays as it is.

        The file is named by its path from the repository's root; `text` is None when it is taken away.
        """
        self._texts[path] = text.encode() if isinstance(text, str) else text
        if self._options.changed_since or not path.startswith(_OF_LEAFLETS):
            self._forget()  # every leaflet may depend on it
            return
        self._drop("_cache")
        if path.startswith(f"{LEAFLETS}/"):
            self._results.pop(path, None)
            if text is None or path not in self._files.leaflets:
                self._drop("_files", "_shared", "_estate")
        else:
            self._forget_day()

    def reread(self, paths: Collection[str] = ()) -> None:
        """Take files as they are on disk again, whatever `update` told; and what git says with them."""
        told = {path: self._texts.pop(path) for path in paths if path in self._texts}
        changed = [
            path for path in paths if path not in told or told[path] != self._tree.read(path)
        ]
        if self._options.changed_since or not all(
            path.startswith(_OF_LEAFLETS) for path in changed
        ):
            self._forget()
            return
        for path in changed:
            self._results.pop(path, None)
        self._drop("_cache", "_files")
        self._forget_day()

    def _forget_day(self) -> None:
        """Have all that depends on sign-offs, baselines and git's history worked out again."""
        for file, result in self._results.items():
            self._results[file] = result._replace(is_whole=False)
        self._drop("_plan", "_shared", "_estate")

    @property
    def tree(self) -> Tree:
        """The files, with the texts that `update` told over them."""
        return self._tree

    @property
    def leaflets(self) -> tuple[str, ...]:
        """The paths of all leaflets, in order.

        Raises:
            UsageError: there are none.
        """
        return self._files.leaflets

    @property
    def plan(self) -> Plan:
        """What every leaflet is put through: the policy, and what all leaflets share."""
        return self._plan

    def leaflet(self, path: str) -> Leaflet | None:
        """Return a leaflet as it is now; None when its file is not there or not valid."""
        from leaflint.content.snapshots import load_leaflet

        return load_leaflet(
            path, self._tree.read(path), self._plan.context.block_texts, self._tree
        ).leaflet

    def check(self, paths: Sequence[Path] = (), progress: Progress | None = None) -> Report:
        """Check the leaflets, and report on those that are named, also by their folders; none: on all.

        Raises:
            UsageError: there is nothing to check, or an argument is wrong.
            Defect: a check raised an exception.
        """
        if self._options.shard and paths:
            message = "a shard is a part of all leaflets: leave out --shard, or the leaflets' names"
            raise UsageError(message)
        files = self._files
        chosen = choose_leaflets(self._tree.root, files, paths) if paths else files
        base = self._plan.context.base if self._options.changed_since else None
        reported = frozenset(chosen.leaflets)
        if base is not None and not base.touches(f"{self._plan.folder.name}/"):
            reported = frozenset(file for file in reported if base.affects(file))
        self._check_leaflets(reported, progress)
        estate, shard = self._check_estate(), self._options.shard
        facts = {file: self._results[file].facts for file in files.leaflets} if shard else {}
        if self._cache and "_plan" in self.__dict__:
            results = [self._results[file] for file in files.leaflets]
            self._cache.keep(results, None if self._options.changed_since else estate)
        return Report(
            format_version=FORMAT_VERSION,
            leaflint=__version__,
            today=self._today,
            changed_since=base.commit if base else None,
            checks=estate.checks,
            not_run=estate.not_run,
            not_adopted=estate.not_adopted,
            passed_over=len(files.leaflets) - len(reported),
            results=tuple(self._results[file] for file in files.leaflets if file in reported),
            others=estate.findings,
            folder=git.place_of(self._tree.root),
            shard=record(shard, self._tree, self._options.policy, facts) if shard else None,
            load=self._load,
        )

    def check_leaflet(self, path: str) -> Details:
        """Return the summary of one leaflet, and all findings in its file, by place.

        Raises:
            UsageError: there is no such leaflet.
            Defect: a check raised an exception.
        """
        if path not in self._files.leaflets:
            raise UsageError(f"{path}: there is no leaflet here")
        self._check_leaflets((path,))
        estate = self._check_estate()
        summary, findings = self._load(self._results[path]).details()
        others = (finding for finding in estate.findings if finding.position.file == path)
        return Details(summary, in_order((*findings, *others)))

    def check_alone(self, path: str) -> Details:
        """Return the summary and findings of one leaflet without what all of them show together.

        Unlike `check_leaflet` it never waits until the facts of every leaflet are known.

        Raises:
            UsageError: there is no such leaflet.
            Defect: a check raised an exception.
        """
        if path not in self._files.leaflets:
            raise UsageError(f"{path}: there is no leaflet here")
        if not self._is_known(path, True):
            self._run(path, is_reported=True)
        return self._load(self._results[path]).details()

    def advance(self, most: int) -> tuple[int, int]:
        """Gather the facts of so many more leaflets, and return how many are known, of how many.

        Once all are known, `check_leaflet` answers within milliseconds.

        Raises:
            UsageError: there are no leaflets.
            Defect: a check raised an exception.
        """
        files, known = self._files.leaflets, self._results
        unknown = (file for file in files if file not in known and not self._is_known(file, False))
        for file in islice(unknown, most):
            self._run(file, is_reported=False)
        return sum(file in known for file in files), len(files)

    def _run(self, file: str, *, is_reported: bool) -> None:
        from leaflint.engine.pool import Task

        self._results[file] = Task(file, is_reported, self._results.get(file)).run(self._plan)
        self._fresh.add(file)

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return what `check` would report in one file, by place: a leaflet or any other.

        Raises:
            UsageError: there are no leaflets.
            Defect: a check raised an exception.
        """
        asked = [path] if path in self._files.leaflets else self._leaflets_of(path)
        self._check_leaflets(asked)
        own = [self._load(self._results[file]).details().findings for file in asked]
        found = (*chain.from_iterable(own), *self._check_estate().findings)
        return in_order(finding for finding in found if finding.position.file == path)

    def _leaflets_of(self, path: str) -> list[str]:
        """Return the leaflets of which findings may stand in a file: of a sign-off, those with its id."""
        if not path.startswith((f"{SIGN_OFFS}/", f"{BASELINE}/")):
            return []
        name = stem(path).encode()
        contents = ((file, self._tree.read(file)) for file in self._files.leaflets)
        return [
            file for file, content in contents if isinstance(content, bytes) and name in content
        ]

    def _check_leaflets(self, reported: Collection[str], progress: Progress | None = None) -> None:
        """Check the leaflets that are reported on, and gather the facts of all others."""
        files = self._files.leaflets
        all_known = len(self._results) == len(files)
        looked_at = [file for file in files if file in reported] if all_known else files
        todo = [file for file in looked_at if not self._is_known(file, file in reported)]
        if not todo:
            return
        from leaflint.engine.pool import Task, running

        tasks = [Task(file, file in reported, self._results.get(file)) for file in todo]
        with running(tasks, self._plan, self._options.jobs) as results:
            for done, result in enumerate(results, len(files) - len(todo) + 1):
                self._results[result.file] = result
                self._fresh.add(result.file)
                if progress:
                    progress(done, len(files))

    def _is_known(self, file: str, is_reported: bool) -> bool:
        """Whether a leaflet need not be checked or, if not reported on, its facts not be gathered."""
        known = self._results.get(file)
        is_compared = bool(self._options.changed_since)
        if known is None and self._cache and not (is_reported and is_compared):
            known = self._cache.find(file, is_reported=is_reported)
            if known and is_compared:
                # Cached results were not compared with a commit, so only their facts hold.
                known = Result.unreported(file, known.digest, known.facts)
            if known:
                self._results[file] = known
        return known is not None and (known.is_whole or not is_reported)

    @cached_property
    def _shared(self) -> tuple[Finding, ...]:
        """What is found in the files that leaflets share, and among the leaflets' files."""
        from leaflint.engine.check_estate import check_shared_files

        return tuple(check_shared_files(self._plan, self._files))

    @cached_property
    def _estate(self) -> EstateChecks:
        from leaflint.engine.check_estate import EstateChecks

        self._fresh = set(self._files.leaflets)
        return EstateChecks(self._plan, self._files.leaflets)

    def _check_estate(self) -> EstateResult:
        """Return what is found in all leaflets together; of a shard, that is left to the merge."""
        if self._cache and "_plan" not in self.__dict__:  # nothing had to be checked
            kept = self._cache.estate()
            if kept is not None:
                return kept
        if self._options.shard:
            return self._plan.result(())
        estate = self._estate
        for file in self._fresh:
            estate.update(file, self._results[file].facts)
        self._fresh = set()
        return estate.result(lambda: self._shared)

    def _load(self, result: Result) -> Result:
        """Return a result with its details; the leaflet is checked again where the cache lost them.

        Raises:
            UsageError: the cache has lost them, and the file has changed since the run began.
        """
        if result.content is not None:
            return result
        loaded = self._cache.load(result) if self._cache else None
        if loaded is not None:
            return loaded
        from leaflint.engine.check_leaflet import check_leaflet

        again = check_leaflet(result.file, self._plan)
        if again.digest != result.digest:
            message = f"{result.file} was changed while it was being checked; run this again"
            raise UsageError(message)
        return again
