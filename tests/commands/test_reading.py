"""`leaflint reading`: the figures of a leaflet, textstat's beside them, and why they differ."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from leaflint.commands.textstat_offline import textstat
from leaflint.commands.textstat_reasons import find_reasons
from leaflint.text.prose.markdown import parse_text
from leaflint.text.reading.counting import count_blocks
from leaflint.text.words.worded_block import WordedBlock
from tests.example_repository import LEAFLET, Repository

POLICY = "checks/reading-age.yaml"


@pytest.fixture(autouse=True)
def _in_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("COLUMNS", "100")


def shown(capsys: pytest.CaptureFixture[str], leaflet: str = "having-a-scan") -> str:
    assert main(["reading", leaflet]) == 0
    return capsys.readouterr().out


def test_ours_and_textstat_s_figures_stand_side_by_side(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(capsys).splitlines()
    assert lines[:2] == ["Having a scan", "Of every word                 Leaflint  textstat"]
    rows = [line.rsplit(maxsplit=2) for line in lines[2:11]]
    assert [name for name, _, _ in rows] == [
        "Sentences", "Words", "Syllables", "Words of 3 syllables or more", "Flesch-Kincaid grade", "SMOG grade",
        "Automated readability index", "Gunning Fog", "Flesch reading ease",
    ]  # fmt: skip
    figures = {name: (ours, theirs) for name, ours, theirs in rows}
    counts = repository.leaflet().counts
    text = "\n".join(
        block.text for block in repository.leaflet().blocks if block.kind in {"paragraph", "lead-in", "item"}
    )  # fmt: skip
    assert figures["Sentences"] == (str(counts.sentences), str(textstat.sentence_count(text)))
    assert figures["Words"] == (str(counts.words), str(textstat.lexicon_count(text)))
    assert figures["SMOG grade"][1] == f"{textstat.smog_index(text):.1f}"


def test_the_age_its_band_and_each_section_follow(capsys: pytest.CaptureFixture[str]) -> None:
    printed = " ".join(shown(capsys, LEAFLET).split())
    assert "By policy the reading age is 4–8 years (short text, low confidence;" in printed
    assert "the target is 11, the maximum 14." in printed
    assert "By section: Before the scan 3–9, The scan 3–7, Getting help 6–10. " in printed
    assert "textstat's formulas and sentence rules, our syllables." in printed


def test_a_hard_leaflet_has_what_costs_most(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    hard = "Your consultant recommends immediate investigations. " * 20
    repository.change("You can go home when the scan is done.", hard)
    printed = shown(capsys)
    assert "Having a scan: what makes it hard to read" in printed
    assert "find plainer words for 'investigations'" in printed
    assert printed.count("By section:") == 1


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("You can go home. Do not drive today.", []),
        ("You may:\n- be sick\n- sleep badly\n", ["Lists: 3 lines without a full stop"]),
        ("- You may sleep a lot.\n- You may be sick.\n", []),
        ("Call us if it is over 37.5C at 7.30pm or see nhs.uk for more.", ["Decimals, times and addresses: 3 stops inside"]),
        ("Ask Dr. Smith, e.g. by phone, when you come.", ["Decimals", "Abbreviations and speech: 2 stops inside", "Letters"]),
        ("Do not wait. Call 999. You will get help.", ["Short sentences: 1 sentence of one or two"]),
        ("Call us all on 01632 960 123 and take 5 mg.", ["Figures: 3 spaces inside"]),
        ("You may have an MRI and a CT scan today.", ["Letters: 2 abbreviations said"]),
        ("You can eat and/or drink now if you like.", ["Slashes and dashes: 1 word more"]),
    ],
)  # fmt: skip
def test_each_reason_is_told_where_it_is_met(text: str, reasons: list[str]) -> None:
    found = list(find_reasons(parse_text(text, ("text",)).blocks))
    assert len(found) == len(reasons)
    assert all(line.startswith(reason) for line, reason in zip(found, reasons, strict=True))


def test_without_a_reason_both_count_the_same() -> None:
    blocks = parse_text("You can go home. Do not drive today.", ("text",)).blocks
    counts = count_blocks(map(WordedBlock, blocks))
    text = "\n".join(block.text for block in blocks)
    assert (counts.sentences, counts.words, counts.syllables) == (
        textstat.sentence_count(text), textstat.lexicon_count(text), textstat.syllable_count(text),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (POLICY, "minimum_words: 60", "minimum_words: 600", "not judged: the text has 114 words, too few"),
        (POLICY, "minimum_words: 60", "minimum_words: x", f"not judged: {POLICY} is missing or broken"),
        (LEAFLET, "title: ", "titel: ", "not judged: "),
    ],
)  # fmt: skip
def test_what_has_no_score_is_an_error(
    repository: Repository, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str
) -> None:  # fmt: skip
    repository.change(old, new, file)
    assert main(["reading", "having-a-scan"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"leaflint: {LEAFLET}: {message}" in printed.err


def test_an_unknown_leaflet_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reading", "having-a-scam"]) == 2
    assert "there is no leaflet called 'having-a-scam'" in capsys.readouterr().err


def test_nothing_is_ever_downloaded(repository: Repository, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "def forbid(event, arguments):\n"
        "    if event.startswith('socket.') or event == 'urllib.Request':\n"
        "        print('network:', event, file=sys.stderr)\n"
        "        sys.exit(1)\n"
        "sys.addaudithook(forbid)\n"
        "from leaflint.commands.cli import main\n"
        "sys.exit(main(['reading', 'having-a-scan']))"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository.root, capture_output=True, text=True, check=False,
        env=os.environ | {"HOME": str(empty), "NLTK_DATA": str(empty)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert list(empty.iterdir()) == []
