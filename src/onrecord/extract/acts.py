"""Told acts among the attributions of an extractor that marks spans alone: "rejected the offer", "refused to go".

Such an act is of kind narrated: its content is a thing or a deed ("the offer", "to go") and not what was said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Attribution, Kind

_SPEAKS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|according|add(?:s|ed|ing)?|claim\w*|stat(?:e|es|ed|ing)|insist\w*"
    r"|believ\w*|th(?:ink|inks|ought)|writ(?:e|es|ing)|wrote|call(?:s|ed|ing)?|explain\w*|argu(?:e|es|ed|ing)|ask\w*"
    r"|urg(?:e|es|ed|ing)|vow\w*|promis\w*|pledg\w*|threaten\w*|order\w*|demand\w*|warn\w*|want\w*|describ\w*)\b|[:—–]",
    re.IGNORECASE,
)
MAX_TERM = 2
"""Words of a term in quotation marks, in a content that is no clause ("the threat of “creeping annexation”")."""

_IN_MARKS = re.compile('[“"]([^“”"]*)[”"]')
_CLOSED = re.compile('[“"][^“”"]*[”"]')
_OPENS_A_CLAUSE = re.compile(r"\W*(?:that|whether|if|how|why|what|when|where|who|as|because)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|whose|where|if|unless|when|while|before|after)\b.*", re.DOTALL)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|cannot"
    r"|I|we|he|she|they|it|you|there)\b|n['’]t\b|['’](?:re|ll|ve|d|m)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\W*(?:not\s)?to\s", re.IGNORECASE)
_TAKES_A_SIDE = re.compile(
    r"\b(?:reject|refus|rebuff|accept|back|support|oppos|approv|endors|bans?\b|bann|bar(?:s|red)\b|den[iy]|veto|condemn"
    r"|denounc|welcom|demand|ratif|object|call|forbid|forbade|prais|lift|suspend|dismiss|critici|want|offer|announc|vow"
    r"|urg|consent|agree|assent|commit|pledg|promis|threat|propos|recommend|defend|repeat(?!edly)|prefer|favou?r|hail|hint"
    r"|introduc|pass(?:es|ed)?\b|tabl(?:es?|ed)\b|adopt|sponsor|co-?sponsor|enact|signs?\b|signed|disdain"
    r"|turn(?:s|ed)? down"
    r"|ru(?:le|led|les|ling) out|snub|outlaw|prohibit|disavow|renounc|advocat|champion|attack|protest|spurn)",
    re.IGNORECASE,
)


def takes_a_side(cue: str) -> bool:
    """True for a cue that says what its subject holds, asks, grants or refuses."""
    return bool(_TAKES_A_SIDE.search(cue))


def told_kind(attribution: Attribution) -> Attribution:
    """The attribution, with kind narrated where its unquoted content is no clause and its cue no verb of speech."""
    cue = attribution.cue
    if attribution.kind is Kind.DIRECT or _quotes(attribution) or cue is None or _SPEAKS.search(cue.text):
        return attribution
    return attribution if is_clause(attribution.content.text) else replace(attribution, kind=Kind.NARRATED)


def _quotes(attribution: Attribution) -> bool:
    """True where more than a term stands in quotation marks."""
    if attribution.kind is Kind.INDIRECT:
        return False
    return any(len(words.split()) > MAX_TERM for words in _IN_MARKS.findall(attribution.content.text)) or not (
        _CLOSED.search(attribution.content.text)
    )


def is_clause(content: str) -> bool:
    """True for words that can be said as a sentence: a conjunction first, or a finite verb or a pronoun for a subject.

    Without a parse a past tense after a noun is not seen ("talks failed"), hence the list of cues of speech above.
    """
    if _OPENS_A_CLAUSE.match(content):
        return True
    return not _TO.match(content) and bool(_FINITE.search(_SUBORDINATE.sub("", content)))
