"""What rules on a parse find and a trained extractor was not taught: told acts, and attributions inside a content."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.acts import takes_a_side
from onrecord.extract.covered import Covered
from onrecord.records import Attribution, Kind, Passage

FREE = 0.3
"""A told act shares less than this part of its words with every content that was found."""


def complement(found: Sequence[Attribution], by_rule: Sequence[Attribution]) -> list[Attribution]:
    """`found`, with those of `by_rule` that tell an act outside all contents, or lie whole inside one.

    Whether something outermost is an attribution at all is left to the trained extractor, which knows it better.
    """
    cues = Covered(s for a in found if a.cue for s in a.cue.spans)
    contents = [a.content for a in found if a.kind is not Kind.NARRATED]
    covered = Covered(s for a in found for s in a.content.spans)
    more = [
        a
        for a in by_rule
        if a.cue is not None
        and a.source is not None
        and not cues.shared(a.cue.start, a.cue.end)
        and (_is_inside(a, contents) or _is_free_act(a, covered))
    ]
    return sorted([*found, *more], key=lambda a: (a.content.start, -a.content.end))


def _is_inside(attribution: Attribution, contents: Sequence[Passage]) -> bool:
    """True where source, cue and content all lie within one span of a larger content."""
    passages = [p for p in (attribution.source, attribution.cue, attribution.content) if p is not None]
    start, end = min(p.start for p in passages), max(p.end for p in passages)
    return any(
        span.start <= start and end <= span.end and content.spans != attribution.content.spans
        for content in contents
        for span in content.spans
    )


def _is_free_act(attribution: Attribution, covered: Covered) -> bool:
    """True for a told act that takes a side and whose words no content holds."""
    content, cue = attribution.content, attribution.cue
    if attribution.kind is not Kind.NARRATED or cue is None or not takes_a_side(cue.text):
        return False
    shared = sum(covered.shared(s.start, s.end) for s in content.spans)
    return shared < FREE * max(1, sum(s.end - s.start for s in content.spans)) and not covered.shared(
        cue.start, cue.end
    )
