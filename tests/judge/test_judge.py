from __future__ import annotations

import pytest

from onrecord.judge import judge
from onrecord.records import Document, Kind, Passage, Speaker, Stance, Statement, text_hash


def judged(text: str, cue: str, content: str) -> list[tuple[str, str, str, list[str]]]:
    document = Document("t", text, text_hash(text))

    def part(words: str) -> Passage:
        at = text.index(words)
        return Passage.of(text, [(at, at + len(words))])

    statement = Statement(
        document.id, Kind.NARRATED, part(content), "m", source=part("Hale"), cue=part(cue), speakers=(Speaker("Hale"),)
    )
    (made,) = judge(document, [statement])
    return [(c.act, c.stance.value, c.issue.label, [x.text for x in c.conditions]) for c in made.claims]


@pytest.mark.parametrize(
    ("text", "cue", "content", "claim"),
    [
        ("Hale rejected the truce.", "rejected", "the truce", ("REJECT", "oppose", "the truce", [])),
        ("Hale backed the truce.", "backed", "the truce", ("SUPPORT", "support", "the truce", [])),
        ("Hale has banned talks.", "has banned", "talks", ("REJECT", "oppose", "talks", [])),
        ("Hale vowed to leave.", "vowed", "to leave", ("COOPERATE", "support", "leave", [])),
        ("Hale refused to sign.", "refused", "to sign", ("REJECT", "oppose", "sign", [])),
        ("Hale refused to rule out a vote.", "refused to rule out", "a vote", ("CONSULT", "unclear", "a vote", [])),
        ("Hale did not rule out a vote.", "did not rule out", "a vote", ("REJECT", "unclear", "a vote", [])),
        ("Hale called for a vote.", "called for", "a vote", ("REQUEST", "support", "a vote", [])),
        ("Hale won’t agree to a vote.", "won’t agree to", "a vote", ("AGREE", "oppose", "a vote", [])),
        (
            "Hale agreed to sign unless the raids go on.",
            "agreed",
            "to sign unless the raids go on",
            ("AGREE", "conditional", "sign", ["unless the raids go on"]),
        ),
    ],
)
def test_cues_that_carry_a_stance(text: str, cue: str, content: str, claim: tuple[str, str, str, list[str]]) -> None:
    assert judged(text, cue, content) == [claim]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Hale failed to condemn the raid.", "failed to condemn", "the raid"),
        ("Hale stopped short of backing the bill.", "stopped short of backing", "the bill"),
        ("Hale said that talks failed.", "said", "that talks failed"),
        ("Hale rejected them.", "rejected", "them"),
        ("Hale offered tea.", "offered", "tea"),
    ],
)
def test_no_claim_where_in_doubt(text: str, cue: str, content: str) -> None:
    assert judged(text, cue, content) == []


def test_stances_are_the_records_own() -> None:
    assert {s.value for s in Stance} >= {"support", "oppose", "conditional", "unclear"}
