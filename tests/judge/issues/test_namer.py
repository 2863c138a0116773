"""From an issue's words to the codebook's issue, or to a name of its own."""

import pytest

from onrecord.judge.issues import Namer, Normaliser, name_issues
from onrecord.models.issue_vectors import WordVectors
from onrecord.records import Claim, Issue, Kind, Part, Party, Passage, Span, Stance, Statement
from onrecord.resolve.codebook import read_codebook


def named(namer: Namer, words: str) -> Issue:
    return namer.name(Issue(words, Passage((Span(0, len(words)),), words)))


@pytest.mark.parametrize(
    ("words", "label", "opposite"),
    [
        ("strait talks", "strait talks", False),
        ("Talks with Ostreva", "strait talks", False),
        ("negotiations with Ostreva", "strait talks", False),
        ("breaking off talks with Ostreva", "strait talks", True),
        ("quotas for herring", "fisheries", False),
        ("the ban on Talmoran trawlers", "port ban", False),
        ("lift the ban on the Talmoran trawlers", "port ban", True),
        ("the harbours open", "port ban", True),
        ("end of the port ban", "port ban", True),
        ("keep the port ban", "port ban", False),
        ("a ban on oil exports", "oil exports", True),
        ("the pension age", "retirement age", False),
        ("raising the pension age", "retirement age", False),
        ("lower the age of retirement", "retirement age", True),
        ("scrapping the 2015 deal", "the 2015 deal", True),
        ("nuclear talks with Norland", "nuclear", False),
    ],
)
def test_words_lead_to_the_codebooks_issue(words: str, label: str, opposite: bool, namer: Namer) -> None:
    issue = named(namer, words)
    assert (issue.label, issue.opposite) == (label, opposite)
    assert issue.path
    assert issue.passage
    assert issue.passage.text == words


def test_the_longest_alias_inside_the_words_is_meant(namer: Namer) -> None:
    assert named(namer, "talks on anything but fish").label == "strait talks"
    assert named(namer, "the fish in the north").label == "fisheries"


def test_the_path_and_id_are_the_codebooks(namer: Namer) -> None:
    issue = named(namer, "herring quotas")
    assert issue.path == "strait talks > fisheries"
    assert issue.id == next(
        i.id
        for i in read_codebook("issues: [{name: strait talks}, {name: fisheries, parent: strait talks}]").issues[1:]
    )


@pytest.mark.parametrize(
    "words",
    ["talks with Talmora", "non-nuclear issues", "the 1979 deal", "gas exports", "everything except fish", "nuclear"],
)
def test_what_the_codebook_does_not_name_keeps_its_own_label(words: str, namer: Namer) -> None:
    issue = named(namer, words)
    assert issue.path is None
    assert issue.label == words.removeprefix("the ")
    assert issue.id


def test_the_same_words_get_the_same_name(namer: Namer) -> None:
    one, other = named(namer, "The second ferry"), named(namer, "the second ferry")
    assert (one.label, one.id) == (other.label, other.id) == ("second ferry", one.id)
    assert named(namer, "ferries to the island").id == named(namer, "the island's ferry").id
    assert named(namer, "the first ferry").id != one.id


def test_naming_again_changes_nothing(namer: Namer) -> None:
    for words in ("lift the port ban", "the second ferry"):
        once = named(namer, words)
        assert namer.name(once) == once


def test_words_without_a_passage_are_named_by_their_label(namer: Namer) -> None:
    assert namer.name(Issue("talks with Ostreva")).label == "strait talks"


def test_words_that_say_nothing_keep_themselves(namer: Namer) -> None:
    assert named(namer, "it").label == "it"
    assert named(namer, "…").label == "…"


def test_without_vectors_only_words_count(normaliser: Normaliser) -> None:
    namer = Namer(read_codebook("issues: [{name: retirement age}]").issues, normaliser, None)
    assert named(namer, "age of retirement").path == "retirement age"
    assert named(namer, "the pension age").path is None


def test_of_two_issues_with_one_phrase_the_first_is_meant(normaliser: Normaliser, vectors: WordVectors) -> None:
    issues = read_codebook("issues: [{name: ferry}, {name: transport, aliases: [ferries]}]").issues
    assert named(Namer(issues, normaliser, vectors), "ferries").label == "ferry"


def test_stance_on_the_issue_is_turned_where_the_words_name_its_opposite(namer: Namer) -> None:
    text = "lift the port ban"
    claim = Claim(Party("Ilse Varga"), "SUPPORT", Issue(text, Passage.of(text, [(0, 17)])), Stance.SUPPORT)
    statement = Statement("d1", Kind.INDIRECT, Passage.of(text, [(0, 17)]), "m@1", Part.BODY, claims=(claim,))
    [made] = name_issues([statement], namer)
    assert made.id == statement.id
    [coded] = made.claims
    assert (coded.stance, coded.stance_on_issue) == (Stance.SUPPORT, Stance.OPPOSE)
    assert claim.stance_on_issue is Stance.SUPPORT


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("the tax on boats", "taxes"),
        ("cut the tax", "taxes"),
        ("the taxes go up", "taxes"),
        ("release his tax records", "release his tax records"),
    ],
)
def test_an_alias_of_one_word_is_what_the_words_are_about(words: str, label: str, normaliser: Normaliser) -> None:
    book = read_codebook("issues:\n  - {name: taxes, aliases: [tax]}\n")
    assert named(Namer(book.issues, normaliser), words).label == label
