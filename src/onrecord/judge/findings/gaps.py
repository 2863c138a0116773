"""What a report says more, less or other than the quotation of the same words or occasion."""

from __future__ import annotations

import re

from onrecord.judge.positions.compare import apart
from onrecord.judge.positions.conditions import moved
from onrecord.judge.positions.party import compatible, issue_key
from onrecord.judge.positions.scopes import Reach, relate
from onrecord.judge.positions.stems import overlap, stems
from onrecord.positions import Utterance
from onrecord.records import Stance

_FORCE = (
    (
        r"\b(?:may|might|could|perhaps|possibly|maybe|consider|ponder|weigh|think about|look at|not (?:ruled?"
        r"|ruling) out)\b",
        1,
    ),
    (r"\b(?:should|ought|hope|would like|wish|want|prefer|intend|plan|expect|recommend|propose|can)\b", 2),
    (r"\b(?:will|shall|would|must|going to|vow\w*|pledg\w*|promis\w*|swear|swore|never|ban\w*|order\w*|'ll)\b", 3),
)
_HEDGE = re.compile(
    r"\b(?:perhaps|maybe|possibly|probably|I think|I believe|I suppose|as far as I|in principle|for now"
    r"|at (?:present|the moment)"
    r"|so far|for the time being|not yet|some|most|if possible|I would say|rather|a little|one day|in my view)\b",
    re.IGNORECASE,
)
COMMON = 0.4
"""The share of content words that makes a report one of the quotation's own words."""


def gaps(quotation: Utterance, report: Utterance) -> tuple[str, ...]:
    """What differs, each in plain words; nothing where the report says what the quotation says."""
    if not compatible(quotation, report):
        return ()
    if issue_key(quotation.issue) != issue_key(report.issue):
        return (f"the quotation is about {quotation.issue.label}, the report about {report.issue.label}",)
    if apart(quotation, report) is None or relate(quotation, report) is Reach.DIFFERS:
        found = [*_stance(quotation, report), *_conditions(quotation, report), *_scope(quotation, report)]
        return tuple(found) or _force(quotation, report)
    return ()


def is_of_these_words(quotation: Utterance, report: Utterance) -> bool:
    """True when a report shares so many content words with a quotation that it passes on these words."""
    return overlap(stems(quotation.words), stems(report.words)) >= COMMON


def turned_around(a: Utterance, b: Utterance) -> bool:
    """True for a plain yes beside a plain no."""
    return {a.stance, b.stance} == {Stance.SUPPORT, Stance.OPPOSE}


def _stance(quotation: Utterance, report: Utterance) -> list[str]:
    if quotation.stance is Stance.UNCLEAR and report.stance in {Stance.SUPPORT, Stance.OPPOSE}:
        return [
            f"the report has a plain {'yes' if report.stance is Stance.SUPPORT else 'no'}, the quotation leaves it open"
        ]
    if turned_around(quotation, report):
        return ["the report turns yes and no around"]
    if report.stance is Stance.OPPOSE and quotation.stance is Stance.CONDITIONAL:
        return ["the report makes a refusal of an offer under a condition"]
    return []


def _conditions(quotation: Utterance, report: Utterance) -> list[str]:
    """Conditions that only one of the two has, and that the other's document does not have right beside it either."""
    change = moved(quotation, report)
    lost = [f"the report leaves out the condition “{c}”" for c in change.dropped if not _has(report, c)]
    more = [
        f"the report has the condition “{c}”, the quotation has not" for c in change.added if not _has(quotation, c)
    ]
    return [*lost, *more]


def _has(u: Utterance, phrase: str) -> bool:
    """Whether the sentences around an utterance hold a phrase's content."""
    return overlap(stems(phrase), stems(f"{u.context} {u.frame}")) > COMMON + 0.2


def _scope(quotation: Utterance, report: Utterance) -> list[str]:
    reach = relate(quotation, report)
    if reach is Reach.SAME or not (quotation.scope or report.scope):
        return []
    said, told = (", ".join(u.scope) or "no limit" for u in (quotation, report))
    word = {Reach.WIDER: "more", Reach.NARROWER: "less"}.get(reach, "other")
    if reach is Reach.UNCERTAIN:
        word = "more" if quotation.scope and not report.scope else "other"
    return [f"the report says {word} than the quotation: “{told}” beside “{said}”"]


def _force(quotation: Utterance, report: Utterance) -> tuple[str, ...]:
    """A stronger modality, or a doubt that the report leaves out; only between wordings of the same words."""
    if not is_of_these_words(quotation, report):
        return ()
    said, told = _force_of(quotation.words), _force_of(f"{report.frame} {report.words}")
    if said == 1 and told == 3:
        return ("the report is firmer than the quotation",)
    hedge = _HEDGE.search(quotation.words)
    if (
        hedge
        and not _HEDGE.search(f"{report.frame} {report.words}")
        and hedge.group().lower() not in report.words.lower()
    ):
        return (f"the report leaves out “{hedge.group()}”",)
    return ()


def _force_of(words: str) -> int:
    """1 for a possibility, 2 for a wish or plan, 3 for a commitment; the weakest that the words name, else 3."""
    return next((force for pattern, force in _FORCE if re.search(pattern, words, re.IGNORECASE)), 3)
