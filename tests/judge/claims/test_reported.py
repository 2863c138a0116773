"""What a statement inside another one claims is not the outer speaker's to hold."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge import judge
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Party,
    Passage,
    Speaker,
    Stance,
    Statement,
    text_hash,
)

TEXT = "The agency reported that Orlo had said he would never sign the pact, and it urged new talks."


def part(words: str) -> Passage:
    at = TEXT.index(words)
    return Passage.of(TEXT, [(at, at + len(words))])


def statement(speaker: str, content: str) -> Statement:
    return Statement("d", Kind.INDIRECT, part(content), "m", source=part(speaker), speakers=(Speaker(speaker),))


OUTER = statement("The agency", "that Orlo had said he would never sign the pact, and it urged new talks")
INNER = statement("Orlo", "he would never sign the pact")


class Everywhere:
    """Finds the same two issues in every statement that holds them."""

    def read(self, document: Document, statements: Sequence[Statement]) -> list[tuple[Claim, ...]]:
        """The claims of each statement."""
        return [
            tuple(
                Claim(Party(s.speakers[0].name), "REJECT", Issue(words, part(words)), Stance.OPPOSE)
                for words in ("sign the pact", "new talks")
                if words in s.content.text
            )
            for s in statements
        ]


def labels(statements: Sequence[Statement]) -> list[tuple[str, ...]]:
    made = judge(Document("t", TEXT, text_hash(TEXT)), statements, Everywhere())
    return [tuple(c.issue.label for c in s.claims) for s in made]


def test_the_inner_claim_is_the_inner_speakers_alone() -> None:
    assert labels([OUTER, INNER]) == [("new talks",), ("sign the pact",)]


def test_without_an_inner_statement_the_outer_one_keeps_its_claims() -> None:
    assert labels([OUTER]) == [("sign the pact", "new talks")]
