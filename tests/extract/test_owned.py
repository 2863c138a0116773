"""Acts told by a noun and its owner, where the extractor marks words without a parse."""

import pytest

from onrecord.extract.kinds import Quoted
from onrecord.extract.owned import owned_acts
from onrecord.extract.quotes import quotations
from onrecord.records import Document, Kind, Metadata, Paragraph, Part, text_hash


def report(text: str) -> Document:
    return Document("r.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), Metadata())


def acts(text: str) -> list[tuple[str, str, str]]:
    document = report(text)
    found = owned_acts(document, [], Quoted(quotations(text, document.paragraphs)))
    assert all(a.kind is Kind.NARRATED for a in found)
    return [(a.source.text, a.cue.text, a.content.text) for a in found if a.source and a.cue]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Velde’s rejection of the dam came late.", ("Velde", "rejection of", "the dam")),
        (
            "Premier Ana Orr’s rebuff of Holt’s offer must be read with care.",
            ("Premier Ana Orr", "rebuff of", "Holt’s offer"),
        ),
        ("He knew of Reyes’ refusal to meet the miners.", ("Reyes", "refusal", "to meet the miners")),
        (
            "It followed the latter’s remarks against the league the day before on May 3.",
            ("the latter", "remarks against", "the league"),
        ),
        ("The minister’s sharp condemnation of the raid, in June, was heard.",
         ("The minister", "condemnation of", "the raid")),
    ],
)  # fmt: skip
def test_a_noun_tells_an_act(text: str, act: tuple[str, str, str]) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The rejection of the dam came late.",
        "Velde’s offer was late.",
        "“Velde’s rejection of the dam is folly,” he said.",
        "Velde’s house of stone was sold.",
    ],
)
def test_other_nouns_tell_none(text: str) -> None:
    assert acts(text) == []
