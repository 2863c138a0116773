"""Issues gathered from many claims, and the draft that is made of them."""

import pytest

from onrecord.judge.issues import Cluster, Mention, Normaliser, clusters
from onrecord.judge.issues.draft import draft
from onrecord.models.issue_vectors import WordVectors
from onrecord.resolve.codebook import read_codebook

SAID = (
    "lifting the sanctions on Norland",
    "the sanctions on Norland",
    "Sanctions against Norland",
    "sanctions on Sudmark",
    "the retirement age",
    "the pension age",
    "nuclear talks",
    "non-nuclear talks",
    "sanctions on Norland",
)


@pytest.fixture
def found(normaliser: Normaliser, vectors: WordVectors) -> list[Cluster]:
    return clusters((Mention(words, f"Varga on {words}") for words in SAID), normaliser, vectors)


def test_phrasings_come_together_most_frequent_first(found: list[Cluster]) -> None:
    assert (found[0].name, found[0].count) == ("sanctions on Norland", 4)
    assert found[0].aliases == ("sanctions against Norland",)
    assert found[0].opposites == ("lifting the sanctions on Norland",)
    assert found[0].examples == ("Varga on lifting the sanctions on Norland", "Varga on the sanctions on Norland")
    assert {found[1].name, *found[1].aliases} == {"retirement age", "pension age"}


def test_what_never_meets_stays_apart(found: list[Cluster]) -> None:
    names = {cluster.name for cluster in found}
    assert {"nuclear talks", "non-nuclear talks", "sanctions on Sudmark"} <= names
    assert sum(cluster.count for cluster in found) == len(SAID)


def test_the_order_of_claims_does_not_matter(
    found: list[Cluster], normaliser: Normaliser, vectors: WordVectors
) -> None:
    turned = clusters((Mention(words, "x") for words in reversed(SAID)), normaliser, vectors)
    assert [(c.name, c.count, c.aliases) for c in turned] == [(c.name, c.count, c.aliases) for c in found]


def test_a_draft_is_a_codebook_that_names_the_same_issues(found: list[Cluster]) -> None:
    text = draft(found, [("Ilse Varga", 1200)])
    book = read_codebook(text)
    assert [issue.name for issue in book.issues] == [cluster.name for cluster in found]
    assert "  # 4 claims\n  #   Varga on lifting the sanctions on Norland\n" in text
    assert "#   - name: Ilse Varga  # 1,200 statements\n" in text


HOSTILE = (
    "yes",
    "2015",
    "a: b",
    "# no",
    "- x",
    "'q\"",
    "a > b",
    "{x}",
    "[y]",
    "line\u2028break",
    "nul\x00l",
    "&a *b",
    "@x",
    "",
)


def test_words_of_any_kind_make_valid_yaml() -> None:
    made = [
        Cluster(words, (f"{words} one", words), (f"{words} two",), 1, (f"{words}\n- name: x",)) for words in HOSTILE
    ]
    book = read_codebook(draft(made, [(words, 1) for words in HOSTILE]))
    assert [issue.name for issue in book.issues][:6] == ["yes", "2015", "a: b", "# no", "- x", "'q\""]
    assert len(book.issues) == len(HOSTILE) - 1


def test_no_phrase_is_drafted_twice() -> None:
    made = [
        Cluster("ferry", ("boat",), ("no boat",), 2, ()),
        Cluster("ship", ("boat", "ferry", "Boat"), ("no boat",), 1, ()),
    ]
    [ferry, ship] = read_codebook(draft(made, [])).issues
    assert (ferry.aliases, ship.aliases, ship.opposites) == (("boat",), (), ())


def test_nothing_said_makes_an_empty_codebook() -> None:
    text = draft([], [])
    assert read_codebook(text).issues == ()
    assert "no claims yet" in text
