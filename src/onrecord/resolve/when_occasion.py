"""The occasion on which words were said: its sort, from the words beside the cue, and its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Attribution, Document, Occasion, Speaker, When, content_id
from onrecord.resolve.when_clause import aside, inside

_NOUNS = {
    "press conference": r"(?:press|news) (?:conference|briefing)|briefing",
    "interview": r"(?:telephone |television |TV |radio |exclusive )?interview",
    "testimony": r"testimony|hearing",
    "email": r"e-?mail(?: (?:message|communication))?",
    "tweet": r"tweets?|(?:Twitter|X|Telegram|Instagram|Facebook) (?:post|message)|"
    r"post on (?:Twitter|X|Telegram|Facebook|Truth Social)",
    "speech": r"speech|address|sermon|lecture|keynote",
    "letter": r"(?:open )?letter",
    "statement": r"(?:joint |written |official )?statement|communiqu[ée]",
    "comments": r"comments|remarks",
    "vote": r"vote|resolution",
    "article": r"essay|op-ed|column|article|blog post",
    "report": r"report|study",
    "call": r"(?:telephone|phone) call|telephone|phone",
}
_VERBS = {
    "testimony": r"testif(?:ied|ies|ying)",
    "tweet": r"(?:re)?tweet(?:ed|s|ing)",
    "email": r"e-?mailed",
    "vote": r"voted|passed a resolution|adopted a resolution",
}
_NAMED_NOUN = "|".join(f"(?P<{re.sub(r'[^a-z]', '_', n)}>{p})" for n, p in _NOUNS.items())
_LEADS = "in|during|at|by|via|on|through|to|of|with|giving|delivering|issuing|sending"
PHRASE = re.compile(
    rf"\b(?P<lead>(?i:{_LEADS}))\s+(?P<words>(?:an?|the|his|her|its|their|my|[A-Z][\w-]+['’]s)?\s*"
    rf"(?:(?!(?:in|at|to|of|on|for|by|with|during)\b)[\w’'.-]+,?\s+){{0,5}}?(?:{_NAMED_NOUN}))\b"
)
_IN_CUE = re.compile(rf"\b(?P<words>(?:an?|his|her|its|their|my)\s+(?:[\w-]+\s+){{0,2}}?(?:{_NAMED_NOUN}))\b")
"""A medium as the object of the cue's own verb: "began her speech by", "sent a letter"."""
_OWN = re.compile(
    r"(?:['’]s?|^(?:an?|the|his|her|its|their|[A-Z]\w+))\s+(?:[\w-]+\s+)?(?P<noun>speech|address|sermon|interview|letter|"
    r"e-?mail|testimony|statement|resolution)$"
)
_POSSESSIVE = re.compile(r"(?:his|her|their)\b")
_VERB = re.compile("|".join(rf"(?P<{n}>\b(?:{p})\b)" for n, p in _VERBS.items()), re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|\b(?:who|which|that|because|although|though)\b")


def medium_at(text: str, attribution: Attribution, start: int, end: int) -> tuple[tuple[int, int], str] | None:
    """Where between two offsets the words for an attribution's medium stand, and their sort; None without any."""
    cue = attribution.cue
    if cue is None:
        return None
    for match in PHRASE.finditer(text, start, end):
        if _leads(match, attribution) and _belongs(text, attribution, match.span("words")):
            return match.span("words"), _named(match)
    own_object = _IN_CUE.search(text, cue.start, cue.end)
    if own_object and _belongs(text, attribution, own_object.span()):
        return own_object.span("words"), _named(own_object)
    verb = _VERB.search(text, cue.start, min(cue.end + 20, end))
    if verb and verb.start() < cue.end:
        return verb.span(), verb.lastgroup or ""
    if attribution.source is None:
        return None
    last = attribution.source.spans[-1]
    own = _OWN.search(text[last.start : last.end])
    return ((last.start + own.start("noun"), last.start + own.end("noun")), _sort(own["noun"])) if own else None


def _leads(match: re.Match[str], attribution: Attribution) -> bool:
    """Whether the word before a medium makes it one: not "with a vote of 90-0", nor "a study" inside a source."""
    if match["lead"] == "with" and match["vote"]:
        return False
    owned = _POSSESSIVE.match(match["words"]) is not None  # "the climax of her speech"
    return owned or (match["lead"] != "of" and not inside(attribution.source, match.start("words")))


def _named(match: re.Match[str]) -> str:
    """The sort of the medium that a phrase names."""
    return next(n for n in _NOUNS if match[re.sub(r"[^a-z]", "_", n)])


def _sort(noun: str) -> str:
    return next(n for n, p in _NOUNS.items() if re.fullmatch(p, noun, re.IGNORECASE))


def _belongs(text: str, attribution: Attribution, span: tuple[int, int]) -> bool:
    """Whether a phrase stands outside the words said, with no clause between it and the cue."""
    cue = attribution.cue
    if cue is None or any(s.start < span[1] and span[0] < s.end for s in attribution.content.spans):
        return False
    if aside(text, attribution, span[0]):
        return False
    between = text[span[1] : cue.start] if span[1] <= cue.start else text[cue.end : span[0]]
    between = re.sub(r",?\s*(?:in|at|during) which|,\s*(?:who|which)\b[^,]*,", "", between)
    return _CLAUSE.search(between) is None


def occasion_type(text: str, attribution: Attribution, start: int, end: int) -> str | None:
    """The sort of occasion that the words beside an attribution's cue name."""
    found = medium_at(text, attribution, start, end)
    return found[1] if found else None


def occasion_of(document: Document, speakers: Sequence[Speaker], sort: str | None, day: When | None) -> Occasion | None:
    """The occasion of a statement: one id for one speaker's words of one sort on one day, in any document.

    None where neither a day nor a sort is known. Without a day, occasions of two documents are not the same.
    """
    # Two sorts on one day are taken for one occasion: reports of one speech call it speech, remarks and statement.
    exact = day is not None and day.earliest == day.latest and day.mod in {None, "APPROX"}
    if not speakers or (sort is None and not exact):
        return None
    who = " & ".join(s.id or s.name for s in speakers)
    date = day.value if day is not None and exact else None
    return Occasion(content_id("o", who, date or document.id, "" if date else sort or ""), sort or "statement", date)


def of_one_sort(occasions: Sequence[Occasion | None]) -> list[Occasion | None]:
    """`occasions` with one sort for each id: the first that is more than "statement" or "comments"."""
    plain = {"statement", "comments"}
    sorts: dict[str, str] = {}
    for occasion in occasions:
        if occasion is not None and (sorts.get(occasion.id) in {None, *plain}):
            known = sorts.get(occasion.id)
            sorts[occasion.id] = occasion.type if known is None or occasion.type not in plain else known
    return [o and replace(o, type=sorts[o.id]) for o in occasions]
