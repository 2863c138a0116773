"""Scopes compared: does the later utterance speak of the same, of less, of more, or of something else?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.judge.positions.stems import stems
from onrecord.positions import Utterance


class Reach(StrEnum):
    """How the later scope lies to the earlier one."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    DIFFERS = "differs"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Scope:
    """What an utterance is limited to.

    `items` are its parts as stems ("schools and hospitals" is two), none where the words set no limit; `everything`
    is true where they say so ("all", "on any subject"); `outside` is what they leave out ("non-nuclear", "except
    fish"); `years` are the first and last year spoken of.
    """

    items: frozenset[frozenset[str]]
    everything: bool
    outside: frozenset[str]
    years: tuple[int, int] | None

    @property
    def is_open(self) -> bool:
        """True where nothing limits it."""
        return not self.items and not self.outside and self.years is None


_ALL = re.compile(
    r"\b(?:all|any|every\w*|whole|entire|whatever|whatsoever|altogether|nationwide|country-?wide|anywhere|always"
    r"|for ever|forever|for good|permanent(?:ly)?|in general|without exception|under no circumstances|at all"
    r"|of any kind|never)\b",
    re.IGNORECASE,
)
_BROAD = re.compile(
    r"\b(?:whatever|whatsoever|altogether|nationwide|everywhere|anywhere|without exception|under no circumstances"
    r"|of any (?:kind|sort|form)|any (?:form|kind|sort) of|in general|(?:all|any|every) (?:\w+ )?"
    r"(?:subjects?|matters?|questions?|issues?|topics?|kinds?|forms?|sorts?))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:all|any|every\w*|whatever|whatsoever|altogether|whole|entire|also|as well|too|extend\w*|widen\w*"
    r"|broaden\w*"
    r"|beyond|not (?:just|only)|no longer (?:just|only))\b",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    stem for noun in "file matter issue question subject topic affair area field program programme project kind form"
    " point dossier dispute case part sector thing basis purpose".split() for stem in stems(noun)
)  # fmt: skip
_OUT = re.compile(
    r"\b(?:outside(?: of)?|beyond|other than|apart from|except(?:ing)?(?: for| in| on| to)?|excluding"
    r"|but not(?: in| on)?|without|anything but|all but)\s+(?P<what>[^,.;]+)|\bnon-(?P<non>\w+)",
    re.IGNORECASE,
)
_SAVE = re.compile(r"\b(?:anything but|all but|except\w*|other than|apart from|excluding)\b", re.IGNORECASE)
_SOLE = re.compile(
    r"(?P<what>[^.;:\n]+?)\s+(?:is|are|remains?|being) the (?:only|sole"
    r"|one) exceptions?",
    re.IGNORECASE,
)
_THESE = re.compile(r"\b(?:these|those|such|this|that)\s+(?:\w+\s+)?\w+|\b(?:it|them)\b", re.IGNORECASE)
_PART = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|\bas well as\b|\bas to\b)\s*", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:(?P<from>from|after|since|as of|starting(?: in)?|beyond)|(?P<until>until|till|before|by|up to)|in|for)?"
    r"\s*(?:the year\s+)?(?P<year>(?:19|20)\d\d|(?P<rel>this|next|coming) year)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:during|amid(?:st)?|in the course of|on the sidelines of|in the midst of)\s+(?:\w+\s+){0,3}?"
    r"(?:talks|negotiations|meetings?|summits?|visits?|speech(?:es)?|interviews?|hearings?|debates?|campaigns?"
    r"|press conferences?|telephone calls?|calls?|sessions?)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\bwithout (?:any )?(?:further )?(?:delay|hesitation|question|doubt|apology)\b|\bimmediately\b|\bat once\b"
    r"|\bas soon as possible\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(this|next|coming|current)\s+(month|week|summer|winter|spring|autumn|season|term|session)\b", re.IGNORECASE
)


@lru_cache(maxsize=1 << 13)
def scope_of(u: Utterance) -> Scope:
    """The scope of an utterance, from its scope phrases, exceptions and the words around them."""
    text = _MANNER.sub(" ", _OCCASION.sub(" ", " ; ".join(u.scope)))  # when it was said, and how, limits nothing
    outside = _outside(text) | _outside(" ; ".join(f"except {e}" for e in u.exceptions)) | _sole(u.context)
    plain = _RELATIVE.sub(" ", _YEAR.sub(" ", _OUT.sub(" ", text)))
    items = _items(plain)
    if plain.strip(" ;") and not items and not _ALL.search(plain) and _THESE.search(plain):
        items = frozenset(frozenset({stem}) for stem in stems(u.frame))
    everything = bool(_ALL.search(plain)) if text else bool(_BROAD.search(u.words))
    everything = everything or (not items and bool(u.exceptions or _SAVE.search(text)))
    return Scope(items, everything, outside, _years(text, u))


@lru_cache(maxsize=1 << 13)
def relate(earlier: Utterance, later: Utterance) -> Reach:
    """How the scope of the later utterance lies to that of the earlier."""
    first, second = scope_of(earlier), scope_of(later)
    if _contrast(earlier, later) or _apart(first, second):
        return Reach.DIFFERS
    if first.is_open and second.is_open:
        return Reach.SAME
    if first.everything or second.everything or first.is_open or second.is_open:
        return _against_everything(first, second, later)
    return _by_items(first, second, later)


def _outside(text: str) -> frozenset[str]:
    return frozenset(s for m in _OUT.finditer(text) for s in stems(m["what"] or m["non"] or "") if s not in _LIGHT)


def _sole(context: str) -> frozenset[str]:
    """What a sentence nearby calls the only exception."""
    if "exception" not in context.lower():  # most have none, and the pattern takes its time
        return frozenset()
    return frozenset(s for m in _SOLE.finditer(context) for s in stems(m["what"]) if s not in _LIGHT)


def _items(text: str) -> frozenset[frozenset[str]]:
    found = (stems(piece) - _LIGHT for piece in _PART.split(text))
    return frozenset(item for item in found if item)


def _years(text: str, u: Utterance) -> tuple[int, int] | None:
    """First and last year that a scope names; "this year" is that of the utterance."""
    match, day = _YEAR.search(text), u.earliest or u.known_on
    if match is None or (match["rel"] and day is None):
        return None
    year = int(match["year"]) if not match["rel"] else int(str(day)[:4]) + (match["rel"].lower() != "this")
    return (year if not match["until"] else 0, year if not match["from"] else 9999)


def _apart(first: Scope, second: Scope) -> bool:
    """True when one speaks of just what the other leaves out, or of other years."""
    if first.years and second.years and (first.years[1] < second.years[0] or second.years[1] < first.years[0]):
        return True
    return any(
        a.outside and b.items and all(item & a.outside for item in b.items)
        for a, b in ((first, second), (second, first))
    )


def _contrast(earlier: Utterance, later: Utterance) -> bool:
    """True when one says "non-X" of what the other calls "X", or "this term" beside "next term"."""
    a, b = (" ".join((*u.scope, u.issue.passage.text if u.issue.passage else u.issue.label)) for u in (earlier, later))
    first, second = stems(a), stems(b)
    for one, other in ((first, second), (second, first)):
        if any(w.startswith("non-") and stems(w[4:]) & other for w in one):
            return True
    when = [{(m[2].lower(), m[1].lower().replace("coming", "next")) for m in _RELATIVE.finditer(t)} for t in (a, b)]
    return any(n == m and d != e for n, d in when[0] for m, e in when[1])


def _against_everything(first: Scope, second: Scope, later: Utterance) -> Reach:
    """The relation where one of two sets no limit or says that it means everything."""
    loose = [s.everything or s.is_open for s in (first, second)]
    if all(loose):
        return Reach.SAME
    if loose[0]:
        return Reach.NARROWER
    return Reach.WIDER if second.everything or _MORE.search(later.words) else Reach.UNCERTAIN


def _by_items(first: Scope, second: Scope, later: Utterance) -> Reach:
    """The relation of two limited scopes: a more general item covers a more special one."""
    inner = all(any(a <= b for a in first.items) for b in second.items)
    outer = all(any(b <= a for b in second.items) for a in first.items)
    if inner and outer:
        return Reach.SAME
    if inner or outer:
        return Reach.NARROWER if inner else Reach.WIDER
    if first.items & second.items:
        return Reach.UNCERTAIN
    return Reach.WIDER if _MORE.search(f"{later.words} {later.frame}") and not second.outside else Reach.DIFFERS
