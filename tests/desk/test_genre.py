"""Correcting a document's genre changes which of its paragraphs are turns, in the ledger too."""

from __future__ import annotations

from types import ModuleType

from onrecord import desk
from onrecord.ledger import Ledger
from onrecord.read import ReadOptions
from onrecord.records import Part

BRIEFING = (
    "Press briefing, Ketch\n\nMS HALE: Good morning. We will be in Ardenne in June.\n\n"
    "QUESTION: And the dams?\n\nMS HALE: They are on our list.\n\nQUESTION: Thank you.\n\nMS HALE: Thank you all.\n"
)


def turns(ledger: Ledger) -> int:
    return sum(p.part is Part.TURN for p in ledger.read.document("briefing.txt").paragraphs)


def test_a_new_genre_is_stored_with_its_paragraphs(ledger: Ledger, fast: ModuleType) -> None:
    options = desk.AddOptions(read=ReadOptions())
    desk.add_bytes(ledger, "briefing.txt", BRIEFING.encode(), options, load=fast.Fast)
    assert turns(ledger) == 5
    desk.edit(ledger, "briefing.txt", {"genre": "speech"}, load=fast.Fast)
    assert turns(ledger) == 0
    desk.edit(ledger, "briefing.txt", {"genre": "transcript"}, load=fast.Fast)
    assert turns(ledger) == 5
    assert list(desk.verify(ledger)) == []
