"""The written forms of English verbs: enough morphology for a closed list, so that no lemmatizer has to run."""

from __future__ import annotations

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "hold": "holds held holding",
    "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forbid": "forbids forbade forbidden forbidding",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "uphold": "upholds upheld upholding",
    "understand": "understands understood understanding",
    "mean": "means meant meaning",
    "read": "reads read reading",
    "put": "puts put putting",
    "quip": "quips quipped quipping",
    "ban": "bans banned banning",
    "plan": "plans planned planning",
    "slam": "slams slammed slamming",
    "blog": "blogs blogged blogging",
    "rebut": "rebuts rebutted rebutting",
    "rebuff": "rebuffs rebuffed rebuffing",
    "admit": "admits admitted admitting",
    "seek": "seeks sought seeking",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "make": "makes made making",
    "hear": "hears heard hearing",
    "learn": "learns learned learnt learning",
    "refer": "refers referred referring",
    "concur": "concurs concurred concurring",
    "infer": "infers inferred inferring",
    "prefer": "prefers preferred preferring",
    "back": "backs backed backing",
    "veto": "vetoes vetoed vetoing",
    "let": "lets let letting",
    "begin": "begins began begun beginning",
}
_VOWELS = "aeiou"


def forms(verb: str) -> list[str]:
    """All written forms of `verb`, the base form first."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    return [verb, _third(verb), _past(verb), _participle(verb)]


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_consonant_y(verb) else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_consonant_y(verb) else verb + "ed"


def _participle(verb: str) -> str:
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb + "ing"


def _ends_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS
