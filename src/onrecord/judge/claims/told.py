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
_CAMP = re.compile(
    r"(?<!\bwe )(?<!\bare )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bas )(?<!strong )(?<!firm )"
    r"\b(?P<who>(?:advocates|supporters|proponents|backers|champions) of)(?: the| any| such)?\s+$",
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
_LEFT_OPEN = re.compile(
    r"\b(?:refus\w+ to|declin\w+ to|fail\w+ to|unwilling to|not (?:ready|prepared|willing) to"
    r"|(?:not|n[’']t|never|cannot)(?: yet| entirely| completely| be)?|without|stop\w* short of)\s+"
    r"(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing)|preclud(?:e|ed|ing))\s+"
    r"(?:the |a |an |any |all |further |new |more |possible |possibility |idea |option |of )*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!][”\"']?\s+(?=[“\"'A-Z])")


def others(text: str, content: Span, issue: Span) -> Passage | None:
    """The words for those who are said to think what holds the issue; None where nobody else is.

    Only in the issue's own sentence, and only plain plurals that are nobody in particular.
    """
    start = _sentence_start(text, content, issue)
    match = _OTHERS.search(text, start, issue.start)
    if match:
        return Passage.of(text, [match.span("who")])
    camp = _CAMP.search(text, start, issue.start)
    return Passage.of(text, [(camp.start("who"), issue.end)]) if camp else None


def is_refused(text: str, content: Span, issue: Span) -> bool:
    """True where the issue stands in what is named only to be refused: “to say that … is not acceptable”."""
    start = _sentence_start(text, content, issue)
    return bool(_REFUSED.search(text, start, issue.start) and _REFUSAL.search(text[issue.end : content.end]))


def is_left_open(text: str, issue: Span) -> bool:
    """True where the words before the issue leave it open without backing it: “refused to rule out …”."""
    return _LEFT_OPEN.search(text, max(0, issue.start - 90), issue.start) is not None


def stance_of(found: Found, refused: bool, left_open: bool = False) -> Stance:
    """The stance of what was found, turned where the words refuse what seemed supported, or leave it open."""
    stance = Stance(found.stance)
    if left_open:
        return Stance.UNCLEAR
    return Stance.OPPOSE if refused and stance in {Stance.SUPPORT, Stance.CONDITIONAL} else stance


_SHORTENED = re.compile(r"(?<=\b[A-Z])(?:\.[A-Z])+\.?|(?<=\b[A-Z]\.[A-Z])\.")
_UNITED = re.compile(r"(?<=\bUnited) (?:States|Kingdom|Nations|Arab Emirates)\b")


def whole_name(text: str, start: int, end: int) -> int:
    """Where a passage ends that the network cut inside an abbreviation (“the U|.S.”) or a name (“United| States”)."""
    for pattern in (_SHORTENED, _UNITED):
        match = pattern.match(text, end) if end > start else None
        if match:
            return match.end()
    return end


def _sentence_start(text: str, content: Span, issue: Span) -> int:
    """Where the sentence of the issue begins, not before the content."""
    ends = [match.end() for match in _SENTENCE.finditer(text, content.start, issue.start)]
    return ends[-1] if ends else content.start
