"""The forms of words that policy names."""

from __future__ import annotations

import pytest

from leaflint.text.words.phrases import word_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("call", "call call's calls called calling"),
        ("stop", "stop stop's stops stoped stopped stoping stopping"),
        ("visit", "visit visit's visits visited visitted visiting visitting"),
        ("travel", "travel travel's travels traveled travelled traveling travelling"),
        ("biopsy", "biopsy biopsy's biopsies biopsied biopsying"),
        ("delay", "delay delay's delays delayed delaying"),
        ("notice", "notice notice's notices noticed noticing"),
        ("agree", "agree agree's agrees agreed agreeing"),
        ("tie", "tie tie's ties tied tying"),
        ("touch", "touch touch's touches touchs touched touching"),
        ("swell", "swell swells swelled swollen swelling swellings"),
        ("swollen", "swell swells swelled swollen swelling swellings"),
        ("metastasis", "metastasis metastases"),
        ("the", "the"),
        ("new", "new"),
        ("999", "999"),
        ("c", "c"),
        ("don't", "don't"),
    ],
)
def test_forms(word: str, forms: str) -> None:
    assert word_forms(word) == set(forms.split())
