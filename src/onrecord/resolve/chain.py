"""Who reports a statement: the speakers around it, then the document's author, then its publisher."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Document, Kind, Reporter, Speaker, statement_id
from onrecord.resolve.names import actor_id


def reported_by(
    document: Document, attributions: Sequence[Attribution], index: int, speakers: Sequence[tuple[Speaker, ...]]
) -> tuple[Reporter, ...]:
    """The chain above a statement, nearest reporter first. `{name: None}` stands where nobody is known.

    The document's own voice reports nothing of itself, so a statement of kind own has publisher alone above it.
    """
    links: list[Reporter] = []
    at = attributions[index].parent
    while at is not None:
        outer = attributions[at]
        own = statement_id(document.id, outer.content, outer.source, outer.cue)
        links += [Reporter(s.name, s.id, own) for s in speakers[at][:1]] or [Reporter(None, statement=own)]
        at = outer.parent
    return (*links, *_document_chain(document, attributions[index].kind, links))


def _document_chain(document: Document, kind: Kind, links: list[Reporter]) -> list[Reporter]:
    """Author and publisher; the one unknown reporter where both are missing."""
    meta = document.meta
    names = [meta.author, meta.publisher]
    if kind is Kind.OWN or meta.genre.is_own_voice:
        names = [meta.publisher]
    known = {r.name for r in links}
    chain = [Reporter(n, actor_id(n)) for n in names if n and n not in known]
    return chain if chain or links else [Reporter(None)]
