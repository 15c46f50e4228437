"""The house: which room may import which, and how long a chain of imports may grow.

The rooms are the rows of the table in CONTRIBUTING.md, from the top floor to the ground.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

import leaflint

ROOT = Path(__file__).parent.parent
SOURCE = Path(leaflint.__file__).parent
TABLE = re.findall(
    r"^\| `([a-z]+)/` \|[^|]+\|([^|]*)\|$",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
ROOMS = [room for room, _ in TABLE]
LIBRARIES = [(library, room) for room, cell in TABLE for library in re.findall(r"`(\w+)`", cell)]
"""Libraries that one room alone imports, with that room."""
ROOT_MODULES = {"__init__", "__main__"}
SIBLINGS = {
    "text.contacts": {"text.words"},
    "text.words": {"text.prose"},
    "text.quantities": {"text.words"},
    "text.reading": {"text.prose", "text.words"},
}
"""Which packages of a room may import which others of the same room."""
LONGEST, LONGEST_IN_A_ROOM = 19, 7
"""The most modules in a chain of imports: in all, and of one room."""

Graph = Mapping[str, set[str]]
"""Names by the module that imports them."""


def read_modules(source: Path) -> dict[str, Path]:
    """Return every module of a package by its dotted name."""
    names = {
        ".".join(file.relative_to(source.parent).with_suffix("").parts): file
        for file in sorted(source.rglob("*.py"))
    }
    return {name.removesuffix(".__init__"): file for name, file in names.items()}


def read_imports(module: str, file: Path) -> Iterator[str]:
    """Yield what a module imports, wherever the import stands: modules, and names in modules."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name: use the whole one"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read_names(modules: Mapping[str, Path]) -> Graph:
    """Return the names that each module imports, of modules and of things in them."""
    return {module: set(read_imports(module, file)) for module, file in modules.items()}


def draw(modules: Iterable[str], names: Graph) -> Graph:
    """Return which module imports which; a name in a module counts as the module."""
    known = {*modules}
    return {
        module: {name if name in known else name.rpartition(".")[0] for name in names[module]}
        & known - {module}
        for module in modules
    }


def graph_of(source: Path) -> Graph:
    """Return which module of a package imports which."""
    modules = read_modules(source)
    return draw(modules, read_names(modules))


def room_of(module: str) -> str:
    """Return the room of a module, or nothing for one in the root."""
    _, _, inside = module.partition(".")
    room = inside.partition(".")[0]
    return "" if room in ROOT_MODULES else room


def package_of(module: str, modules: Mapping[str, Path]) -> str:
    """Return the package inside a room to which a module belongs, or nothing."""
    parts = module.split(".")[1:]
    is_package = modules[module].name == "__init__.py"
    return ".".join(parts[:2]) if len(parts) > 2 or (is_package and len(parts) == 2) else ""


def forbidden(graph: Graph, modules: Mapping[str, Path], rooms: list[str]) -> Iterator[str]:
    """Yield each import that points up, or to a sibling that the design does not allow."""
    for module, targets in graph.items():
        for target in sorted(targets):
            here, there = room_of(module), room_of(target)
            packages = package_of(module, modules), package_of(target, modules)
            up = here and (not there or rooms.index(there) < rooms.index(here))
            sibling = here == there and all(packages) and packages[0] != packages[1]
            if up or (sibling and packages[1] not in SIBLINGS.get(packages[0], ())):
                yield f"{module} → {target}"


def longest_chain(graph: Graph) -> list[str]:
    """Return the longest chain of imports, or a chain that comes back to where it began."""
    longest: dict[str, list[str]] = {}

    def follow(module: str, above: list[str]) -> list[str]:
        if module in above:
            circle = [*above[above.index(module) :], module]
            raise AssertionError(f"a circle: {' → '.join(circle)}")
        if module not in longest:
            chains = [follow(target, [*above, module]) for target in sorted(graph[module])]
            longest[module] = [module, *max(chains, key=len, default=[])]
        return longest[module]

    return max((follow(module, []) for module in graph), key=len)


MODULES = read_modules(SOURCE)
NAMES = read_names(MODULES)
GRAPH = draw(MODULES, NAMES)


def test_the_rooms_are_those_of_the_table() -> None:
    folders = {file.parent.name for file in SOURCE.glob("*/__init__.py")}
    assert {*ROOMS} == folders
    assert len(ROOMS) == len({*ROOMS})


def test_no_module_lies_in_the_root() -> None:
    assert {file.stem for file in SOURCE.glob("*.py")} == ROOT_MODULES


def test_imports_point_down_and_not_to_siblings() -> None:
    assert list(forbidden(GRAPH, MODULES, ROOMS)) == []


def test_the_engine_imports_no_single_check() -> None:
    assert [
        f"{module} → {target}"
        for module in GRAPH
        for target in GRAPH[module]
        if room_of(module) == "engine" and room_of(target) == "checks"
        if package_of(target, MODULES) or target == "leaflint.checks.schema"
    ] == []


@pytest.mark.parametrize(("library", "room"), LIBRARIES)
def test_a_library_of_one_room_is_imported_there_alone(library: str, room: str) -> None:
    users = {
        module
        for module, names in NAMES.items()
        if any(name.partition(".")[0] == library for name in names)
    }
    assert users
    assert {module for module in users if room_of(module) != room} == set()


def test_nothing_is_imported_by_a_name_that_is_put_together() -> None:
    words = re.compile(r"\bimport_module\b|\b__import__\b")
    assert [name for name, file in MODULES.items() if words.search(file.read_text("utf-8"))] == []


def test_chains_of_imports_are_short() -> None:
    chain = longest_chain(GRAPH)
    assert len(chain) <= LONGEST, " → ".join(chain)


@pytest.mark.parametrize("room", ROOMS)
def test_chains_inside_a_room_are_short(room: str) -> None:
    inside = {name for name in GRAPH if room_of(name) == room}
    chain = longest_chain({name: GRAPH[name] & inside for name in inside})
    assert len(chain) <= LONGEST_IN_A_ROOM, " → ".join(chain)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a small package with one import down the stairs."""
    for name, text in {
        "house/__init__.py": "",
        "house/attic/__init__.py": "",
        "house/attic/box.py": "from house.cellar import wine",
        "house/cellar/__init__.py": "",
        "house/cellar/wine.py": "YEAR = 1961",
        "house/cellar/red/__init__.py": "",
        "house/cellar/red/port.py": "",
        "house/cellar/white/__init__.py": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "house"


@pytest.mark.parametrize(
    ("file", "text", "arrow"),
    [
        ("cellar/wine.py", "import house.attic.box", "house.cellar.wine → house.attic.box"),
        ("cellar/wine.py", "from house.attic import box", "house.cellar.wine → house.attic.box"),
        ("cellar/wine.py", "from house.attic.box import x", "house.cellar.wine → house.attic.box"),
        ("cellar/wine.py", "def f():\n  import house.attic", "house.cellar.wine → house.attic"),
        (
            "cellar/wine.py",
            "if TYPE_CHECKING:\n  from house.attic.box import Box",
            "house.cellar.wine → house.attic.box",
        ),
        ("cellar/wine.py", "from house import version", "house.cellar.wine → house"),
        (
            "cellar/white/__init__.py",
            "from house.cellar.red import port",
            "house.cellar.white → house.cellar.red.port",
        ),
    ],
)
def test_an_import_that_the_design_does_not_allow_is_named(
    house: Path, file: str, text: str, arrow: str
) -> None:
    modules = read_modules(house)
    assert list(forbidden(graph_of(house), modules, ["attic", "cellar"])) == []
    (house / file).write_text(text, encoding="utf-8")
    assert list(forbidden(graph_of(house), modules, ["attic", "cellar"])) == [arrow]


def test_the_longest_chain_is_named(house: Path) -> None:
    (house / "cellar/wine.py").write_text("import house.cellar.red.port", encoding="utf-8")
    chain = ["house.attic.box", "house.cellar.wine", "house.cellar.red.port"]
    assert longest_chain(graph_of(house)) == chain


def test_a_circle_of_imports_is_named(house: Path) -> None:
    (house / "cellar/wine.py").write_text("import house.attic.box", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"house\.attic\.box → house\.cellar\.wine → house\.a"):
        longest_chain(graph_of(house))
