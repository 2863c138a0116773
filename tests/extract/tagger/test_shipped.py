"""The model inside the package, on sentences of our own."""

import pytest

from onrecord.extract.tagger import Tagger
from onrecord.models import find_model, model_names
from onrecord.records import Document, Kind, Paragraph, Part
from tests.extract.tagger.fixtures import lines

pytestmark = pytest.mark.skipif("fast" not in model_names(), reason="the fast model is not in this checkout")

TEXT = """Talks on the river treaty stalled on Monday.
“We will not sign before the dam is inspected,” Foreign Minister Ana Ruiz told reporters.
Her deputy said that a new draft would be ready by June, and warned against delay.
The delegation left the capital by train at noon."""


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The fast model, loaded once."""
    return Tagger.load(find_model("fast"))


def document(text: str) -> Document:
    paragraphs = tuple(Paragraph(start, end, Part.BODY) for start, end in lines(text))
    return Document(name="treaty.txt", text=text, raw_sha256="", paragraphs=paragraphs)


def test_a_quotation_and_a_report_are_found_with_their_sources(tagger: Tagger) -> None:
    (found,) = tagger.attributions([document(TEXT)])
    by_content = {a.content.text: a for a in found}
    quoted = next(a for text, a in by_content.items() if "inspected" in text)
    assert quoted.kind is Kind.DIRECT
    assert quoted.source is not None
    assert "Ana Ruiz" in quoted.source.text
    reported = next(a for text, a in by_content.items() if "new draft" in text)
    assert reported.kind is Kind.INDIRECT
    assert reported.source is not None
    assert reported.source.text == "Her deputy"


def test_plain_narration_is_left_alone(tagger: Tagger) -> None:
    (found,) = tagger.attributions([document(TEXT)])
    assert not any("train" in a.content.text for a in found)


def test_every_span_is_what_the_text_says_there(tagger: Tagger) -> None:
    (found,) = tagger.attributions([document(TEXT)])
    assert found
    for attribution in found:
        for passage in (attribution.source, attribution.cue, attribution.content):
            for span in passage.spans if passage else ():
                assert TEXT[span.start : span.end] in (passage.text if passage else "")


def test_company_changes_nothing(tagger: Tagger) -> None:
    other = document("Nobody spoke.\n“Enough,” said the envoy.")
    alone = tagger.attributions([document(TEXT)])
    together = tagger.attributions([other, document(TEXT), other])
    assert together[1] == alone[0]
    assert together[0] == together[2]
