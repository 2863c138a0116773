"""The one way through the room: attributions in, statements out, in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Document, Kind, Speaker, Statement, When
from onrecord.resolve.actors import Cast, singles
from onrecord.resolve.chain import reported_by
from onrecord.resolve.hedges import hedges
from onrecord.resolve.names import actor_id
from onrecord.resolve.when import Sentences, explicit, inherited, occasion_day


def resolve(document: Document, attributions: Sequence[Attribution], model: str) -> list[Statement]:
    """Statements for `attributions`, one each and in their order. `model` is stored with each ("baseline@1").

    Attributions come as `onrecord.extract.extract` gives them: in text order, with `parent` and `run` set.
    """
    speakers = _speakers(document, attributions)
    days = _days(document, attributions, speakers)
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
            reported_by=reported_by(document, attributions, i, speakers),
            said_on=days[i],
            hedges=hedges(document.text, a),
            confidence=a.confidence,
        )
        for i, a in enumerate(attributions)
    ]


def _speakers(document: Document, attributions: Sequence[Attribution]) -> list[tuple[Speaker, ...]]:
    """The speakers of each attribution; sources are read in the order of the text, so that pronouns look back."""
    cast = Cast(document)
    found: list[tuple[Speaker, ...]] = [()] * len(attributions)
    order = sorted(range(len(attributions)), key=lambda i: _source_start(attributions[i]))
    for index in order:
        attribution = attributions[index]
        if attribution.kind is Kind.OWN:
            found[index] = own_speaker(document)
        elif attribution.source is not None and not attribution.floating:
            outer = found[attribution.parent] if attribution.parent is not None else ()
            avoid = outer[0].name if outer else None
            passages = singles(attribution.source, attribution.sources)
            found[index] = tuple(cast.speaker(p, avoid) for p in passages)
    for index, attribution in enumerate(attributions):
        if attribution.floating and attribution.run is not None:
            found[index] = tuple(
                Speaker(s.name, s.id, s.role, "floating quotation, speaker of the run it continues")
                for s in found[attribution.run]
            )
    return found


def _source_start(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source is not None else attribution.content.start


def own_speaker(document: Document) -> tuple[Speaker, ...]:
    """Whose voice the document is: the speaker it names, else its author, else its publisher."""
    meta = document.meta
    for name, basis in ((meta.speaker, "speaker"), (meta.author, "author"), (meta.publisher, "publisher")):
        if name:
            return (Speaker(name, actor_id(name), basis=f"own voice, the document's {basis}"),)
    return ()


def _days(
    document: Document, attributions: Sequence[Attribution], speakers: Sequence[tuple[Speaker, ...]]
) -> list[When | None]:
    """The day of each statement: in its cue's sentence, or that of the speech it goes on with."""
    sentences = Sentences(document.text)
    days: list[When | None] = [explicit(document.text, a, sentences) for a in attributions]
    for index, attribution in enumerate(attributions):
        if days[index] is not None:
            continue
        if attribution.floating and attribution.run is not None:
            base = days[attribution.run]
            days[index] = inherited(base) if base else None
        elif _can_inherit(document, attribution) and speakers[index]:
            mark = attribution.cue.start if attribution.cue else attribution.content.start
            days[index] = occasion_day(document.text, mark, sentences, _paragraph_start(document, mark))
    return days


def _can_inherit(document: Document, attribution: Attribution) -> bool:
    """True for words that may go on with a speech: not a told act, and not what the author merely infers."""
    spoken = attribution.source is not None and attribution.kind is not Kind.NARRATED
    return spoken and not hedges(document.text, attribution)


def _paragraph_start(document: Document, offset: int) -> int:
    newline = document.text.rfind("\n", 0, offset)
    return newline + 1
