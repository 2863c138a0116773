"""What is common to every extractor, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.continued import continue_quotations
from onrecord.extract.extractor import Extractor
from onrecord.extract.floating import add_floating
from onrecord.extract.kinds import Quoted
from onrecord.extract.nesting import nest
from onrecord.extract.own import own_voice
from onrecord.extract.places import Places
from onrecord.extract.quotes import quotations
from onrecord.extract.scare import drop_terms
from onrecord.extract.turns import drop_labels, turn_attributions
from onrecord.records import Attribution, Document


def extract(documents: Sequence[Document], extractor: Extractor) -> list[list[Attribution]]:
    """The attributions of each document, complete: nested, with own voice, turns and floating quotations.

    Documents in a language other than English give an empty list; an unknown language is taken for English.
    """
    readable = [d for d in documents if is_english(d)]
    found = iter(extractor.attributions(readable))
    return [complete(d, next(found)) if is_english(d) else [] for d in documents]


def is_english(document: Document) -> bool:
    """True when the extractors can read the document."""
    language = document.meta.language
    return language is None or language.lower().split("-")[0] == "en"


def complete(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Add to an extractor's attributions what the document itself says of voices, turns and quotations."""
    quoted = Quoted(quotations(document.text, document.paragraphs))
    places = Places(document)
    turns = turn_attributions(document)
    found = [replace(a, part=places.part_at(a.content.start), parent=None, run=None) for a in attributions]
    found = drop_labels(found, turns)
    found = drop_terms(document.text, found, quoted)
    found = continue_quotations(document.text, found, quoted)
    if not document.meta.genre.is_own_voice:
        found = add_floating(document, found, quoted)
    return nest([*found, *own_voice(document), *turns])
