"""A document's own voice: a speech, communiqué, letter or resolution is its speaker's from first word to last."""

from __future__ import annotations

from onrecord.records import Attribution, Document, Kind, Part, Passage


def own_voice(document: Document) -> list[Attribution]:
    """One attribution of kind own for each body paragraph of a document that is one voice; else nothing."""
    if not document.meta.genre.is_own_voice:
        return []
    return [
        Attribution(Kind.OWN, Passage.of(document.text, [(p.start, p.end)]), part=p.part)
        for p in document.paragraphs
        if p.part is Part.BODY and p.end > p.start
    ]
