"""Medium, venue and audience of a statement, as words of the clause that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.records import Attribution, Document, Passage, Setting
from onrecord.resolve.timex import words
from onrecord.resolve.when_clause import Clauses, aside, inside, reach
from onrecord.resolve.when_occasion import medium_at

_STOP = (
    r"(?=\s*(?:[,.;:“\"”(—–]|$|\n|\b(?:that|on|in|at|during|after|before|by|over|of\s+h(?:is|er)|to|when|how|why|whether|"
    rf"what|if|he|she|it|they|there|first|again|yesterday|today|last|this|earlier|later|for|{words.WEEKDAY})\b))"
)
# "Her" alone is nobody's name; "her own party" is an audience.
_NOT_HEARERS = r"(?!(?:that|me|us|him|them|you|it)\b|her\s*(?:[,.;:“\"]|(?:that|he|she|it|they|to|in|on)\b|$))"
_NOUN_PHRASE = rf"(?P<who>{_NOT_HEARERS}(?:[\w’'.-]+\s+){{0,7}}?[\w’'-]+(?:\s+from\s+[^,.;:“\"]{{3,60}}?)?)"
_TOLD = re.compile(
    rf"(?<!\ba )\b(?:told|tell(?:s|ing)?|assured?|assures|informed|reminded|addressed|addressing|briefed|lectured)\s+"
    rf"{_NOUN_PHRASE}{_STOP}"
)
_PRONOUN = re.compile(r"\b(?:told|tells?|assured?|(?:said|wrote|spoke) to)\s+(?P<who>me|us)\b")
_HEARERS = (
    r"reporters?|journalists?|parliament|lawmakers?|senators?|media|press|crowd|commanders?|students?|officials?|cadets?|"
    r"supporters?|families|employees|troops|soldiers|workers?|diplomats?|committee|assembly|congress|council|newspaper|"
    r"agency|clerics?|worshippers|ambassadors?|delegates?|investors?|voters|veterans|members|deputies|envoys?|"
    r"board(?:\s+of\s+directors)?|directors|chamber|cabinet|nation|colleagues|ministers"
)
_PAPERS = (
    "Times|Post|News|Radio|TV|Television|Journal|Herald|Courier|Tribune|Guardian|Gazette|Daily|Weekly|Magazine|Agency"
)
_TO = re.compile(
    rf"\b(?i:to|among|before)\s+(?P<who>(?:(?!(?:that|to|which|who)\b)[\w’'-]+\s+){{0,5}}?"
    rf"(?:{_HEARERS}|(?:[A-Z][\w-]+\s+){{0,2}}(?:{_PAPERS}))"
    rf"(?:\s+\([A-Z-]+\))?(?:\s+(?:{_HEARERS}))?(?:,\s+[\w-]+,\s+and\s+(?:their\s+)?[\w-]+)?"
    r"(?:\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,8}?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)?)\b",
)
_INTERVIEWER = re.compile(r"\binterview (?:with|to|for)\s+(?P<who>(?:the\s+)?(?:[A-Z][\w’'-]+\s*){1,5})")
_PLACE_NOUN = (
    r"yard|shipyard|rally|university|academy|summit|palace|mosque|embassy|ministry|hotel|market|quay|harbour|harbor|base|"
    r"airport|school|church|square|hall|parliament|headquarters|stadium|congress|forum|conference|ceremony|dinner|event|"
    r"meeting|session|hearing|college|institute|port|camp|factory|hospital|cemetery|shrine|capital|city|town|village"
)
_VENUE = re.compile(
    rf"\b(?P<lead>(?i:at|in|outside|inside|aboard|on))\s+(?P<where>(?:(?:a|an|the|his|her|its|their)\s+)?(?:(?!(?:at|in|on|of|to|that|which|who|and|\d+)\b)[\w’'-]+\s+){{0,4}}?"
    rf"(?:{_PLACE_NOUN})\b(?:\s+(?:of|in|near|at)\s+(?!(?i:{words.MONTH})\b)(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)?)"
    rf"|\b(?i:in)\s+(?P<town>(?!(?i:{words.MONTH}|{words.WEEKDAY}|{words.SEASON})\b|[A-Z]{{2,}}\b)[A-Z][\w’-]+(?:\s+[A-Z][\w-]+){{0,2}})(?![\w’']*\s+(?:Party|Ministry))"
)
_CHANNEL = "CNN|NBC|ABC|CBS|BBC|MSNBC|NPR|PBS|Fox News|Sky News|Al Jazeera|Twitter|Facebook|Telegram|Instagram"
_PROGRAMME = re.compile(
    rf"\b(?i:on)\s+(?P<where>(?:[\w’'-]+\s+){{0,3}}?(?:broadcast|edition|episode|show|programme|program)\s+of\s+"
    rf"[“\"]?[A-Z][^“”\",;:]{{2,40}}|(?:the\s+)?(?:[A-Z][\w.&-]*\s+){{0,2}}[A-Z][\w.&-]*['’]s\s+[“\"][A-Z][^“”\"]{{2,40}}[”\"]"
    rf"|[“\"][A-Z][\w’']*(?:\s+(?:[A-Z][\w’']*|the|of|and|with)){{1,4}},?[”\"](?=\s+[A-Z])|(?:{_CHANNEL})\b|(?:[A-Z]\w+\s+|state\s+|national\s+|live\s+)?(?:television|TV|radio)\b)"
)
"""A broadcast or a network as the place of words: on CBS’s “Face the Nation”, on state television."""
_NAMED = re.compile(r"(?:an?|the|his|her|its|their)\s|[A-Z]|(?:parliament|congress)\b")
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|because|although|though|where|when|as|after|before|since)\b|, and\b|\b(?:but|while)\b"
    r"|\band\s+\w+ed\b"
)
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|should|could|may|might|must|has|had|have)\b")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where, to whom and in which medium words were said; None is unknown."""

    medium: Setting | None = None
    venue: Setting | None = None
    audience: Setting | None = None


def settings(document: Document, attributions: Sequence[Attribution]) -> list[Settings]:
    """The setting of each attribution, in order."""
    clauses = Clauses(document, attributions, ())
    return [_setting(document.text, a, *clauses.window(i)) for i, a in enumerate(attributions)]


def _setting(text: str, attribution: Attribution, start: int, end: int) -> Settings:
    if attribution.cue is None or attribution.floating:
        return Settings()
    medium = medium_at(text, attribution, start, end)
    audience = _audience(text, attribution, start, end)
    venue = _venue(text, attribution, start, end, [s for s in (medium and medium[0], audience) if s])
    return Settings(*(_passage(text, s) for s in (medium and medium[0], venue, audience)))


def _passage(text: str, span: tuple[int, int] | None) -> Setting | None:
    return Setting(Passage.of(text, [span])) if span and span[0] < span[1] else None


def _audience(text: str, attribution: Attribution, start: int, end: int) -> tuple[int, int] | None:
    """Whom the words were told: the object of "told", else "to reporters", "among commanders", the interviewer."""
    cue = attribution.cue
    if cue is None:
        return None
    for pattern in (_TOLD, _PRONOUN):
        match = pattern.search(text, cue.start, end)
        if match and match.start() < cue.end and not inside(attribution.content, match.start("who")):
            return match.span("who")
    found = [m.span("who") for p in (_INTERVIEWER, _TO) for m in p.finditer(text, start, end)]
    return next((_trimmed(text, s) for s in found if _belongs(text, attribution, s)), None)


def _venue(
    text: str, attribution: Attribution, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the words were said: "at the shipyard", "in Geneva", outside the words themselves."""
    for match in chain(_PROGRAMME.finditer(text, start, end), _VENUE.finditer(text, start, end)):
        span = match.span("where") if match["where"] else match.span("town")
        if match.re is _VENUE and match["where"] and not _NAMED.match(match["where"]):
            continue  # "on port bans" is no place
        if _belongs(text, attribution, span) and not any(s < span[1] and span[0] < e for s, e in taken):
            return _trimmed(text, span)
    return None


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(text[span[0] : span[1]].rstrip())


def _belongs(text: str, attribution: Attribution, span: tuple[int, int]) -> bool:
    """Whether a phrase stands beside the cue, with no clause between, and in nobody's name or words."""
    cue = attribution.cue
    if cue is None or inside(attribution.content, span[0]) or inside(attribution.source, span[0]):
        return False
    if aside(text, attribution, span[0]):
        return False
    before = span[1] <= cue.start
    between = range(span[1], cue.start) if before else range(cue.end, span[0])
    left = "".join(text[i] for i in between if not inside(attribution.source, i) and not inside(attribution.content, i))
    left = re.sub(r",?\s*(?:in|at|during) which", "", left)
    if not before and _VERB.search(left):
        return False  # a verb of its own behind the words said
    return len(left) <= reach(cue) and _CLAUSE.search(left) is None
