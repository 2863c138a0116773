"""Who reports a statement: the speakers around it, then the document's author, then its publisher."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Document, Kind, Reporter, Speaker, statement_id
from onrecord.resolve.background import Background
from onrecord.resolve.names import actor_id


def reported_by(
    document: Document,
    attributions: Sequence[Attribution],
    index: int,
    speakers: Sequence[tuple[Speaker, ...]],
    background: Background | None = None,
) -> tuple[Reporter, ...]:
    """The chain above a statement, nearest reporter first. `{name: None}` stands where nobody is known.

    Author and publisher are the actors that `background` knows by their names. The document's own voice reports
    nothing of itself, so a statement of kind own has publisher alone above it.
    """
    links: list[Reporter] = []
    at = attributions[index].parent
    while at is not None:
        outer = attributions[at]
        own = statement_id(document.id, outer.content, outer.source, outer.cue)
        links += [Reporter(s.name, s.id, own) for s in speakers[at][:1]] or [Reporter(None, statement=own)]
        at = outer.parent
    return (*links, *_document_chain(document, attributions[index].kind, links, background))


def _document_chain(
    document: Document, kind: Kind, links: list[Reporter], background: Background | None
) -> list[Reporter]:
    """Author and publisher; the one unknown reporter where both are missing."""
    meta = document.meta
    names = [meta.author, meta.publisher]
    if kind is Kind.OWN or meta.genre.is_own_voice:
        names = [meta.publisher]
    known = {key for r in links for key in (r.name, r.id)} - {None}
    holders = [_holder(name, background) for name in names if name]
    chain = [r for r in holders if r.name not in known and r.id not in known]
    return chain if chain or links else [Reporter(None)]


def _holder(name: str, background: Background | None) -> Reporter:
    """The author or publisher of a name."""
    actor = background.actor(name) if background else None
    return Reporter(actor.name, actor.id) if actor else Reporter(name, actor_id(name))
