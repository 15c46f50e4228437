"""What three other tools do on the same leaflets, each as its readme says: for `benchmarks.speed`.

    python -m benchmarks.peers textstat FOLDER
    python -m benchmarks.peers phonenumbers FOLDER

They read each file as plain text. (check-jsonschema is a command of its own.)
"""

from __future__ import annotations

import sys
from pathlib import Path


def score_with_textstat(texts: list[str]) -> int:
    """Score every text; the dictionary is Leaflint's table, not the one textstat would download."""
    from leaflint.commands.textstat_offline import textstat

    for text in texts:
        textstat.flesch_kincaid_grade(text)
        textstat.smog_index(text)
    return len(texts)


def find_with_phonenumbers(texts: list[str]) -> int:
    """Count the phone numbers in all texts."""
    from phonenumbers import PhoneNumberMatcher

    return sum(1 for text in texts for _ in PhoneNumberMatcher(text, "GB"))


PEERS = {"textstat": score_with_textstat, "phonenumbers": find_with_phonenumbers}

if __name__ == "__main__":
    files = sorted(Path(sys.argv[2]).glob("*.yaml"))
    PEERS[sys.argv[1]]([file.read_text(encoding="utf-8") for file in files])
