"""`leaflint new`: the text of a new leaflet, a draft without dates, made from the starter's template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from textwrap import indent
from typing import NamedTuple

from leaflint.checks.safety_wording import CHECK as SAFETY_WORDING
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.repository import Shared, load_shared
from leaflint.core.errors import UsageError
from leaflint.engine.policies import load_policy
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import Tree
from leaflint.operations.leaflet_choices import TOPIC, choose_owner, choose_topics, free_file
from leaflint.operations.starter import TEMPLATE

_PLAIN = re.compile(r"[A-Z][a-z]+( [A-Za-z]+)+")
"""Titles that need no quotation marks in any YAML."""


class Request(NamedTuple):
    """What is asked for; what is not given is chosen."""

    leaflet_id: str
    title: str | None = None
    owner: str | None = None
    topics: tuple[str, ...] = ()


def draft_leaflet(tree: Tree, request: Request, today: date) -> tuple[str, str]:
    """Return the path of a new leaflet and its text; nothing is written.

    Where the policy asks for wording in leaflets on its topics, the approved wording is put in.

    Raises:
        UsageError: the id is none or taken, or the owner or a topic is not known.
    """
    file = free_file(tree, request.leaflet_id)
    shared = load_shared(tree)
    title = request.leaflet_id.replace("-", " ").capitalize()
    title = title if request.title is None else request.title
    lines = {
        "id: new-leaflet": f"id: {request.leaflet_id}",
        "title: New leaflet": f"title: {_title(title)}",
        f"topics: [{TOPIC}]": f"topics: [{', '.join(choose_topics(tree, request.topics))}]",
        "owner: editors": f"owner: {choose_owner(shared.people.valid(), request.owner, today)}",
    }
    if "nhs-111" not in {service.id for service in shared.directory.valid().services}:
        lines["contacts: [nhs-111]\n"] = ""
    text = TEMPLATE.read_text(encoding="utf-8")
    for old, new in lines.items():
        text = text.replace(old, new, 1)
    return file, _with_wording(tree, shared, file, text)


def _title(title: str) -> str:
    if not title.strip() or not title.isprintable():
        raise UsageError(f"--title: {title!r} is not a title; write one line of words")
    return title if _PLAIN.fullmatch(title) else json.dumps(title.strip(), ensure_ascii=False)


def _with_wording(tree: Tree, shared: Shared, file: str, text: str) -> str:
    """Put the approved wording that the policy asks for at the end of the draft."""
    blocks = shared.blocks.valid().texts()
    loaded = load_content(file, text.encode(), LeafletData)
    data, policy = loaded.valid(), load_policy(PolicyFolder(tree), SAFETY_WORDING).data
    wanted: Iterable[str] = data.sections[-1].include
    wording = ""
    if policy is not None and loaded.document is not None:
        leaflet = Leaflet(loaded.document, data, blocks, tree)
        rules = [rule for rule in policy.rules if leaflet.matches(rule.applies_to)]
        wording = "".join(f"\n{indent(rule.say, ' ' * 6)}\n" for rule in rules if rule.say)
        wanted = (*wanted, *(rule.block for rule in rules if rule.block))
    include = [block for block in dict.fromkeys(wanted) if block in blocks]
    body, _, _ = text.rpartition("    include:")
    return body + wording + (f"    include: [{', '.join(include)}]\n" if include else "")
