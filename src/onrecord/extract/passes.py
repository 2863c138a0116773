"""What is common to every extractor, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.complement import complement
from onrecord.extract.continued import continue_quotations
from onrecord.extract.extractor import Extractor, finds_nested, rules_beside
from onrecord.extract.floating import add_floating
from onrecord.extract.judgements import judgements
from onrecord.extract.kinds import Quoted
from onrecord.extract.nested import add_nested
from onrecord.extract.nesting import nest
from onrecord.extract.opening import clear_openings
from onrecord.extract.own import own_voice
from onrecord.extract.owned import owned_acts
from onrecord.extract.participants import drop_participants
from onrecord.extract.places import Places
from onrecord.extract.quotes import quotations
from onrecord.extract.relayed import relay
from onrecord.extract.scare import drop_terms
from onrecord.extract.tidy import (
    drop_appearances,
    drop_conjunctions,
    drop_sideless,
    leave_floating,
    tidy,
    whole_laws,
    without_cues,
)
from onrecord.extract.told import drop_empty
from onrecord.extract.turns import drop_labels, turn_attributions
from onrecord.extract.whole import whole_quotations
from onrecord.records import Attribution, Document


def extract(documents: Sequence[Document], extractor: Extractor, *, every_act: bool = False) -> list[list[Attribution]]:
    """The attributions of each document, complete: nested, with own voice, turns and floating quotations.

    Documents in a language other than English give an empty list; an unknown language is taken for English.
    `every_act` keeps told acts and asides that are no statements, as PolNeAR's annotators marked them.
    """
    readable = [d for d in documents if is_english(d)]
    quoted = [Quoted(quotations(d.text, d.paragraphs)) for d in readable]
    first = extractor.attributions(readable)
    if not finds_nested(extractor):
        first = [tidy(d, a, q) for d, a, q in zip(readable, first, quoted, strict=True)]
        if not every_act:
            first = [
                whole_laws(d.text, whole_quotations(d.text, without_cues(d.text, f), q))
                for d, f, q in zip(readable, first, quoted, strict=True)
            ]
            first = [
                drop_conjunctions(d.text, drop_appearances(drop_sideless(f)))
                for d, f in zip(readable, first, strict=True)
            ]
            first = [relay(d, f, q) for d, f, q in zip(readable, first, quoted, strict=True)]
            first = [[*f, *owned_acts(d, f, q)] for d, f, q in zip(readable, first, quoted, strict=True)]
        first = add_nested(readable, first, extractor, quoted)
        rules = None if every_act else rules_beside(extractor)
        if rules is not None:
            by_rule = rules.attributions(readable)
            first = [complement(f, r) for f, r in zip(first, by_rule, strict=True)]
    whole = iter([_complete(d, a, q, every_act) for d, a, q in zip(readable, first, quoted, strict=True)])
    return [next(whole) if is_english(d) else [] for d in documents]


def is_english(document: Document) -> bool:
    """True when the extractors can read the document."""
    language = document.meta.language
    return language is None or language.lower().split("-")[0] == "en"


def _complete(
    document: Document, attributions: Sequence[Attribution], quoted: Quoted, every_act: bool
) -> list[Attribution]:
    """Add to an extractor's attributions what the document itself says of voices, turns and quotations."""
    text, own = document.text, document.meta.genre.is_own_voice
    places = Places(document)
    turns = turn_attributions(document)
    found = [replace(a, part=places.part_at(a.content.start), parent=None, run=None) for a in attributions]
    found = clear_openings(text, drop_labels(found, turns), places)
    found = continue_quotations(text, drop_terms(text, found, quoted), quoted)
    if not every_act:
        found = leave_floating(text, found, places, quoted)
        found = drop_participants(drop_empty(found), places, own_voice=own)
    if not own:
        found = add_floating(document, found, quoted)
    return nest([*found, *own_voice(document), *judgements(document, found), *turns])
