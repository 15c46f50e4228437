"""Former texts of leaflets, checked by today's policy: each text once, and kept by its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from leaflint.checks import sign_off
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.checks.sign_off.minor import EditRules, edit_rules
from leaflint.checks.sign_off.settings import Settings
from leaflint.checks.waivers import waivers_in_force
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.snapshots import load_leaflet
from leaflint.core.dates import PartialDate
from leaflint.engine.cache.by_content import ContentCache
from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.encoding import decode
from leaflint.engine.options import Options
from leaflint.engine.plan import Plan
from leaflint.engine.result import ContentPart
from leaflint.files import git
from leaflint.files.tree import OverlayTree
from leaflint.reviews.review_fields import ReviewFields
from leaflint.site.figures import count_wrong

T = TypeVar("T")


class Version(NamedTuple):
    """A file, and git's name for the bytes that stood in it."""

    file: str
    blob: str


class CheckedText(NamedTuple):
    """What is known of a text of a leaflet on any day; the id is None for one that cannot be read."""

    leaflet: str | None = None
    published: bool = False
    next_review: PartialDate | None = None
    age: float | None = None
    findings: int = 0
    has_waivers: bool = False
    digests: tuple[str, ...] = ()
    """The digests of its approved text in formats 1 and 2; none where it is not valid."""


class LastApproval(NamedTuple):
    """The last record that somebody gave of a leaflet: what kind it is, and the text that it is for."""

    kind: str
    format: int
    digest: str


_NEVER = LastApproval("", 2, "")


class PastTexts:
    """Checks former texts of a repository's leaflets; `keep` writes what is new to the cache."""

    def __init__(self, plan: Plan, options: Options) -> None:
        self._tree, self._context = plan.tree, plan.context
        # What depends on the day is worked out for each month, so those checks do not run here.
        checks = tuple(planned for planned in plan.checks if not planned.check.by_day)
        self._plan = replace(plan, checks=checks)
        self._objects = git.Objects(plan.tree.root)
        self._cache = ContentCache(plan.tree, plan.context.today, options)
        self._known: dict[tuple[str, Version], object] = {}
        self._new: dict[str, object] = {}
        self._approved: dict[tuple[Version, Version], bool] = {}

    def keep(self) -> None:
        """Write to the cache what was checked since it was opened."""
        self._cache.keep(self._new)

    def check(self, version: Version) -> CheckedText:
        """Return what today's policy says of a text."""
        return self._once("leaflet", version, CheckedText, self._check)

    def is_signed(self, version: Version, signed: Version | None) -> bool:
        """Whether the last approval in a file of sign-offs holds for a text, as `sign-off` judges it."""
        if signed is None:
            return False
        last = self._once("sign-offs", signed, LastApproval, self._last_approval)
        digests = self.check(version).digests
        if not digests or last.kind in {"", "withdrawn"}:
            return False
        return digests[last.format - 1] == last.digest or self._holds(version, signed)

    def waivers(self, version: Version, signed: Version | None, day: date) -> int:
        """Return how many waivers of a text hold on a day."""
        leaflet = self._load(version) if self.check(version).has_waivers else None
        if leaflet is None or signed is None:
            return 0
        sign_offs = {leaflet.data.id: self._sign_offs(signed)}
        context = replace(self._context, today=day, sign_offs=sign_offs)
        return len(waivers_in_force(leaflet, context))

    def _once(self, what: str, version: Version, kind: type[T], work: Callable[[Version], T]) -> T:
        """Return what some work makes of a version: known in this run, in the cache, or done now."""
        known = self._known.get((what, version))
        if isinstance(known, kind):
            return known
        name = f"{what} {version.file} {version.blob}"
        value = self._cache.find(name, kind)
        if value is None:
            value = self._new[name] = work(version)
        self._known[what, version] = value
        return value

    def _check(self, version: Version) -> CheckedText:
        tree = OverlayTree(self._tree, {version.file: self._objects.read(version.blob)})
        result = check_leaflet(version.file, replace(self._plan, tree=tree))
        part = decode(result.content or b"", ContentPart)
        leaflet = self._load(version)
        if leaflet is None:
            fields = load_content(version.file, tree.read(version.file), ReviewFields).data
            if fields is None:
                return CheckedText()
            is_published = fields.status == "published"
            return CheckedText(fields.id, is_published, fields.review.next_review)
        reading, data = part.summary.reading, leaflet.data
        return CheckedText(
            data.id,
            data.status == "published",
            data.review.next_review,
            reading.age.held if reading else None,
            count_wrong(part.findings),
            bool(data.waivers),
            tuple(digest(approved_text(leaflet, form)) for form in (1, 2)),
        )

    def _last_approval(self, signed: Version) -> LastApproval:
        data = self._sign_offs(signed).data
        last = data.last_given if data else None
        return LastApproval(last.kind, last.format, digest(last.text)) if last else _NEVER

    def _holds(self, version: Version, signed: Version) -> bool:
        """Whether an approval holds for another text, which is so if the edits since are minor."""
        known = self._approved.get((version, signed))
        leaflet = self._load(version) if known is None else None
        if leaflet and self._rules:
            sign_offs, index = self._sign_offs(signed).data, self._context.directory_index
            approval = sign_off.approval_of(leaflet, sign_offs, self._rules, index)
            known = self._approved[version, signed] = approval.state in {"signed", "minor"}
        return bool(known)

    @cached_property
    def _rules(self) -> EditRules | None:
        context, settings = self._context, self._plan.policies.get(sign_off.CHECK.id)
        if not isinstance(settings, Settings):
            return None
        return edit_rules(settings, context)

    def _load(self, version: Version) -> Leaflet | None:
        content, texts = self._objects.read(version.blob), self._context.block_texts
        return load_leaflet(version.file, content, texts, self._tree).checkable

    def _sign_offs(self, signed: Version) -> Loaded[SignOffs]:
        return load_content(signed.file, self._objects.read(signed.blob), SignOffs)
