"""The one way through the room: attributions in, statements out, in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Document, Kind, Speaker, Statement, statement_id
from onrecord.resolve.actors import Cast
from onrecord.resolve.background import Background
from onrecord.resolve.chain import reported_by
from onrecord.resolve.hedges import hedges
from onrecord.resolve.identities import identified
from onrecord.resolve.known import Known
from onrecord.resolve.names import actor_id
from onrecord.resolve.parties import parties
from onrecord.resolve.reported_on import with_days
from onrecord.resolve.roles import in_office
from onrecord.resolve.settings import settings
from onrecord.resolve.when import told
from onrecord.resolve.when_events import NamedEvent


def resolve(
    document: Document,
    attributions: Sequence[Attribution],
    model: str,
    *,
    events: Sequence[NamedEvent] = (),
    known: Known | None = None,
) -> list[Statement]:
    """Statements for `attributions`, one each and in their order. `model` is stored with each ("baseline@1").

    Attributions come as `onrecord.extract.extract` gives them: in text order, with `parent` and `run` set. `events`
    are a codebook's named events with their days; they come before the ones that ship. `known` are the actors known
    beside the document; without them everybody is who the document says.
    """
    background = Background(known, document) if known is not None else None
    named = identified(_speakers(document, attributions, background), background)
    times = told(document, attributions, named, events)
    speakers = in_office(named, [time.said_on for time in times], background)
    places = settings(document, attributions)
    ids = (statement_id(document.id, a.content, a.source, a.cue) for a in attributions)
    days = {identity: time.said_on for identity, time in zip(ids, times, strict=True)}
    return [
        Statement(
            document.id,
            a.kind,
            a.content,
            model,
            part=a.part,
            floating=a.floating,
            source=a.source,
            cue=a.cue,
            speakers=speakers[i],
            reported_by=with_days(
                reported_by(document, attributions, i, speakers, background), days, document.meta.published_on
            ),
            said_on=times[i].said_on,
            occasion=times[i].occasion,
            medium=places[i].medium,
            venue=places[i].venue,
            audience=places[i].audience,
            hedges=hedges(document.text, a),
            flags=times[i].flags,
            confidence=a.confidence,
        )
        for i, a in enumerate(attributions)
    ]


def _speakers(
    document: Document, attributions: Sequence[Attribution], background: Background | None
) -> list[tuple[Speaker, ...]]:
    """The speakers of each attribution; sources are read in the order of the text, so that pronouns look back, but the
    speaker of a quotation before those inside it."""
    cast = Cast(document, background)
    found: list[tuple[Speaker, ...]] = [()] * len(attributions)
    for index in _reading_order(attributions):
        attribution = attributions[index]
        if attribution.kind is Kind.OWN:
            found[index] = own_speaker(document)
        elif attribution.source is not None and not attribution.floating:
            outer = found[attribution.parent] if attribution.parent is not None else ()
            found[index] = cast.speakers(attribution.source, attribution.sources, outer)
    for index, attribution in enumerate(attributions):
        if attribution.floating and attribution.run is not None:
            found[index] = tuple(
                Speaker(s.name, s.id, s.role, "floating quotation, speaker of the run it continues")
                for s in found[attribution.run]
            )
    return found


def _reading_order(attributions: Sequence[Attribution]) -> list[int]:
    """The indexes by the place of the source, each after that of what surrounds it."""
    order: dict[int, None] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _source_start(attributions[i])):
        above, at = [index], attributions[index].parent
        while at is not None and at not in order:
            above.append(at)
            at = attributions[at].parent
        order |= dict.fromkeys(reversed(above))
    return list(order)


def _source_start(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source is not None else attribution.content.start


def own_speaker(document: Document) -> tuple[Speaker, ...]:
    """Whose voice the document is: the speaker it names, else its author, else its publisher."""
    meta = document.meta
    for name, basis in ((meta.speaker, "speaker"), (meta.author, "author"), (meta.publisher, "publisher")):
        if name:
            return (Speaker(name, actor_id(name), basis=f"own voice, the document's {basis}"),)
    return parties(document)
