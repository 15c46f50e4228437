"""The word lists: what is in them, and how they are made."""

from __future__ import annotations

import importlib.util
import zlib
from pathlib import Path
from types import ModuleType

import pytest

from leaflint.text.words import lexicon
from leaflint.text.words.lexicon import (
    WordList,
    british_spellings,
    common_words,
    real_words,
    slips_of,
)

SCRIPT = Path(__file__).parents[3] / "scripts" / "build_lexicon.py"
FOLDER = Path(lexicon.__file__).parent
VARCON = """\
# fiber <verified> (level 20)
A: fiber / B: fibre
A: fiber's / B: fibre's

# judgment <verified> (level 35)
A Bv: judgment / Av B: judgement

# absinthe <verified> (level 50)
A: absinthe / AV B: absinth | :1

# curb <verified> (level 35)
A: curb / B: kerb

# abnormalize (level 35)
A Z: abnormalize / B: abnormalise

# tumorous <verified> (level 80)
A: tumorous / B: tumourous
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_slip() -> None:
    assert {*slips_of("ab")} >= {"ab", "ba", "a", "b", "abc", "cab", "acb", "cb", "ac"}
    assert {len(slip) for slip in slips_of("abcd")} == {3, 4, 5}
    assert "badc" not in {*slips_of("abcd")}


@pytest.mark.parametrize(
    "word",
    "varices reheated colour color breasts faeces theater grandmas losec becurse".split(),
)
def test_words_of_all_kinds_are_known(word: str) -> None:
    assert word in real_words()


@pytest.mark.parametrize("word", ["treatmnet", "bandege", "breakfst", "diffrent"])
def test_slips_are_not(word: str) -> None:
    assert word not in real_words()


def test_a_list_of_words_knows_its_own_and_no_others() -> None:
    words = WordList("ab\nabc\nb\n")
    assert [
        word for word in ("", "a", "ab", "abc", "abcd", "b", "c", "ab\nabc") if word in words
    ] == [
        "ab",
        "abc",
        "b",
    ]
    assert [*words] == ["ab", "abc", "b"]
    assert "a" not in WordList("")


def test_common_words_are_words_that_the_british_write() -> None:
    assert {word for word in common_words() if len(word) >= 4} < {*real_words()}
    assert {"treatment", "colour", "appointment"} < common_words()
    assert {"color", "theater", "podiatric", "zoomorph"}.isdisjoint(common_words())


def test_spellings_are_paired() -> None:
    pairs = british_spellings()
    assert pairs["fiber"] == "fibre"
    assert pairs["pediatric"] == "paediatric"
    assert pairs.keys().isdisjoint(["tire", "program", "practice", "judgment", "curb"])


def test_the_lists_are_small_enough_to_ship_and_their_licence_stands_beside_them() -> None:
    packed = [zlib.compress(file.read_bytes()) for file in FOLDER.glob("*.txt")]  # as in a wheel
    assert sum(map(len, packed)) < 1_100_000
    assert "Kevin Atkinson" in (FOLDER / "LICENSE.txt").read_text(encoding="ascii")


def test_pairs_are_american_spellings_that_are_no_british_words(script: ModuleType) -> None:
    assert script.read_pairs(VARCON, {"curb", "kerb", "fibre"}) == {"fiber": "fibre"}


def test_names_of_several_words_are_left_out(script: ModuleType) -> None:
    names = "ZANTAC\tbn\tX\tY\nGAVISCON ADVANCE\tbn\tX\tY\nXYLOSE\tsys\tX\tY\n"
    assert script.read_substances(names) == {"zantac"}


def test_only_words_near_a_common_one_are_kept(script: ModuleType) -> None:
    words = ["bandage", "bandages", "brandages", "bondagers", "xylose", "ban"]
    assert [*script.near(words, ["bandage"])] == ["bandage", "bandages", "brandages"]


def test_the_script_writes_the_lists(script: ModuleType, tmp_path: Path) -> None:
    scowl = tmp_path / "scowl"
    scowl.mkdir()
    for name, words in {
        "english-words.10": "bandage's bandage\n",
        "british-words.35": "fibre\n",
        "american-words.35": "fiber\n",
        "british-words.50": "curb\n",
        "english-words.80": "bondage Fibres\n",
    }.items():
        (scowl / name).write_text(words, encoding="latin-1")
    varcon, names = tmp_path / "varcon.txt", tmp_path / "names.txt"
    varcon.write_text(VARCON, encoding="latin-1")
    names.write_text("FIBRA\tbn\tX\tY\n", encoding="utf-8")
    syllables = tmp_path / "syllables.txt"
    syllables.write_text("bandages 3\nfibre's 2\n", encoding="utf-8")
    target = tmp_path / "lists"
    target.mkdir()
    script.main([str(path) for path in (scowl, varcon, names, syllables, target)])
    written = {file.name: file.read_text(encoding="ascii") for file in target.iterdir()}
    near = {"bandage", "bandages", "bondage", "fiber", "fibra", "fibre", "fibres"}
    assert near | {"falciparum"} < {*written["words.txt"].split()}
    assert "curb" not in written["words.txt"].split()
    assert written["words.txt"] == "\n".join(sorted(written["words.txt"].split())) + "\n"
    del written["words.txt"]
    assert written == {"common.txt": "bandage\nfibre\n", "american.txt": "fiber fibre\n"}
