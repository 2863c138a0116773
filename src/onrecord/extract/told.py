"""Told acts that tell of no position: "he cited the precedent", "contradicted himself", "would talk about transit".

A told act is a statement only when the cue says what its subject holds, asks, grants or refuses. What merely names a
subject of talk, a mental state or an act that did not happen is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.acts import takes_a_side
from onrecord.extract.covered import Covered
from onrecord.records import Attribution, Kind

_QUOTED = {Kind.DIRECT, Kind.MIXED}
_NAMES_A_SUBJECT = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|mention(?:s|ed|ing)?|refer(?:s|red|ring)?|point(?:s|ed|ing)?"
    r"|question(?:s|ed|ing)?|compar(?:e|es|ed|ing)|contrast(?:s|ed|ing)?|comment(?:s|ed|ing)?|respond(?:s|ed|ing)?"
    r"|repl(?:y|ies|ied|ying)|talk(?:s|ed|ing)?|sp(?:eaks?|oke|eaking)|contradict(?:s|ed|ing)?|focus(?:es|ed|ing)?"
    r"|dwell(?:s|ed|ing)?|contrast(?:s|ed|ing)?|consider(?:s|ed|ing)?|describ(?:e|es|ed|ing)|thank(?:s|ed|ing)?"
    r"|congratulat(?:e|es|ed|ing)|greet(?:s|ed|ing)?|compliment(?:s|ed|ing)?|quot(?:e|es|ed|ing)|know(?:s|n)?|knew|interest"
    r"|fear(?:s|ed|ing)?|lov(?:e|es|ed|ing)|lik(?:e|es|ed|ing)|car(?:e|es|ed|ing)|see(?:s|n|ing)?|saw"
    r"|wish(?:es|ed|ing)?|handle(?:s|d)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?)"
    r"(?:\s(?:to|about|of|on|at|in|for|with|against))*$",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:will|would|shall|could|can|might|may|should|must|won['’]t|wouldn['’]t|cannot|can['’]t|couldn['’]t|never"
    r"|did(?:n['’]t| not)|do(?:es)?(?:n['’]t| not)|(?:un)?likely|has not|have not|had not|(?:has|have|had)n['’]t"
    r"|nobody|no one)\b",
    re.IGNORECASE,
)
MIN_UNNAMED = 4
"""Without anybody named as its source a shorter content is a slip of the parse more often than a statement."""

_EMPTY = re.compile(
    r"(?:himself|herself|itself|themselves|him|her|it|them|that|this|these|those|one|us|me|you|so|the same|what"
    r"|to (?:comment|say|answer|reply|elaborate)\b.*|comment|on the .*|a request for comment)",
    re.IGNORECASE | re.DOTALL,
)
_NO_ANSWER = re.compile(r"\b(?:declin|refus)\w*\sto\s(?:comment|say|answer|reply|elaborate|discuss)", re.IGNORECASE)
_NOBODY = re.compile(r"(?:it|that|this|which|nobody|no one|none|one|anyone|everyone|who|whose .*)", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:when |if )?asked(?: (?:about|by [\w ]+|whether|if|why|how))*"
    r"|(?:was|were|is|are|been|being) (?:also )?asked\b.*",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:fiqh|sharia|jurisprudence|doctrine|tradition|scripture|theory|logic|principles?|law|custom)$", re.IGNORECASE
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying|ial)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:(?:do|does|did|would|could|will)(?: not|n['’]t) (?:ask|say|know|tell|see)|fail\w* to \w+|unable to \w+)$",
    re.IGNORECASE,
)
_NO_SPEAKER = re.compile(r"(?:nobody|no one|none|who(?:ever)?|anyone)", re.IGNORECASE)
_SPECULATIVE = re.compile(
    r"\b(?:will|would|could|can|might|may|should|shall)\s(?:\w+ly\s)?(?:not\s)?(?:\w+\s)?(?:conclude|find|think|believe|know|ask|tell|wonder|hope|fear|expect|see|say)$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:as follows|follows|below)\s?:?$", re.IGNORECASE)
"""What introduces the words of others ("Partial transcript as follows:") and says nothing itself."""
_BROKEN_OFF = re.compile(r"\b(?:the|an|a)$")
_IMPERSONAL = re.compile(r"(?:is|are|was|were) (?:\w+ )?expected|seem|appear", re.IGNORECASE)
_BARE_THING = re.compile(r"(?:the|a|an|his|her|its|their|our|this|that|these|those)\s[\w’'-]+|[\w’'-]+", re.IGNORECASE)


def drop_empty(attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions` without told acts that tell of no position, questions put to somebody, and denied acts."""
    voiced = [a for a in attributions if not any(p and _ANNOUNCES.search(p.text) for p in (a.source, a.cue))]
    found = [a for a in voiced if a.kind in _QUOTED or (says(a) and (a.kind is not Kind.NARRATED or tells(a)))]
    denied = Covered(s for a in found if a.cue and _DENIED.search(a.cue.text) for s in a.content.spans)
    return [a for a in found if a.kind in _QUOTED or a.cue is None or not denied.shared(*a.cue.spans[0])]


def says(attribution: Attribution) -> bool:
    """False where the source is the one asked, or nobody, or where saying is only foreseen ("a reader will find")."""
    cue = _bare(attribution.cue.text) if attribution.cue else ""
    source = attribution.source.text.strip() if attribution.source else ""
    if re.match(r"according to", cue, re.IGNORECASE) and _RULE.search(source):
        return False
    if attribution.kind is Kind.INDIRECT and not takes_a_side(cue) and _is_nothing(attribution.content.text):
        return False
    if attribution.source is None and len(attribution.content.text.split()) < MIN_UNNAMED:
        return False
    return not (
        _UNSAID.search(cue) or _ASKED.fullmatch(cue) or _NO_SPEAKER.fullmatch(source) or _SPECULATIVE.search(cue)
    )


def _is_nothing(content: str) -> bool:
    """True for a reported content that reports nothing: a bare thing, or words that break off at an article."""
    plain = content.strip(" ,.;")
    return bool(_BARE_THING.fullmatch(plain) or _BROKEN_OFF.search(plain))


def tells(attribution: Attribution) -> bool:
    """True for a told act that says what its subject holds, asks, grants or refuses."""
    cue = attribution.cue.text if attribution.cue else ""
    content = attribution.content.text.strip(" ,.;")
    if _EMPTY.fullmatch(content) or _NO_ANSWER.search(f"{cue} {content}"):
        return False
    if attribution.source is None and _IMPERSONAL.match(cue):
        return False
    if attribution.source is not None and _NOBODY.fullmatch(attribution.source.text.strip()):
        return False
    if _BARE_THING.fullmatch(content) and not takes_a_side(cue):
        return False
    return not (_NAMES_A_SUBJECT.search(_bare(cue)) or _UNREAL.search(cue))


def _bare(cue: str) -> str:
    """The cue without the medium that it ends in ("cited in a letter")."""
    return re.sub(r"\s(?:in|during|at|via)\s(?:an?|the|his|her|their)\s.*$", "", cue.strip(" :,"), flags=re.DOTALL)
