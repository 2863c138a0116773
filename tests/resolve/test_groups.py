"""Groups, bodies and documents as sources: whom they mean, and when they keep their own words."""

from __future__ import annotations

import pytest

from onrecord.resolve.acronyms import Acronyms
from onrecord.resolve.sentences import Quotes, sentence_start
from tests.resolve.test_speakers import speakers

MET = "Foreign Minister Ada Reuss of Sudland met Finance Minister Karl Orsini of Norland. "


@pytest.mark.parametrize(
    "group", ["Both", "The two ministers", "Both ministers", "The pair", "The two", "Both of them"]
)
def test_a_group_of_two_is_the_two_of_the_sentence_before(group: str) -> None:
    assert speakers(f"{MET}{group} said it was over.", (group, "it was over")) == [["Ada Reuss", "Karl Orsini"]]


@pytest.mark.parametrize("group", ["Both sides", "The two countries", "The two sides", "Both governments"])
def test_sides_are_the_two_countries_of_the_report(group: str) -> None:
    text = f"Talks between Norland and Sudland ended. It rained. {group} said it was over."
    assert speakers(text, (group, "it was over")) == [["Government of Norland", "Government of Sudland"]]


def test_women_are_not_men() -> None:
    text = (
        "Defence Minister Rosa Marsh and Mrs Anna Kell met Mr Karl Orsini. The two women said no. The two men said yes."
    )
    assert speakers(text, ("The two women", "no"), ("The two men", "yes")) == [
        ["Rosa Marsh", "Anna Kell"],
        ["The two men"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ada Reuss, Finance Minister Karl Orsini and Interior Minister Max Berg met. Both said no.",
        "Foreign Minister Ada Reuss spoke. Two ministers said no.",
        "Port Alba and Long Quay are towns. Both said no.",
        "The bill has friends on the left and the right. Both sides said no.",
    ],
)
def test_a_group_that_is_not_plain_keeps_its_words_and_no_id(text: str) -> None:
    group = text.rsplit(". ", maxsplit=1)[-1].removesuffix(" said no.")
    assert speakers(text, (group, "no")) in ([[group]], [[]])


def test_they_are_those_who_spoke_together_just_before() -> None:
    text = f"{MET}The two ministers said no. They said yes. Reuss said maybe. They said so again."
    found = speakers(text, ("The two ministers", "no"), ("They", "yes"), ("Reuss", "maybe"), ("They", "so again"))
    assert found == [["Ada Reuss", "Karl Orsini"], ["Ada Reuss", "Karl Orsini"], ["Ada Reuss"], []]


def test_unnamed_several_stay_unnamed_as_they() -> None:
    assert speakers("Three envoys said no. They said yes.", ("Three envoys", "no"), ("They", "yes")) == [
        ["Three envoys"],
        ["Three envoys"],
    ]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Both Norland and Sudland", ["Government of Norland", "Government of Sudland"]),
        ("Norland and Sudland, the two powers of the river,", ["Government of Norland", "Government of Sudland"]),
        ("Ada Reuss and other senior conservatives", ["Ada Reuss", "other senior conservatives"]),
        ("the chancellor and others", ["Karl Orsini", "others"]),
        ("Senators Ada Reuss, R-Alba, and Karl Orsini, D-Quay,", ["Ada Reuss", "Karl Orsini"]),
        ("senior Unionists", ["senior Unionists"]),
        ("Reuss's aides and friends", ["Reuss's aides and friends"]),
    ],
)
def test_enumerations(source: str, names: list[str]) -> None:
    text = f"Ada Reuss and the chancellor, Karl Orsini, came. Then {source} said no."
    assert speakers(text, (source, "no")) == [names]


def test_the_body_of_before() -> None:
    text = "The Harbour Ministry of Norland met. The ministry said no. It said so twice. The agency said yes."
    found = speakers(text, ("The ministry", "no"), ("It", "so twice"), ("The agency", "yes"))
    assert found == [["Harbour Ministry of Norland"]] * 2 + [["The agency"]]


def test_two_bodies_of_one_noun_leave_it_open() -> None:
    text = "The Harbour Ministry and the Grain Ministry met. The ministry said no. The grain ministry said yes."
    assert speakers(text, ("The ministry", "no"), ("The grain ministry", "yes")) == [
        ["The ministry"],
        ["Grain Ministry"],
    ]


def test_a_body_before_a_relative_pronoun() -> None:
    text = "Few trust the Council on Harbours, which said no."
    assert speakers(text, ("which", "no")) == [["Council on Harbours"]]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("The Grain Ministry's statement", ["Grain Ministry"]),
        ("A report by the World Ferry Organization", ["World Ferry Organization"]),
        ("a World Ferry Organization report", ["World Ferry Organization"]),
        ("A letter signed by Ada Reuss and Karl Orsini", ["Ada Reuss", "Karl Orsini"]),
        ("Reuss's last letter to the chancellor", ["Ada Reuss"]),
        ("His tweet", ["Karl Orsini"]),
        ("An editorial in the World Ferry Organization", ["World Ferry Organization"]),
        ("a document on the Grain Ministry's website", ["Grain Ministry"]),
        ("Friday's statement", ["Friday's statement"]),
        ("A new report", ["A new report"]),
        ("an official's memo", ["an official's memo"]),
        ("the Orsini report", ["the Orsini report"]),
    ],
)
def test_a_document_speaks_for_whoever_the_text_says_wrote_it(source: str, names: list[str]) -> None:
    text = f"Ada Reuss left. Karl Orsini, the chancellor, spoke to the Grain Ministry. {source} said no."
    assert speakers(text, (source, "no")) == [names]


@pytest.mark.parametrize(
    ("before", "source", "names"),
    [
        ("The Grain Ministry issued a statement on Sunday.", "The statement", ["Grain Ministry"]),
        ("Ada Reuss has published an article on rivers.", "The piece", ["Ada Reuss"]),
        ("A study conducted by the World Ferry Organization came out.", "The study", ["World Ferry Organization"]),
        ("The Grain Ministry's report is long.", "The report", ["Grain Ministry"]),
        (
            "The Grain Ministry issued a statement. A statement also came from elsewhere.",
            "The statement",
            ["The statement"],
        ),
        ("The dean of the Grain Ministry wrote a letter.", "The letter", ["The letter"]),
        ("The Grain Ministry's parrot ate a letter.", "The letter", ["The letter"]),
        ("The Grain Ministry met.", "The statement", ["The statement"]),
    ],
)
def test_a_document_of_before(before: str, source: str, names: list[str]) -> None:
    assert speakers(f"{before} {source} said no.", (source, "no")) == [names]


def test_a_statement_in_which_somebody_spoke() -> None:
    text = "Ada Reuss said no in a written statement. The statement said why. It said more."
    found = speakers(text, ("Ada Reuss", "no"), ("The statement", "why"), ("It", "more"))
    assert found == [["Ada Reuss"]] * 3


def test_an_acronym_is_the_one_name_before_with_its_initials() -> None:
    text = "The Eastern Basin Survey met. The Early Bird Society did not. EBS and RTG spoke."
    acronyms = Acronyms(text)
    assert acronyms.full("EBS", text.index("EBS")) is None
    assert acronyms.full("EBS", text.index("The Early")) == "Eastern Basin Survey"
    assert acronyms.full("RTG", len(text)) is None


def test_sentences_do_not_end_at_initials_and_titles() -> None:
    text = "Yes. Gen. Karl W. Orsini of the U.S. Navy met Mr. Berg. No."
    assert text[sentence_start(text, text.index("Berg")) :].startswith("Gen.")


def test_quotations_end_with_their_marks_or_their_line() -> None:
    text = 'He said “one “two” three” four\n“five\nsix "seven" eight'
    quotes = Quotes(text)
    assert [word for word in "one two three four five six seven eight".split() if quotes.at(text.index(word))] == [
        "one",
        "two",
        "three",
        "five",
        "seven",
    ]
