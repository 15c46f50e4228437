"""Make the word lists that tell a slip of the pen from a word.

    python scripts/build_lexicon.py SCOWL_FOLDER varcon.txt UNII_Names.txt syllables.txt LEXICON

LEXICON is the folder `src/leaflint/text/words/lexicon`, `syllables.txt` the table of syllables beside it,
in `text/reading/`, whose words have been read aloud and so are words.

SCOWL is a folder of lists, such as `british-words.35`: the number says how rare the words are, from 10
to 95 (the Debian package `scowl` has it). `varcon.txt` pairs spellings: "A: fiber / B: fibre". Both
are by Kevin Atkinson. `UNII_Names.txt` has the names of drugs and substances, by the FDA. The same
sources always give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

_COMMON = 35
"""How rare a common word may be."""
_PAIRED = 70
"""How rare a word may be whose two spellings are paired."""
_LEAST_LETTERS = 4
_WORD = re.compile(r"[a-z]+")
_SUBSTANCE = re.compile(r"([A-Za-z]+)\t(?:bn|of|cn)\t")
"""A name of one word: a brand, the official one, a common one."""
_VERIFIED = re.compile(r"# .* <verified> \(level (\d+)\)")
_LATIN = frozenset(
    "gravis tarda inversus lethargica blastic pneumoniae influenzae imperfecta pigmenti debulking trach"
    " neuro kamut spiralis fragilis areata totalis universalis gangrenosum nodosum multiforme planus"
    " capitis corporis cruris pedis versicolor vulgaris rosacea simplex zoster labialis genitalis"
    " albicans difficile aureus pyogenes falciparum vivax magna minor alba nigra vera spuria bifida"
    " congenita acquisita dormia interna externa media sinistra dextra ovale acral orotic beaking"
    " cherubism nontender clumpings permanens".split()
)
"""Words of names of diseases, germs and parts of the body that no general list has."""


def read_scowl(folder: Path, names: str = "*", most: int = 95) -> set[str]:
    """Return the words of some lists, in small letters, up to a rarity."""
    return {
        word
        for file in folder.glob(f"{names}.*")
        if int(file.suffix[1:]) <= most
        for word in file.read_text(encoding="latin-1").lower().split()
        if _WORD.fullmatch(word)
    }


def read_british(folder: Path, most: int = 95) -> set[str]:
    """Return the words that the British write, up to a rarity."""
    names = ("english-words", "british-words")
    return {word for name in names for word in read_scowl(folder, name, most)}


def read_substances(names: str) -> set[str]:
    """Return the names of one word, in small letters."""
    return {found[1].lower() for found in map(_SUBSTANCE.match, names.splitlines()) if found}


def shortened(word: str) -> set[str]:
    """Return a word, and what is left of it without one or two of its letters."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    twice = {rest[:at] + rest[at + 1 :] for rest in once for at in range(len(rest))}
    return {word} | once | twice


def near(words: Iterable[str], common: Iterable[str]) -> Iterator[str]:
    """Yield the words that a slip may lie between and a common word, or two slips.

    No other word could ever be taken for a slip, or make one doubtful.
    """
    stems = {stem for word in common for stem in shortened(word)}
    for word in words:
        if len(word) >= _LEAST_LETTERS and not stems.isdisjoint(shortened(word)):
            yield word


def read_pairs(varcon: str, british: Set[str]) -> dict[str, str]:
    """Return British spellings by American ones that are no British words.

    What nobody has verified is left out, and so is a line with a note ("| ..."): it is about one
    meaning of several.
    """
    pairs: dict[str, str] = {}
    is_sure = False
    for line in varcon.splitlines():
        if line.startswith("#"):
            head = _VERIFIED.match(line)
            is_sure = head is not None and int(head[1]) <= _PAIRED
        if line.startswith("#") or not is_sure or "|" in line:
            continue
        by_tag: dict[str, str] = {}
        for entry in line.split(" / "):
            tags, _, word = entry.partition(": ")
            by_tag.update(dict.fromkeys(tags.split(), word.strip()))
        old, new, variant = (by_tag.get(tag, "") for tag in ("A", "B", "Bv"))
        is_american = old not in british and old not in {new, variant}
        if is_american and _WORD.fullmatch(old) and _WORD.fullmatch(new):
            pairs[old] = new
    return pairs


def main(arguments: list[str]) -> None:
    """Write the lists that all arguments but the last give to the folder that the last names."""
    scowl, varcon, substances, syllables, target = map(Path, arguments)
    common = read_british(scowl, _COMMON)
    words = read_scowl(scowl) | read_substances(substances.read_text(encoding="utf-8"))
    words |= set(filter(_WORD.fullmatch, syllables.read_text(encoding="utf-8").split()))
    pairs = read_pairs(varcon.read_text(encoding="latin-1"), read_british(scowl))
    lists = {
        "words": {*near(words, common), *_LATIN},
        "common": common,
        "american": (f"{old} {new}" for old, new in pairs.items()),
    }
    for name, lines in lists.items():
        text = "\n".join(sorted(lines)) + "\n"
        (target / f"{name}.txt").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
