"""Each fact on which leaflets must agree, and what every leaflet says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from leaflint.checks import agreeing_facts
from leaflint.checks.agreeing_facts import StatedValue
from leaflint.checks.agreeing_facts.shared_facts import SharedFact
from leaflint.core.plural import count
from leaflint.site.sheets import Cell, Part, Sheet, cells, table
from leaflint.site.standing import Standing


def facts_sheet(standing: Standing) -> Sheet:
    """Return the page on facts."""
    path, title = "governance/facts.html", "By fact"
    settings = standing.plan.settings_of(agreeing_facts.CHECK)
    if settings is None or agreeing_facts.CHECK.id not in standing.plan.fact_types:
        why = f"The check {agreeing_facts.CHECK.id} did not run, so nobody knows whether leaflets agree."
        return Sheet(path, title, (why,), ())
    stated: defaultdict[str, list[StatedValue]] = defaultdict(list)
    for _, facts in standing.facts(agreeing_facts.CHECK.id):
        for value in facts.values:
            stated[value.fact].append(value)
    parts = tuple(_part(standing, fact, stated[fact.id]) for fact in settings.facts)
    lead = "What leaflets must say alike, and what each of them says."
    return Sheet(path, title, (lead,), parts)


def _part(standing: Standing, fact: SharedFact, values: Iterable[StatedValue]) -> Part:
    wrong = {
        finding.position
        for finding in standing.report.others
        if finding.check == agreeing_facts.CHECK.id
    }
    approved = f"Approved: {fact.value}." if fact.value else "Leaflets must only agree."
    words = [
        f"{approved} {fact.reason}",
        f"Looked after by {standing.reviews.name(fact.owner)}; rests on: {fact.source}",
    ]
    rows = [
        cells(
            standing.leaflet_cell(value.at.file),
            Cell(value.words, alarm=value.at in wrong),
            "differs" if value.at in wrong else "agrees",
            f"line {value.at.line}",
        )
        for value in values
    ]
    heading = fact.id.replace("-", " ").capitalize()
    caption = f"{heading}: stated in {count(len(rows), 'place')}"
    found = table(caption, ("Leaflet", "It says", "Which", "Where"), rows)
    if not found:
        words.append("No leaflet states it.")
    return Part(f"fact-{fact.id}", heading, tuple(words), found)
