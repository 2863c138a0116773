"""Words that a speaker says of his own saying: "I think", "we ask", "as you will find" inside what he is saying.

They belong to the statement around them. What he quotes of himself from another day ("I said in May: “…”") stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.covered import Covered
from onrecord.extract.places import Places
from onrecord.records import Attribution, Kind, Part

_FIRST_OR_SECOND = re.compile(r"(?:i|we|you|me|us|my (?:own )?view|our (?:own )?view)", re.IGNORECASE)
_PARTY = re.compile(
    r"(?:the )?(?:two |both )?(?:high contracting )?(?:parties|sides|participants|signatories|delegations|undersigned)",
    re.IGNORECASE,
)
_QUOTED = {Kind.DIRECT, Kind.MIXED}
_PAST = re.compile(
    r"\b(?:said|told|warned|asked|wrote|added|stated|declared|promised|vowed|heard|explained|insisted|announced|agreed"
    r"|\w+ed)\b",
    re.IGNORECASE,
)


def drop_participants(attributions: Iterable[Attribution], places: Places, *, own_voice: bool) -> list[Attribution]:
    """`attributions` without those whose source is the speaker himself, or whom he speaks to.

    `own_voice` tells that the whole document is one voice. Elsewhere only what stands in a turn or in another one's
    content is looked at.
    """
    everything = list(attributions)
    spoken = Covered(s for a in everything if a.kind in _QUOTED for s in a.content.spans)
    return [
        a
        for a in everything
        if not (
            (own_voice and _is_party(a))
            or (_is_aside(a) and (own_voice or _in_turn(a, places) or _is_within(a, spoken)))
        )
    ]


def _is_party(attribution: Attribution) -> bool:
    """True for what "the Parties" of a communiqué themselves say in it."""
    source = attribution.source
    return source is not None and attribution.kind not in _QUOTED and bool(_PARTY.fullmatch(source.text.strip()))


def _is_aside(attribution: Attribution) -> bool:
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not _FIRST_OR_SECOND.fullmatch(source.text.strip()):
        return False
    if attribution.kind in _QUOTED:
        return False
    return source.text.lower() == "you" or attribution.kind is Kind.NARRATED or not _PAST.search(cue.text)


def _in_turn(attribution: Attribution, places: Places) -> bool:
    return places.part_at(attribution.content.start) is Part.TURN


def _is_within(attribution: Attribution, spoken: Covered) -> bool:
    at = attribution.cue.start if attribution.cue else attribution.content.start
    return spoken.shared(at, at + 1) > 0
