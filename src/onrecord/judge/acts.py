"""Cues that carry a stance, with the PLOVER event type of the act. Written for this project."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Stance


@dataclass(frozen=True, slots=True)
class Act:
    """What a cue does: the PLOVER type and the stance towards its complement."""

    type: str
    stance: Stance


_FOR = Stance.SUPPORT
_AGAINST = Stance.OPPOSE
_ACTS = (
    (r"refus(?:e|es|ed|ing) to rule out", Act("CONSULT", Stance.UNCLEAR)),
    (r"rul(?:e|es|ed|ing) out|rul(?:e|es|ed|ing) it out", Act("REJECT", _AGAINST)),
    (r"refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)", Act("REJECT", _AGAINST)),
    (
        r"reject(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|turn(?:s|ed|ing)? down|spurn(?:s|ed|ing)?|rejection of",
        Act("REJECT", _AGAINST),
    ),
    (r"veto(?:es|ed|ing)?|disavow(?:s|ed|ing)?|renounc(?:e|es|ed|ing)", Act("REJECT", _AGAINST)),
    (r"oppos(?:e|es|ed|ing)|opposition to|object(?:s|ed|ing)? to|objections? to", Act("REJECT", _AGAINST)),
    (
        r"argu(?:e|es|ed|ing) against|vot(?:e|es|ed|ing) against"
        r"|warn(?:s|ed|ing)? against|caution(?:s|ed|ing)? against",
        Act("REJECT", _AGAINST),
    ),
    (
        r"bann(?:ed|ing)|bans?|forbid(?:s|ding)?|forbade|forbidden"
        r"|prohibit(?:s|ed|ing)?|outlaw(?:s|ed|ing)?|barred|ban on",
        Act("REJECT", _AGAINST),
    ),
    (r"condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|condemnation of", Act("ACCUSE", _AGAINST)),
    (
        r"back(?:s|ed|ing)|support(?:s|ed|ing)?(?: for)?"
        r"|endors(?:e|es|ed|ing)|endorsement of|backing (?:for|of)",
        Act("SUPPORT", _FOR),
    ),
    (
        r"approv(?:e|es|ed|ing)(?: of)?|welcom(?:e|es|ed|ing)|favou?r(?:s|ed|ing)?|advocat(?:e|es|ed|ing)",
        Act("SUPPORT", _FOR),
    ),
    (
        r"agree(?:s|d|ing)?(?: to)?|consent(?:s|ed|ing)?(?: to)?|assent(?:s|ed)? to|ratif(?:y|ies|ied)",
        Act("AGREE", _FOR),
    ),
    (r"pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|promis(?:e|es|ed|ing)|sw(?:ear|ears|ore)", Act("COOPERATE", _FOR)),
    (r"offer(?:s|ed|ing)?|propos(?:e|es|ed|ing)", Act("COOPERATE", _FOR)),
    (r"threat(?:s)?|threaten(?:s|ed|ing)?", Act("THREATEN", _FOR)),
    (
        r"call(?:s|ed|ing)? for|demand(?:s|ed|ing)?(?: for)?"
        r"|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? for|push(?:es|ed|ing)? for",
        Act("REQUEST", _FOR),
    ),
    (r"call(?:s|ed|ing)? (?:up)?on", Act("REQUEST", _FOR)),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})\s*$", re.IGNORECASE), act) for pattern, act in _ACTS)
_NEGATION = re.compile(r"\b(?:not|never|no longer|n['’]t|cannot)\b|n['’]t\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:fail(?:s|ed|ing)? to|stop(?:s|ped|ping)? short of|wants? to|wanted to|tr(?:y|ies|ied) to"
    r"|appear(?:s|ed)?|seem(?:s|ed)?"
    r"|would|could|might|may|should|if|whether|reportedly|allegedly|asked|expected|likely|used to|once"
    r"|declin(?:e|es|ed) to"
    r"|refus(?:e|es|ed|ing) to|about)\b",
    re.IGNORECASE,
)
_FLIPPED = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.OPPOSE: Stance.UNCLEAR,
    Stance.CONDITIONAL: Stance.UNCLEAR,
    Stance.UNCLEAR: Stance.UNCLEAR,
}


def act_of(cue: str, infinitive: bool) -> Act | None:
    """The act that a cue's words carry, or None where they carry none or where it is in doubt.

    A negated support is taken as opposition; a negated refusal leaves the stance unclear. `infinitive` tells that the
    complement is one ("vowed to …"); a few cues carry a stance only then.
    """
    words = re.sub(r"\s+", " ", cue).strip(" :,")
    words = re.sub(r"\s(?:in|on|during|at|via)\s(?:an?|the|his|her|their)\s.*$", "", words)
    for pattern, act in _COMPILED:
        match = pattern.search(words)
        if match is None:
            continue
        before = words[: match.start()]
        if _UNREAL.search(before) or (
            act.stance is not Stance.UNCLEAR and _needs_infinitive(match.group()) and not infinitive
        ):
            return None
        if not _NEGATION.search(before):
            return act
        return None if act.type in {"THREATEN", "REQUEST", "ACCUSE"} else Act(act.type, _FLIPPED[act.stance])
    return None


def _needs_infinitive(word: str) -> bool:
    """True for cues whose object may be anything ("offered tea", "promised a reply")."""
    return re.match(r"(?:offer|declin|threat|swear|swore|refus|urg|agree(?!\w* to))", word, re.IGNORECASE) is not None
