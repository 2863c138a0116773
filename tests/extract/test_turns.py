from __future__ import annotations

from onrecord.extract.turns import turn_attributions
from onrecord.records import Document, Paragraph, Part, Span


def test_a_turn_is_one_attribution_over_its_paragraphs() -> None:
    text = "HALE: We begin.\nAnd go on.\nVELDE: Thank you."
    document = Document(
        "t",
        text,
        "0",
        (
            Paragraph(0, 15, Part.TURN, Span(0, 5), 0),
            Paragraph(16, 26, Part.TURN, None, 0),
            Paragraph(27, 44, Part.TURN, Span(27, 33), 2),
        ),
    )
    found = turn_attributions(document)
    assert [(a.source.text, a.content.text) for a in found if a.source] == [
        ("HALE", "We begin. […] And go on."),
        ("VELDE", "Thank you."),
    ]
