"""The files in `baseline/`: what is wrong with them, and what a change adds to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from leaflint.checks.check import Context
from leaflint.checks.offers import BASELINE_MONTHS
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.baseline import Baseline
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Problem, start_of
from leaflint.core.plural import count, counts
from leaflint.core.suggest import did_you_mean
from leaflint.engine.baseline import why_not_in_force
from leaflint.engine.plan import Plan
from leaflint.files.places import BASELINE, stem


def check_baselines(leaflets: Iterable[str], plan: Plan) -> Iterator[Problem]:
    """Find what is wrong with the baselines, by the files of all leaflets: each entry has its place."""
    ids = {stem(file) for file in leaflets}
    files = {f"{BASELINE}/{name}.yaml" for name in plan.context.baselines}
    for entry in plan.tree.files(BASELINE, hidden=True):
        name = entry.path.rpartition("/")[2]
        if not entry.is_folder and entry.path not in files and name != ".gitkeep":
            yield _strange(entry.path)
    for name, loaded in plan.context.baselines.items():
        if name not in ids:
            message = f"there is no leaflet '{name}'{did_you_mean(name, ids)}"
            help_text = "Delete this file; or, if the leaflet was renamed, record it anew."
            yield Problem("baseline-leaflet", loaded.at("leaflet"), message, help_text)
        if loaded.data is not None:
            yield from _check_head(name, loaded, loaded.data, plan.context)
            yield from _check_entries(loaded, loaded.data, plan.context)
            yield from _find_new(loaded, loaded.data, plan.context)


def _strange(file: str) -> Problem:
    message = f"this is the baseline of no leaflet: {BASELINE} holds one file for each, <id>.yaml"
    return Problem("baseline-leaflet", start_of(file), message, "Delete it.")


def _check_head(
    name: str, loaded: Loaded[Baseline], data: Baseline, context: Context
) -> Iterator[Problem]:
    """Find an owner who cannot answer for a baseline, and why it does not hold."""
    owner = context.people_by_id.get(data.owner)
    why = f"'{data.owner}' is not in content/people.yaml{did_you_mean(data.owner, context.people_by_id)}"
    if owner is not None:
        why = owner.why_not_answerable(context.today) or ""
    if why:
        help_text = (
            "Name a person of content/people.yaml who sees to it that the findings are mended."
        )
        yield Problem(
            "baseline-owner", loaded.at("owner"), f"`owner`: {why}", help_text, data.owner
        )
    until, months = spoken_day(data.until.last), context.offered(BASELINE_MONTHS)
    match why_not_in_force(name, data, context):
        case "file-name":
            message = f"`leaflet` is '{data.leaflet}' but the file is called '{name}.yaml'"
            help_text = f"It covers nothing. Write `leaflet: {name}`, or rename the file."
            yield Problem("file-name", loaded.at("leaflet"), message, help_text, data.leaflet)
        case "baseline-expired":
            message = f"the last day of this baseline was {until}: its findings count again"
            help_text = "Mend them; or run: leaflint check --write-baseline --accept-new REASON"
            yield Problem("baseline-expired", loaded.at("until"), message, help_text)
        case "baseline-term":
            message = (
                f"the last day of this baseline is {until}, more than {months} months from today"
            )
            help_text = "It covers nothing. Write an earlier day."
            yield Problem("baseline-term", loaded.at("until"), message, help_text)


def _check_entries(loaded: Loaded[Baseline], data: Baseline, context: Context) -> Iterator[Problem]:
    """Find entries of rules that are not there or never wait, and those that are there twice."""
    seen: set[str] = set()
    for number, entry in enumerate(data.findings):
        message, key = "", "rule"
        if entry.rule not in context.may_wait:
            near = did_you_mean(entry.rule, context.may_wait)
            message = f"there is no rule '{entry.rule}'{near}"
        elif not context.may_wait[entry.rule]:
            message = f"findings of {entry.rule} can never wait in a baseline"
        elif entry.fingerprint in seen:
            message, key = (
                f"the finding {entry.fingerprint} is in the baseline twice",
                "fingerprint",
            )
        if message:
            at = loaded.at("findings", number, key)
            yield Problem("baseline-entry", at, message, "Take the entry out.", entry.fingerprint)
        seen.add(entry.fingerprint)


def _find_new(loaded: Loaded[Baseline], data: Baseline, context: Context) -> Iterator[Problem]:
    """Find what the change that is checked adds to a baseline, and a last day that it puts off."""
    if context.base is None:
        return
    content = context.base.read(loaded.file)
    former = load_content(loaded.file, content, Baseline).data if content is not None else None
    known = former.fingerprints if former else frozenset[str]()
    new = [entry.rule for entry in data.findings if entry.fingerprint not in known]
    help_text = (
        "Of these, what was there before the change waits; what the change itself brings counts."
    )
    if new:
        number = count(len(new), "finding")
        message = f"this change adds {number} to the baseline: {counts(Counter(new))}"
        yield Problem("baseline-new", loaded.at("findings"), message, help_text, "findings")
    if former and data.until.last > former.until.last:
        was, now = spoken_day(former.until.last), spoken_day(data.until.last)
        message = f"this change moves the last day of the baseline from {was} to {now}"
        yield Problem("baseline-new", loaded.at("until"), message, "Its owner decides.", "until")
