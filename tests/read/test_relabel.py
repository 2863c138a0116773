"""Correcting the genre of a document tells its turns and body apart anew."""

from dataclasses import replace

from onrecord.read import relabel
from onrecord.records import Document, Genre, Part
from tests.read.pages import read, texts

BRIEFING = (
    "Press briefing, Ketch\n\nMS HALE: Good morning. We will be in Ardenne in June.\n\nAnd we will be on time.\n\n"
    "QUESTION: And the dams?\n\nMS HALE: They are on our list.\n\nQUESTION: Thank you.\n\nMS HALE: Thank you all.\n"
)


def with_genre(document: Document, genre: Genre) -> Document:
    return relabel(document, replace(document.meta, genre=genre))


def test_the_turns_of_a_speech_become_body() -> None:
    document = read(BRIEFING)
    assert len(texts(document, Part.TURN)) == 6
    speech = with_genre(document, Genre.SPEECH)
    assert texts(speech, Part.TURN) == []
    assert texts(speech, Part.BODY) == texts(document, Part.TURN)
    assert all(p.speaker is None and p.turn is None for p in speech.paragraphs)


def test_turns_are_found_again() -> None:
    document = read(BRIEFING)
    assert with_genre(with_genre(document, Genre.SPEECH), document.meta.genre) == document


def test_other_parts_and_the_same_genre_stay() -> None:
    document = read(BRIEFING)
    speech = with_genre(document, Genre.SPEECH)
    assert texts(speech, Part.HEADLINE) == texts(document, Part.HEADLINE) != []
    assert relabel(document, document.meta) == document
