"""Which time expression of a sentence tells when the words of a cue were said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.records import Attribution, Document, Kind, Passage, Span
from onrecord.resolve.timex import Timex
from onrecord.resolve.timex.calendar import days_of

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Sept))[.!?][”\"’')\]]*\s+(?=[“\"‘(A-Z0-9])|\n"
)
_BOUNDARY = re.compile(
    r"[;:]|, and\b|\b(?:who|which|that|when|while|where|though|although|because|but|as|whom|whose|if)\b"
    r"|\b(?:after|before|until)\b|\band (?:he|she|it|they|the|his|her|[A-Z])"
)
"""Words behind which another clause begins, so that a time before them says nothing of a verb after them."""
_SUBORDINATE = re.compile(r"\b(?:who|which|that|when|while|where|because|whom|whose|after|before|until|since)\b")
_OPENS = re.compile(r",?\s*(?:when|where|(?:in|at|during|on) which)\b")
"""Right behind a time these carry it over into their clause: "on April 9, in which he stated"."""
_OCCASION_CLAUSE = re.compile(
    r"\b(?:in|during|at|with)\s+(?:[\w’'-]+\s+){0,3}?(?:comments|remarks|interview|speech|address|statement|letter|sermon)\s+"
    r"(?:(?:that|which)\s+)?(?:[\w’'.-]+\s+){1,4}?(?:gave|provided|made|delivered|sent|wrote)\b"
)
_NOT_THE_DAY = re.compile(
    r"\b(?:since|until|till|by|from|between|before|after|for|than|of)\s+(?:the\s+|about\s+)?\Z", re.I
)
_OTHER_OWNER = re.compile(
    r"^['’]s?\b(?!\s+(?:[\w-]+\s+)?(?:speech|remarks|interview|address|statement|briefing|sermon))"
)
_LEADS_ELSEWHERE = re.compile(r"\b(?:point|direct|refer|link)(?:s|ed)?\b", re.IGNORECASE)
_AT_ANOTHER_TIME = re.compile(r"\b(?:later|subsequently|now|since|already|earlier)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|would|may|might|can|could|shall|should|must)\b")
_PARTICIPLE = re.compile(r"\A\w+ing\b")
_JOINS = re.compile(r",?\s*(?:(?:on|in|at)\s+)?(?:(?:a|the|his|her)\s+\w+\s+(?:on|of|in)\s+)?")
"""What stands between a time and a phrase of the same telling that is joined to it."""
NEAR, FAR = 120, 260
"""Characters between a cue and its time: of a finite verb, and of a participle, which shares its main clause's time."""


class Sentences:
    """Sentence ends of a text, found once, to ask for the sentence around an offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [m.end() for m in _SENTENCE_END.finditer(text)]

    def around(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        at = bisect_right(self._ends, offset)
        start = self._ends[at - 1] if at else 0
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        return Span(start, end)


def mark_of(attribution: Attribution) -> Passage:
    """The words that stand for the act of saying: the cue, else the source, else the content."""
    return attribution.cue or attribution.source or attribution.content


def inside(passage: Passage | None, offset: int) -> bool:
    """Whether `offset` lies in one of the passage's spans."""
    return passage is not None and any(s.start <= offset < s.end for s in passage.spans)


def reach(cue: Passage) -> int:
    """How many characters before a cue a phrase may stand that still belongs to it."""
    return FAR if _PARTICIPLE.match(cue.text) else NEAR


def is_outermost(attributions: Sequence[Attribution], index: int) -> bool:
    """Whether an attribution is told by the document itself rather than inside somebody else's words."""
    own, parent = attributions[index], attributions[index].parent
    if parent is None or attributions[parent].kind is Kind.OWN:
        return True
    return not inside(attributions[parent].content, mark_of(own).start)


def aside(text: str, attribution: Attribution, offset: int) -> bool:
    """Whether `offset` stands in a clause about the source: ", who had spoken in May, said"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not source.end <= offset < cue.start:
        return False
    return _BOUNDARY.search(text, source.end, offset) is not None


class Clauses:
    """The time expressions of a document and the attributions that they may belong to."""

    def __init__(self, document: Document, attributions: Sequence[Attribution], times: Sequence[Timex]) -> None:
        self.text = document.text
        self.sentences = Sentences(document.text)
        self._attributions = attributions
        self.times = [t for t in times if t.type in {"DATE", "TIME"} and days_of(t.value)]
        self._starts = [t.start for t in self.times]

    def window(self, index: int) -> Span:
        """Where the telling of an attribution stands: its cue's sentence, within the words that tell of it."""
        attribution = self._attributions[index]
        start, end = self.sentences.around(mark_of(attribution).start)
        if attribution.parent is not None:
            outer = self._attributions[attribution.parent].content
            start, end = max(start, outer.start), min(end, outer.end)
        return Span(start, end)

    def governing(self, index: int) -> Timex | None:
        """The expression that says when the words of attribution `index` were said, nearest first; None without one."""
        attribution = self._attributions[index]
        cue = mark_of(attribution)
        if attribution.cue is None and attribution.source is None:
            return None
        if _LEADS_ELSEWHERE.search(cue.text) or cue.text.startswith("to "):
            return None
        found = [t for t in self._candidates(index) if self._belongs(t, attribution, cue)]
        return min(
            found, key=lambda t: (not inside(cue, t.start), t.start < cue.start, abs(t.start - cue.end)), default=None
        )

    def beside(self, passage: Passage, content: Passage) -> Timex | None:
        """The expression joined to a phrase outside the words said: "on May 3, after the accord"."""
        for t in self.times:
            first, last = sorted(((t.start, t.end), (passage.start, passage.end)))
            near = not inside(content, t.start) and first[1] <= last[0] <= first[1] + NEAR
            if near and _JOINS.fullmatch(self.text, first[1], last[0]):
                return t
        return None

    def opening_before(self, index: int) -> Timex | None:
        """The expression that opens the sentence before an attribution's, in one paragraph with it."""
        start = self.sentences.around(mark_of(self._attributions[index]).start).start
        if start == 0 or self.text[start - 1] == "\n":
            return None
        before = self.sentences.around(start - 1)
        return next((t for t in self.times if before.start <= t.start < before.start + len("In late ")), None)

    def _candidates(self, index: int) -> list[Timex]:
        """The expressions of the window that stand in nobody else's words or cue."""
        start, end = self.window(index)
        own = self._attributions[index]
        mark = mark_of(own).start
        near = [t for t in self.times if start <= t.start < end]
        if not near:  # else long documents would take time by the square of their statements
            return []
        others = [a for i, a in enumerate(self._attributions) if i != index]
        return [
            t
            for t in near
            if not inside(own.content, t.start)
            and not any(inside(a.cue, t.start) and a.cue != own.cue for a in others)
            and not any(inside(a.content, t.start) and not inside(a.content, mark) for a in others)
        ]

    def _belongs(self, t: Timex, attribution: Attribution, cue: Passage) -> bool:
        """Whether no other clause lies between the cue and the expression, nor a preposition that points elsewhere."""
        if inside(cue, t.start):
            return True
        if inside(attribution.source, t.start):
            return False
        behind, before = self.text[t.end : t.end + 60], self.text[max(0, t.start - 20) : t.start]
        if self._is_planned(t, attribution):
            return False
        opens = _OPENS.match(behind) is not None and t.end <= cue.start
        if not opens and (_NOT_THE_DAY.search(before) or _OTHER_OWNER.match(behind)):
            return False
        if len(t.value) == 4 and t.value.isdigit() and not re.search(r"\b(?:in|during)\s+\Z", before, re.I):
            return t.anchor is not None
        if t.start >= cue.end:
            return self._is_free(cue.end, t.start, attribution, NEAR)
        return t.end <= cue.start and self._leads(t, attribution, cue)

    @staticmethod
    def _is_planned(t: Timex, attribution: Attribution) -> bool:
        """Whether an expression right behind reported words dates what they announce: "it will open" "on May 3"."""
        content = attribution.content
        near = content.end <= t.start <= content.end + len(" on ")
        return near and attribution.kind is not Kind.DIRECT and _MODAL.search(content.text) is not None

    def _leads(self, t: Timex, attribution: Attribution, cue: Passage) -> bool:
        """Whether an expression before the cue leads its clause, not one about the source or an earlier time."""
        if aside(self.text, attribution, t.start):
            return False
        if not _OPENS.match(self.text, t.end) and self._is_in_clause(t):
            return False
        if _AT_ANOTHER_TIME.search(self.text, max(t.end, cue.start - 12), cue.start + 8):
            return False
        return self._is_free(t.end, cue.start, attribution, reach(cue))

    def _is_in_clause(self, t: Timex) -> bool:
        """Whether an expression stands in a relative or adverbial clause that no comma has closed before it."""
        before = _OCCASION_CLAUSE.sub("", self.text[self.sentences.around(t.start).start : t.start])
        return _SUBORDINATE.search(before.rpartition(",")[2]) is not None

    def _is_free(self, start: int, end: int, attribution: Attribution, limit: int) -> bool:
        """Whether the words between two offsets, without source and content, hold no clause of their own."""
        left = "".join(
            self.text[i]
            for i in range(start, end)
            if not inside(attribution.source, i) and not inside(attribution.content, i)
        )
        opened = _OPENS.match(left)
        left = _OCCASION_CLAUSE.sub("", left[opened.end() :] if opened else left)
        return len(left) <= limit and _BOUNDARY.search(left) is None
