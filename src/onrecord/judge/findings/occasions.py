"""Whether two utterances of one holder and day were said on one occasion, from the reporters' words around them."""

from __future__ import annotations

import re

from onrecord.judge.positions.party import name_key
from onrecord.judge.positions.stems import stems, tokens
from onrecord.positions import Utterance

_PARTS = {
    "morning": "morning dawn breakfast", "noon": "noon midday lunch", "afternoon": "afternoon",
    "evening": "evening dinner dusk supper", "night": "night midnight overnight",
}  # fmt: skip
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_NOUN = re.compile(
    r"\b(?:speech|address|sermon|interview|letter|statement|dinner|lunch|breakfast|meeting|summit|phone call|call"
    r"|press conference|news conference|briefing|hearing|testimony|debate|rally|congress|conference|toast"
    r"|broadcast|visit"
    r"|ceremony|reception|balcony|podcast|memorial|funeral|parade|session)\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\b(?:told|tells|telling|assured|promised|informed|warned|reassured|addressing|before|(?:spoke|said|speaking"
    r"|speech|wrote|writing"
    r"|address|remarks) to)\s+(?:an? |the |a group of |some )?(?P<who>(?:[\w’'-]+\s?){1,4}?)(?=\s+(?:that|on|in"
    r"|at|during|when|he|she|it|his"
    r"|her|they|by|yesterday|today)\b|[,.:;“\"]|$)",
)
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]+")
_NO_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december president minister prime premier chancellor senator"
    " governor king queen general colonel secretary foreign mr mrs ms dr".split()
)


def same_occasion(a: Utterance, b: Utterance) -> bool | None:
    """True where both tellers name one place, audience or event; False where they name different ones; else None."""
    if a.document == b.document and a.statement == b.statement:
        return True
    told = _told(a), _told(b)
    parts, audiences = [_parts(t) for t in told], [_audience(t) for t in told]
    if (all(parts) and not parts[0] & parts[1]) or (all(audiences) and not audiences[0] & audiences[1]):
        return False
    if audiences[0] & audiences[1] or _events(told[0]) & _events(told[1]) or _places(a) & _places(b):
        return True
    return None


def event_words(u: Utterance) -> frozenset[str]:
    """The event that a teller names, with the words right before and after it ("balcony speech")."""
    found = set[str]()
    for match in _NOUN.finditer(u.frame):
        before = u.frame[: match.start()].split()[-2:]
        found |= stems(" ".join((*before, match.group())))
    return frozenset(found)


def _told(u: Utterance) -> str:
    """The teller's words: the frame, or for a quotation that goes on ("…," he said) also the sentence before it."""
    if len(stems(u.frame)) > 1:
        return u.frame
    before = u.context.partition(u.words)[0].rstrip("“\"‘' \n").splitlines()
    return f"{before[-1] if before else ''} {u.frame}"


def _parts(told: str) -> frozenset[str]:
    return frozenset(_PART_OF[w] for w in tokens(told) if w in _PART_OF)


def _audience(told: str) -> frozenset[str]:
    match = _AUDIENCE.search(told)
    return stems(match["who"]) if match else frozenset()


def _events(told: str) -> frozenset[str]:
    return frozenset(m.group().casefold() for m in _NOUN.finditer(told)) - {"statement"}


def _places(u: Utterance) -> frozenset[str]:
    """Capitalised words of the frame that are neither the holder, a title nor a day."""
    own = set(name_key(u.holder.name).split()) | {w for r in u.reporters for w in name_key(r).split()}
    found = {name_key(m.group()) for m in _NAME.finditer(u.frame)}
    return frozenset(found - own - _NO_PLACE)
