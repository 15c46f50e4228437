from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.sentences import find_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


SENTENCES = [
    "Call 999. | Do not wait. | Stay flat.",
    "Is it safe? | No. | You can stop. | Wait!",
    "no stop at all",
    "Your temperature is 37.5C or above. | Call us.",
    "Take 2.5 mg. | Wait 4.5 hours.",
    "We open at 7.30am. | We close at 5.30 p.m. | Bring a towel.",
    "Come at 5 p.m. and wait.",
    "Come at 5 p.m. Monday to Friday.",
    "Come at 9 a.m. (Monday), please.",
    "Come at 9 a.m. | (Bring a towel.) | “Sit down.”",
    "Come at 5 p.m. 20 people will be there.",
    "(Come at 5 p.m.) | Bring a towel.",
    "Take 4 to 6 tablets. | Drink 1.5-2.5 litres.",
    "Dr. Patel and Mrs. Jones will see you. | Prof. Lee will not.",
    "Ask for Ms Khan. | You have MS. | That is MS. | Ms. Khan knows.",
    "Eat fruit, e.g. apples, i.e. something soft. | Drink tea vs. coffee.",
    "Have a hot drink (e.g. Tea) or “Dr. Pepper” now.",
    "It takes approx. Five minutes.",
    "Bring food, drink, etc. | Park outside.",
    "Bring food, etc. and park outside.",
    "See No. 5 and Fig. 2. | Then read on.",
    "Is it cancer? | No. | It is not.",
    "See the no. of patients.",
    "Quote ref. no. NHS/22/v3. | It is free.",
    "Charity reg. no. SC0451.",
    "Write your hosp. no. RX4471 on it. | Then send it.",
    "Read sect. 4 first. | Take 2 tabs. with water.",
    "Ref. No. 4471, pt. no. H12/3, reg. nos. 1089464 and SC037.",
    "Take 1 tab. or 2 caps. daily, see sects. 2 and 3.",
    "Leaflet Ref. RX/9 was printed in May. | Keep it.",
    "Is it cancer? | The answer is no. | NHS nurses can tell you more.",
    "Give us your ref. | Then wait. | Take two tabs. | Rest.",
    "Is it over? | No. | No. | You may go.",
    "Read this sect. | Ask for the reg. | Go to the hosp. | Sit down.",
    "Ask J. R. Smith. | She can help.",
    "Written by A. A. Milne and J. A. Smith.",
    "Take it by drip (I.V.) or by mouth.",
    "Take vitamin C. | Take it daily.",
    "It may be hepatitis B. | Tests will show.",
    "He and I. | Then all of us.",
    "Ask the nurse or I. | Nurses know.",
    "Ask I. Smith or call J. Smith.",
    "A. Wash your hands. | B. Dry them.",
    "1. Wash your hands. | 2. Dry them.",
    "Take 2. | Then wait.",
    "Go to St. Mary on Baker St. | You can park there.",
    "The U.K. Government says so. | I live in the U.K. | You may too.",
    "I live in the U.K. | However, you may not.",
    "U.K. Government plan",
    "“Vitamin C. | Nothing else.”",
    "Is it open? | 5pm is best.",
    "Go to www.example.org. | We answer at nurse@example.org. | Thank you.",
    "See nhs.uk for more.",
    "Well... it may hurt. | Wait... | Then go on.",
    "Wait… | Then go… if you can.",
    "“Stop.” | “Why?” | “It hurts.”",
    "“Does it hurt?” Sam asked. | It did.",
    "“Does it hurt?” | It may do.",
    "“Does it hurt?” she whispered.",
    "We met. | “Does it hurt?” Sam asked. | It did.",
    "“Does it hurt?” The nurse asked. | It did.",
    "Sam asked: “Why?” | It hurt.",
    "“Why?” Asked twice, Sam nodded.",
    "“Does it hurt?” | The old nurse asked.",
    "“Does it hurt?” asked: Sam. | It did.",
    "(Does it hurt?) | Sam asked us.",
    "[Does it hurt?] | Sam asked us.",
    "Does it hurt? | Sam asked us.",
    "Is it sore (or red)? | Call us.",
    "Rest. | (See page 4.) | Then walk.",
    "Rest (see below.) and walk.",
    "Ready? or not! that is all.",
    "Really?! | Yes.",
    "This is a full stop. | then a small letter.",
    "A stop may stand apart . | Like this.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_splits_at_the_bars(marked: str) -> None:
    expected = marked.split(" | ")
    assert split(" ".join(expected)) == expected


def test_spans_leave_out_the_white_space_around_sentences() -> None:
    assert [tuple(span) for span in find_sentences("  One.\u00a0 Two. ")] == [(2, 6), (8, 12)]


@pytest.mark.parametrize("before", ["Ready?", "See no.", "It is vitamin C.", "(See below.)"])
def test_a_word_with_a_capital_inside_begins_with_a_small_letter(before: str) -> None:
    assert split(f"{before} eGFR.") == [f"{before} eGFR."]
    assert split(f"{before} EGFR.") == [before, "EGFR."]


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert find_sentences(text) == ()


@given(st.text(alphabet="aAI 1.?!…\"'”)(é\u00a0\n", max_size=60))
def test_the_sentences_hold_everything_but_the_white_space_between_them(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert all(sentence and sentence == sentence.strip() for sentence in split(text))
    starts = [span.start for span in find_sentences(text)]
    assert starts == sorted(set(starts))


@given(st.lists(st.sampled_from(["You may rest.", "Is it sore?", "Call us!"]), min_size=1))
def test_sentences_that_stand_in_a_row_stay_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
