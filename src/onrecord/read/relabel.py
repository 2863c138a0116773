"""Paragraphs found anew after a person has corrected what sort of document it is."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.draft import Block
from onrecord.read.page import Page
from onrecord.read.paragraphs import paragraphs
from onrecord.read.parts import as_paragraphs, own_voice
from onrecord.read.turns import continue_turns, find_turns
from onrecord.records import Document, Genre, Metadata, Part

_SPOKEN = frozenset({Part.BODY, Part.TURN})


def relabel(document: Document, meta: Metadata) -> Document:
    """`document` with `meta`, its turns and body told apart as the genre in `meta` asks.

    The turns of a speech, communiqué, letter or resolution become body; in other genres turns are looked for again,
    with more trust in labels where it is a transcript or interview. All other parts and all bounds stay as they are.
    """
    if meta.genre is document.meta.genre:
        return replace(document, meta=meta)
    blocks = [Block(p.start, p.end, None if p.part in _SPOKEN else p.part) for p in document.paragraphs]
    page = Page.of(paragraphs(document.text, blocks))
    if len(page.paras) != len(document.paragraphs):
        return replace(document, meta=meta)
    if not meta.genre.is_own_voice:
        known = meta.genre in {Genre.TRANSCRIPT, Genre.INTERVIEW}
        find_turns(page, known)
        continue_turns(page, known)
    for index, _ in page.open():
        page.label(index, Part.BODY)
    page = own_voice(page) if meta.genre.is_own_voice else page
    return replace(document, meta=meta, paragraphs=as_paragraphs(page))
