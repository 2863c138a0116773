"""Acts told by a noun and its owner: "Reyes's rejection of the offer", "the latter's remarks against the league".

For extractors that mark words without a parse: they learn from annotations that leave most of these out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.covered import Covered
from onrecord.extract.kinds import Quoted
from onrecord.records import Attribution, Document, Kind, Passage, Span

CONFIDENCE = 0.6
"""A first guess until such acts are annotated in number."""

MAX_WORDS = 18
"""A longer content has run past its phrase."""

_TO_DO = "refusal|promise|pledge|vow|threat|offer|demand|call|proposal|plea|consent|readiness"
_OF = "rebuff|rejection|endorsement|condemnation|denunciation|repudiation|veto|denial|acceptance|approval|dismissal"
_AGAINST = "remarks?|comments?|words|statements?|speech|tirade|outburst|broadside"
_OTHER = (
    r"consent[ \xa0]to|objections?[ \xa0]to|calls?[ \xa0]for|demands?[ \xa0]for|ban[ \xa0]on|praise[ \xa0](?:of|for)"
)
_NAME = r"[A-Z][\w-]*(?:[ \xa0](?:(?:al|bin|von|van|de|of)[ \xa0])?[A-Z][\w-]*){0,5}"
_OFFICE = "latter|former|president|premier|chancellor|minister|ministry|government"
_WHO = rf"(?P<who>(?<![\w’'-])(?:[Tt]he (?:{_OFFICE})|{_NAME}))"
_CUE = (
    rf"(?:(?:(?:{_TO_DO})(?=[ \xa0](?:not[ \xa0])?to[ \xa0][a-z]))"
    rf"|(?:(?:{_OF})[ \xa0]of|(?:{_AGAINST})[ \xa0]against|{_OTHER}))"
)
_ACT = re.compile(rf"{_WHO}(?:['’]s|(?<=s)['’])[ \xa0](?:[a-z-]+[ \xa0]){{0,2}}?(?P<cue>{_CUE})[ \xa0]")
_END = re.compile(
    r"(?<![A-Z])\.|[,;:()—–―“”\"\n]|[ \xa0]-[ \xa0]|(?<!the day)(?<!the week)(?<!the month)(?<!the year)[ \xa0]"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|and|but|which|who"
    r"|that|when|while|as|after|before|because|since|if|unless|came|comes|means|meant|made|makes|seems?|seemed|drew"
    r"|led|left|followed|remains?|remained|shows?|showed)\b"
)
_TIME = re.compile(
    r"[ \xa0](?:the (?:day|week|month|year) before|the previous \w+|yesterday|last (?:\w+)"
    r"|(?:on|in) (?:[A-Z][a-z]+day|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{1,2})?(?: \d{4})?|\d{4}))$"
)


def owned_acts(document: Document, attributions: Sequence[Attribution], quoted: Quoted) -> list[Attribution]:
    """The acts that a noun tells of, outside quotations and clear of the contents and cues of `attributions`."""
    taken = Covered(s for a in attributions for p in (a.content, a.cue) if p is not None for s in p.spans)
    found = []
    for act in _acts(document):
        content, cue = act.content, act.cue
        free = cue is not None and not taken.shared(cue.start, content.end) and quoted.at(cue.start) is None
        if free:
            found.append(act)
    return found


def _acts(document: Document) -> Iterator[Attribution]:
    text = document.text
    for paragraph in document.paragraphs:
        if not paragraph.part.is_text:
            continue
        for match in _ACT.finditer(text, paragraph.start, paragraph.end):
            content = _content(text, match.end(), paragraph.end)
            if content is None:
                continue
            yield Attribution(
                Kind.NARRATED,
                Passage.of(text, [content]),
                source=Passage.of(text, [match.span("who")]),
                cue=Passage.of(text, [match.span("cue")]),
                part=paragraph.part,
                confidence=CONFIDENCE,
            )


def _content(text: str, start: int, limit: int) -> Span | None:
    """The phrase from `start`, up to a verb, a conjunction or a mark, without the time that it may end in."""
    stop = _END.search(text, start, limit)
    end = stop.start() if stop else limit
    while match := _TIME.search(text, start, end):
        end = match.start()
    words = len(text[start:end].split())
    return Span(start, end) if 0 < words <= MAX_WORDS else None
