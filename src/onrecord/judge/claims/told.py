"""What stands around an issue and turns a reading of it: others who are said to think so, and words that refuse it.

The network takes both for the speaker's own position at times; where the words are plain, they decide.
"""

from __future__ import annotations

import re

from onrecord.judge.claims.decode import Found
from onrecord.records import Passage, Span, Stance

_OTHERS = re.compile(
    r"\b(?P<who>(?:some |many |most |other |certain |a few |those |our )?"
    r"(?:people|critics|opponents|others|politicians|experts|some|many|they|those who [^,.;“”\"]{1,40}?))\s+"
    r"(?:may |might |still |would |will |often |also |have )*"
    r"(?:think|thought|believe|believed|imagine|imagined|say|said|argue|argued|claim|claimed|suggest|suggested)\s+"
    r"(?:that\s+)?(?:(?:we|you|it|they|he|she|the|our|this|there)\s[^.;?!]*)?$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"[“\"']?(?:to say|saying|the (?:idea|notion|claim|suggestion|demand|argument)) that\b[^.?!]*$", re.IGNORECASE
)
_REFUSAL = re.compile(
    r"^[^.?!]*?\b(?:is|are|was|would be)\s+"
    r"(?:(?:not|in no way|never)\s+(?:at all\s+)?(?:acceptable|right|serious|possible)"
    r"|unacceptable|wrong|absurd|nonsense|ridiculous|out of the question|a mistake|dangerous)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!][”\"']?\s+(?=[“\"'A-Z])")


def others(text: str, content: Span, issue: Span) -> Passage | None:
    """The words for those who are said to think what holds the issue; None where nobody else is.

    Only in the issue's own sentence, and only plain plurals that are nobody in particular.
    """
    start = _sentence_start(text, content, issue)
    match = _OTHERS.search(text, start, issue.start)
    return Passage.of(text, [match.span("who")]) if match else None


def is_refused(text: str, content: Span, issue: Span) -> bool:
    """True where the issue stands in what is named only to be refused: “to say that … is not acceptable”."""
    start = _sentence_start(text, content, issue)
    return bool(_REFUSED.search(text, start, issue.start) and _REFUSAL.search(text[issue.end : content.end]))


def stance_of(found: Found, refused: bool) -> Stance:
    """The stance of what was found, turned where the words refuse what seemed supported."""
    stance = Stance(found.stance)
    return Stance.OPPOSE if refused and stance in {Stance.SUPPORT, Stance.CONDITIONAL} else stance


def _sentence_start(text: str, content: Span, issue: Span) -> int:
    """Where the sentence of the issue begins, not before the content."""
    ends = [match.end() for match in _SENTENCE.finditer(text, content.start, issue.start)]
    return ends[-1] if ends else content.start
