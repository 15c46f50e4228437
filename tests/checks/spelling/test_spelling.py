"""Misspelt words are told with what they may be meant for; words that are right are not."""

from __future__ import annotations

import pytest

from tests.example_repository import LEAFLET, Repository, seen, where

SLIPS = """
recieve abuot apointment becuase hopsital medcine tabelt symptons breathng stomack diabets headace
swolen bandege dresing operaton nusre doctr weigth heigth liqiud tempreture infecton bleding
beleive wich ocassionally seperate definately neccessary untill begining sucessful suport shoudl
tommorow wendesday feburary exersise diarhoea antibiotc injecton ulser kidnys bladdr muscels
swalow chocking faintng dizzyness itchng sneazing coughng vomitting tiredneses apetite
""".split()
RIGHT = """
paracetamol ibuprofen amoxicillin warfarin metformin omeprazole salbutamol tamoxifen letrozole
lymphoedema oedema haemorrhage anaemia diarrhoea oesophagus paediatric foetus leukaemia tumour
colonoscopy endoscopy cannula catheter biopsy chemotherapy radiotherapy ultrasound echocardiogram
physiotherapist radiographer phlebotomist anaesthetist audiologist podiatrist dietitian midwife
helpline leaflet wellbeing bedtime breastfeeding mouthwash toothbrush handwashing wheelchair
bandage dressings plaster stitches sutures swab sling crutches splint brace corset hoist
swelling bruising itching soreness numbness tingling dizziness tiredness breathlessness wheeze
gravis pylori difficile aureus zoster simplex vulgaris planus nodosum areata fibrillation
kneecap shinbone collarbone breastbone eardrum nostril armpit groin buttock thigh calf ankle
organise recognise practise licence fulfil enrol travelling labelled counselling programme metre
attaches untreated reservoirs debulking steppage neutropenic thrombosis embolism stent statins
nappy dummy cot pram buggy toddler twins grandparent carer neighbour flatmate landlord
kettle freezer duvet pillow mattress bungalow stairlift handrail doorstep pavement kerb tyre
yoghurt aubergine courgette squash porridge crisps biscuit squeamish queasy poorly unwell
""".split()


def found(repository: Repository) -> list[tuple[str, str, str]]:
    """Return what the check finds: place, the characters there, and the message."""
    return [
        (where(finding), seen(repository.root, finding), finding.message)
        for finding in repository.findings("spelling")
    ]


def test_a_misspelt_word_is_told_once_with_what_may_be_meant(repository: Repository) -> None:
    repository.change("Bring a list", "You recieve it abuot noon, and recieve tea. Bring a list")
    assert found(repository) == [
        (f"{LEAFLET}:15:46", "recieve", "'recieve' is in no word list; is 'receive' or 'relieve' meant?"),
        (f"{LEAFLET}:15:57", "abuot", "'abuot' is in no word list; is 'abbot' or 'about' meant?"),
    ]  # fmt: skip
    finding = repository.findings("spelling")[0]
    assert (finding.severity.value, finding.fix) == ("notice", None)
    assert finding.help == (
        "Correct it; or, if it is right, add it to the glossary, or to `known_words` in "
        "checks/spelling.yaml."
    )


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("bodys", "'body's' or 'bodes' or 'body' or 'boys'"),
        ("womens", "'women's' or 'women'"),
        ("diseasess", "'diseases'"),
        ("aheart", "'a heart' or 'heart'"),
        ("drinkor", "'drink or' or 'drinker'"),
        ("ushing", "'using'"),
        ("shoud", "'shod' or 'should' or 'shout' or 'shroud'"),
    ],
)
def test_what_is_likely_meant_is_named(repository: Repository, word: str, meant: str) -> None:
    repository.change("Bring a list", f"It is {word} here. Bring a list")
    assert found(repository)[0][2] == f"'{word}' is in no word list; is {meant} meant?"


@pytest.mark.parametrize(
    "words",
    [
        "Recieve", "the RECIEVE form", "www.recieve.org", "ask@recieve.org", "pre-recieve",
        "(re)cieve", "teh end", "myelitis", "the arteritis", "Gastroenteritis", "valga",
    ],
)  # fmt: skip
def test_names_addresses_and_parts_are_left_alone(repository: Repository, words: str) -> None:
    repository.change("Bring a list", f"{words} Bring a list")
    assert found(repository) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("checks/spelling.yaml", "next_review: 2028", "next_review: 2028\nknown_words: [Recieve]"),
        ("content/glossary.yaml", "forms: [biopsies]", "forms: [biopsies, recieve]"),
        ("content/directory.yaml", "name: Clinic", "name: The recieve clinic"),
        ("content/people.yaml", "name: Grace Lead", "name: Grace recieve"),
    ],
)
def test_what_is_shared_is_meant(repository: Repository, file: str, old: str, new: str) -> None:
    repository.change("Bring a list", "You recieve it. Bring a list")
    assert len(found(repository)) == 1
    repository.change(old, new, file)
    assert found(repository) == []


def test_of_200_lines_hardly_one_is_told_that_is_right(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [f"Tell the nurse about the {word} today." for word in (*SLIPS, *RIGHT)]
    assert len(lines) >= 200
    points = "".join(f"      - {line}\n" for line in lines)
    repository.change("      You can go home when", f"{points}\n      You can go home when")
    told = {word for _, word, _ in found(repository)}
    right, wrong = told & {*SLIPS}, told - {*SLIPS}
    precision, recall = len(right) / len(told), len(right) / len(SLIPS)
    with capsys.disabled():
        print(f"\nspelling, {len(lines)} lines: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.95, wrong
    assert recall >= 0.65, {*SLIPS} - right
