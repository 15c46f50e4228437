"""Hovers, completion, definitions, references, renames, outlines and folds."""

from __future__ import annotations

import pytest
from lsprotocol import types

from leaflint.core.errors import UsageError
from leaflint.server.completion import complete
from leaflint.server.hover import hover
from leaflint.server.navigation import find_definition, find_references, prepare_rename, rename
from leaflint.server.symbols import find_folds, find_symbols
from tests.example_repository import LEAFLET, Repository
from tests.server.views import applied, at, look

DIRECTORY = "content/directory.yaml"
BLOCKS = "content/blocks.yaml"
BLOCK = """\
blocks:
  - id: urgent
    owner: ada
    source: Ours.
    next_review: 2028
    text: Call 999 if you cannot breathe.
"""


def hovered(repository: Repository, old: str, new: str, file: str = LEAFLET) -> str:
    shown = hover(*at(repository, old, new, file))
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    return shown.contents.value


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[helpline]", "[help¦line]", ["**Helpline**", "Phone: 0808 800 6000 (free to call)", "Last verified: May 2026"]),
        ("0808 800 6000", "0808 ¦800 6000", ["**Helpline**", "free to call"]),
        ("owner: writers", "owner: ¦writers", ["The writers, editor"]),
        ("topics: [scan]", "topics: [¦scan]", ["Having a scan"]),
        ("summary:", "summ¦ary:", ["One or two sentences on what the leaflet tells."]),
        ("risk: medium", "risk: med¦ium", ["How much harm it could do when out of date"]),
        ("You can go home", "The bi¦opsy (a test) is", ["**biopsy**: a test in which a small piece", "'biopsy' has 3 syllables."]),
        ("You can talk", "You ¦can talk", ["This sentence has 9 words. It costs nothing.", "'can' has 1 syllable."]),
        ("0808 800 6000", "0808 ¦800 6001", ["phone-number/not-in-directory: a number is not in the directory."]),
    ],
)  # fmt: skip
def test_a_hover_says_what_is_known(
    repository: Repository, old: str, new: str, words: list[str]
) -> None:
    shown = hovered(repository, old, new)
    assert [word for word in words if word not in shown] == [], shown


def test_a_hover_says_what_a_sentence_costs(repository: Repository) -> None:
    long = (
        "We ¦may also give you an examination "
        + "and then you go and sit " * 4
        + "here. You can go home"
    )
    shown = hovered(repository, "You can go home", long)
    assert (
        "This sentence has 32 words.\n- cut 'We may also give you an …' into 2 sentences" in shown
    )
    assert "years off the leaflet's reading age" in shown


def test_a_hover_on_nothing_is_nothing(repository: Repository) -> None:
    assert hover(*look(repository, "¦\n")) is None


def labels(repository: Repository, old: str, new: str, file: str = LEAFLET) -> list[str]:
    return [item.label for item in complete(*at(repository, old, new, file))]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("contacts: [helpline]", "contacts: [¦]", ["clinic", "emergency", "helpline"]),
        ("contacts: [helpline]", "contacts:\n  - he¦", ["clinic", "emergency", "helpline"]),
        ("contacts: [helpline]", "contacts:\n- ¦", ["clinic", "emergency", "helpline"]),
        ("owner: writers", "owner: ¦", ["ada", "grace", "writers"]),
        ("topics: [scan]", "topics: [scan, ¦]", ["scan", "treatment"]),
        ("status: published", "status: ¦", ["draft", "published", "withdrawn"]),
        ("summary: What happens when you have a scan.\n", "su¦\n", ["summary", "evidence", "waivers"]),
        ("  next_review: 2028-01", "  ne¦", ["next_review"]),
        ("next_review: 2028-01", "next_review: ¦", ["2028-06", "2027-06"]),
        ("last_reviewed: 2026-03", "last_reviewed: ¦", ["2026-06-15"]),
        ("  - heading: The scan\n", "  - heading: The scan\n    ¦\n", ["kind", "include"]),
        ("The scan does not hurt", "The bio¦", ["biopsy"]),
        ("The scan does not hurt", "The b¦", []),
    ],
)  # fmt: skip
def test_what_may_stand_here_is_offered(
    repository: Repository, old: str, new: str, wanted: list[str]
) -> None:
    assert labels(repository, old, new) == wanted


def test_an_offer_takes_the_place_of_the_word_that_is_there(repository: Repository) -> None:
    view, position = at(repository, "contacts: [helpline]", "contacts: [hel¦p]")
    (item,) = [option for option in complete(view, position) if option.label == "helpline"]
    assert isinstance(item.text_edit, types.TextEdit)
    edit = types.WorkspaceEdit(changes={view.uri: [item.text_edit]})
    assert applied(view, edit) == repository.read(LEAFLET)
    assert item.detail == "Helpline 0808 800 6000"


def test_a_blocks_id_and_a_waivers_check_are_offered(repository: Repository) -> None:
    repository.write(BLOCKS, BLOCK)
    assert labels(
        repository, "  - heading: The scan\n", "  - heading: The scan\n    include: [¦]\n"
    ) == ["urgent"]
    text = repository.read(LEAFLET) + "waivers:\n  - check: read¦\n"
    assert "reading-age" in [item.label for item in complete(*look(repository, text))]


def places(found: list[types.Location]) -> list[str]:
    return [f"{place.uri.rpartition('/')[2]}:{place.range.start.line + 1}" for place in found]


def test_a_service_leads_to_its_entry_and_to_the_leaflets_that_list_it(
    repository: Repository,
) -> None:
    second = repository.read(LEAFLET).replace("[helpline]", "\n  - helpline\n  - clinic")
    repository.write("content/leaflets/second.yaml", second)
    listed = at(repository, "[helpline]", "[help¦line]")
    assert places(find_definition(*listed)) == ["directory.yaml:2"]
    assert places(find_definition(*at(repository, "0808 800 6000", "0808 8¦00 6000"))) == [
        "directory.yaml:2"
    ]
    uses = ["having-a-scan.yaml:11", "second.yaml:12"]
    assert places(find_references(*listed, with_definition=False)) == uses
    defined = at(repository, "id: helpline", "id: help¦line", DIRECTORY)
    assert places(find_references(*defined, with_definition=True)) == ["directory.yaml:2", *uses]


def test_people_topics_and_blocks_lead_to_their_entries(repository: Repository) -> None:
    repository.write(BLOCKS, BLOCK)
    assert places(find_definition(*at(repository, "owner: writers", "owner: ¦writers"))) == [
        "people.yaml:2"
    ]
    assert places(find_definition(*at(repository, "[scan]", "[¦scan]"))) == ["schema.yaml:6"]
    included = "  - heading: The scan\n    include: [ur¦gent]\n"
    view, position = at(repository, "  - heading: The scan\n", included)
    assert places(find_definition(view, position)) == ["blocks.yaml:2"]
    assert find_definition(*at(repository, "You can go", "You ¦can go")) == []


def test_a_service_is_renamed_everywhere(repository: Repository) -> None:
    view, position = at(repository, "[helpline]", "[help¦line]")
    assert prepare_rename(view, position) is not None
    edit = rename(view, position, "cancer-line")
    assert "contacts: [cancer-line]" in applied(view, edit)
    assert edit is not None
    assert edit.changes is not None
    (other,) = [uri for uri in edit.changes if uri != view.uri]
    assert other.endswith(DIRECTORY)
    assert [change.new_text for change in edit.changes[other]] == ["cancer-line"]


def test_a_rename_that_would_harm_is_refused(repository: Repository) -> None:
    view, position = at(repository, "[helpline]", "[help¦line]")
    with pytest.raises(UsageError, match="there is a service called clinic already"):
        rename(view, position, "clinic")
    with pytest.raises(UsageError, match="'Help Line' is not a short name"):
        rename(view, position, "Help Line")
    repository.write("content/leaflets/broken.yaml", "contacts: [helpline\n")
    view, position = at(repository, "[helpline]", "[help¦line]")
    with pytest.raises(UsageError, match=r"broken\.yaml cannot be read and may name helpline"):
        rename(view, position, "cancer-line")


@pytest.mark.parametrize(
    ("old", "new"), [("owner: writers", "owner: ¦writers"), ("You can go", "You ¦can go")]
)
def test_nothing_else_is_renamed(repository: Repository, old: str, new: str) -> None:
    view, position = at(repository, old, new)
    assert prepare_rename(view, position) is None
    assert rename(view, position, "x") is None


@pytest.mark.parametrize("title", ["title: Having a scan", 'title: "Having a scan'])
def test_an_outline_is_there_also_while_the_file_is_broken(
    repository: Repository, title: str
) -> None:
    view, _ = look(repository, repository.read(LEAFLET).replace("title: Having a scan", title))
    symbols = find_symbols(view)
    assert [symbol.name for symbol in symbols][:3] == ["id", "title", "summary"]
    (sections,) = [symbol for symbol in symbols if symbol.name == "sections"]
    assert [child.name for child in sections.children or ()] == [
        "Before the scan",
        "The scan",
        "Getting help",
    ]
    second = (sections.children or ())[1]
    assert (second.range.start.line, second.range.end.line) == (22, 27)
    folds = {(fold.start_line, fold.end_line) for fold in find_folds(view)}
    assert {(7, 9), (11, 31), (12, 21), (13, 21), (22, 27)} <= folds


def test_the_outline_of_the_directory_names_its_services(repository: Repository) -> None:
    view, _ = look(repository, file=DIRECTORY)
    (services,) = find_symbols(view)
    assert [child.name for child in services.children or ()] == ["helpline", "clinic", "emergency"]
