"""What a corpus marks, so that only that is compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onrecord.measure.marked import Marked
from onrecord.records import Attribution, Kind, Passage, Span


class Scheme(StrEnum):
    """Which attributions a corpus has a place for.

    `polnear`: each attribution has a cue and stands in no other one's content (PolNeAR's annotation guidelines), so
    what is nested, a document's own voice and floating quotations are left out; acts of speech that pass on no
    position count. `outermost`: the same with floating quotations and without such acts, as the records of a ledger
    have it. `all`: every record counts, nested and own ones too. None counts what stands in comments or furniture.
    """

    POLNEAR = "polnear"
    OUTERMOST = "outermost"
    ALL = "all"

    @property
    def every_act(self) -> bool:
        """Whether told acts that are no statements are marked too."""
        return self is Scheme.POLNEAR


def marked(attributions: Sequence[Attribution], scheme: Scheme) -> list[Marked]:
    """The attributions of one document that the scheme has a place for, as spans, in their order."""
    return [_as_marked(a) for a in attributions if _has_place(a, attributions, scheme)]


def _has_place(attribution: Attribution, all_of_them: Sequence[Attribution], scheme: Scheme) -> bool:
    if not attribution.part.is_text or scheme is Scheme.ALL:
        return attribution.part.is_text
    if attribution.kind is Kind.OWN or (attribution.floating and scheme is Scheme.POLNEAR):
        return False
    return not _is_nested(attribution, all_of_them)


def _is_nested(attribution: Attribution, all_of_them: Sequence[Attribution]) -> bool:
    """True inside what somebody is said to have said, though not inside the document's own voice alone."""
    parent = None if attribution.parent is None else all_of_them[attribution.parent]
    while parent is not None and parent.kind is Kind.OWN:
        parent = None if parent.parent is None else all_of_them[parent.parent]
    return parent is not None


def _as_marked(attribution: Attribution) -> Marked:
    return Marked(_spans(attribution.source), _spans(attribution.cue), attribution.content.spans)


def _spans(passage: Passage | None) -> tuple[Span, ...]:
    return passage.spans if passage else ()
