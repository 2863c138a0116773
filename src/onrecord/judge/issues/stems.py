"""One form for the inflected and derived forms of a word, to compare issues by. Not a lemma, and never shown."""

from __future__ import annotations

import re
from functools import lru_cache

_FAMILIES = (
    "negotiate negotiation negotiator",
    "talk talks",
    "withdraw withdrawal withdrew withdrawn",
    "remove removal",
    "impose imposition",
    "reduce reduction",
    "ratify ratification",
    "recognise recognition recognize",
    "expel expulsion",
    "deploy deployment redeploy redeployment",
    "dismantle dismantlement",
    "enrich enrichment",
    "inspect inspection",
    "elect election",
    "resign resignation",
    "appoint appointment",
    "nominate nomination nominee",
    "legalise legalisation legalize legalization",
    "deport deportation",
    "detain detention detainee",
    "invade invasion",
    "annex annexation",
    "occupy occupation",
    "mediate mediation",
    "cooperate cooperation co-operation co-operate",
    "invest investment",
    "spend spending spent",
    "sell sale sold",
    "intervene intervention",
    "prohibit prohibition",
    "restrict restriction",
    "suspend suspension",
    "extend extension",
    "expand expansion",
    "normalise normalisation normalize normalization",
    "nationalise nationalisation nationalize nationalization",
    "privatise privatisation privatize privatization",
    "migrate migration migrant immigrate immigration immigrant",
    "devalue devaluation",
    "apologise apology apologize",
    "publish publication",
    "accede accession",
    "reunite reunification",
    "renew renewal",
    "repeal repeals",
    "approve approval",
    "abolish abolition",
    "release releases",
    "enforce enforcement",
    "pay payment paid",
    "ship shipment",
    "develop development",
    "disarm disarmament",
    "admit admission",
    "exclude exclusion",
    "include inclusion",
    "secede secession",
    "transfer transferral",
    "arm arms weapon weaponry",
    "lead leader leadership led",
    "meet meeting met",
    "visit visitor",
    "fund funding",
    "build building built",
    "buy purchase bought",
    "leave left leaving",
    "defence defense",
    "labour labor",
    "programme program",
    "centre center",
    "licence license",
    "woman women",
    "man men",
    "child children",
    "close closure",
    "people peoples",
)
"""Words that count as one when issues are compared; the first stands for all. Written for this project."""

_FAMILY = {word: family.split()[0] for family in _FAMILIES for word in family.split()}
_VOWEL = re.compile(r"[aeiouy]")
_KEPT = frozenset(
    "news gas bus its this various series species united states nations politics economics crisis basis analysis "
    "virus status census consensus chaos during king thing nothing something anything everything spring string being "
    "need speed feed seed red shed embed hundred press process access congress business".split()
)
"""Words whose endings are no inflection."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The form that a lower-case word is compared by: "negotiations", "negotiating" and "negotiate" have one."""
    if word in _FAMILY:
        return _FAMILY[word]
    base = word if word in _KEPT else _uninflected(word)
    return _FAMILY.get(base) or _FAMILY.get(f"{base}e") or _plain(base)


def _uninflected(word: str) -> str:
    """The word without a plural, a participle's or a gerund's ending."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and re.search(r"(?:sh|ch|x|ss|zz)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ied", "ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            return f"{rest}y" if ending == "ied" else _undoubled(rest)
    return word


def _undoubled(rest: str) -> str:
    """ "stopp" of "stopping" as "stop"; "pass" of "passing" stays."""
    return rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest


def _plain(base: str) -> str:
    """British and American spelling, and with and without a final e, as one."""
    base = (
        re.sub(r"i[sz](?:e|ation)?$", "ise", base) if len(base) > 5 and re.search(r"i[sz](?:e|ation)$", base) else base
    )
    return base[:-1] if len(base) > 3 and base.endswith("e") else base
