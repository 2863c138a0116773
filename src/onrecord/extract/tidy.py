"""Clean spans for an extractor that labels words one by one: no stray pieces, no two readings of the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.extract.acts import is_clause, takes_a_side, told_kind
from onrecord.extract.baseline.words import LAWMAKING, LAWS
from onrecord.extract.covered import Covered
from onrecord.extract.kinds import Quoted
from onrecord.extract.places import Places
from onrecord.records import Attribution, Document, Kind, Passage, Span

MIN_CONFIDENCE = 0.3
"""The least confidence kept; a first guess, to be fitted with the weights that ship."""

STRAY_WORDS = 5
"""An unquoted piece of so few words in another sentence than the rest is a slip of the labels."""

SAME = 0.8
"""Two contents that share this part of each other are two readings of the same words."""

_LEADING = " \t\n\r\xa0,;:.–—-*•"
_WORD = re.compile(r"\w+")
_TOPIC = re.compile(r"(?:On|About|Regarding|Concerning|As for|Asked about)\s(?:[\w’'-]+\s?){1,4},?\Z")
_HEAD = re.compile(r"(?:^|[\n.;:)*_-])\s*\Z")
_THAT = re.compile(r"that\s+(?=\w|[“\"])")
_DANGLING = re.compile(r"(?<=[”\"])\s+(?:with|in|to|of|and|by|as|for|at|on|but|from|that)\Z")
_SEEMS = re.compile(r"(?:appear|seem)(?:s|ed)?\b", re.IGNORECASE)
_LAW_IN_CUE = re.compile(
    rf"(?P<verb>(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(LAWMAKING))}))\s(?P<law>(?:[\w-]+\s){{0,4}}(?:{'|'.join(sorted(LAWS))})"
    r"\s(?:that|which|to)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"[.!?]\s|\n")


def tidy(document: Document, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """The attributions that are sure enough, told acts named so, their contents without strays and leading marks."""
    sure = [a for a in attributions if a.confidence >= MIN_CONFIDENCE]
    clean = [c for a in sure if (c := _clean(document.text, a, quoted)) is not None]
    if document.meta.genre.is_own_voice:
        clean = [a for a in clean if not _is_own_act(document.text, a)]
    return _single([told_kind(a) for a in clean])


def _is_own_act(text: str, attribution: Attribution) -> bool:
    """True for what a body does by its own text: "Reaffirms that …" at the head of a clause, or no source at all."""
    cue = attribution.cue
    if cue is None or attribution.kind is Kind.DIRECT:
        return False
    heads = cue.text[:1].isupper() and _HEAD.search(text[max(0, cue.start - 3) : cue.start]) is not None
    return attribution.source is None or heads


def drop_conjunctions(text: str, attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions`, their contents without the "that" after the cue, which PolNeAR's annotators count in."""
    found = []
    for attribution in attributions:
        spans = _without_that(text, list(attribution.content.spans), attribution.cue)
        found.append(replace(attribution, content=Passage.of(text, spans)))
    return found


def drop_sideless(attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions` without told acts whose cue takes no side ("cited", "was wary of"): they tell of no position."""
    return [a for a in attributions if a.kind is not Kind.NARRATED or (a.cue is not None and takes_a_side(a.cue.text))]


def whole_laws(text: str, attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions`, in told acts of lawmaking the law and all that is said of it in the content.

    A network that labels words takes "introduced legislation that would impose" for a cue.
    """
    return [_whole_law(text, a) for a in attributions]


def _whole_law(text: str, attribution: Attribution) -> Attribution:
    cue, first = attribution.cue, attribution.content.spans[0]
    if cue is None or len(cue.spans) > 1 or attribution.kind is not Kind.NARRATED:
        return attribution
    if cue.start < first.start < cue.end:
        return replace(attribution, cue=Passage.of(text, [(cue.start, len(text[: first.start].rstrip()))]))
    match = _LAW_IN_CUE.match(cue.text)
    if match is None or text[cue.end : first.start].strip():
        return attribution
    verb, law = (cue.start, cue.start + match.end("verb")), Span(cue.start + match.start("law"), first.end)
    content = Passage.of(text, [law, *attribution.content.spans[1:]])
    return replace(attribution, cue=Passage.of(text, [verb]), content=content)


def without_cues(text: str, attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions`, their contents without the end of the cue that PolNeAR's annotators count in."""
    return [replace(a, content=Passage.of(text, _after_cue(a))) for a in attributions]


def drop_appearances(attributions: Iterable[Attribution]) -> list[Attribution]:
    """`attributions` without what only seems so, by nobody's account ("appears to have a motive")."""
    return [a for a in attributions if a.source is not None or a.cue is None or not _SEEMS.match(a.cue.text)]


def leave_floating(text: str, attributions: Iterable[Attribution], places: Places, quoted: Quoted) -> list[Attribution]:
    """`attributions` without whole quotations in later paragraphs than the cue's, which float there.

    A quotation that goes on over the paragraphs stays, and so does one that no piece stands before.
    """
    return [_left(text, a, places, quoted) for a in attributions]


def _left(text: str, attribution: Attribution, places: Places, quoted: Quoted) -> Attribution:
    if attribution.cue is None:
        return attribution
    here = places.index_at(attribution.cue.start)
    spans = attribution.content.spans
    if here is None:
        return attribution
    if not any(places.index_at(s.start) == here for s in spans):  # "He said:", and the words in a paragraph of theirs
        here += 1
        if not any(places.index_at(s.start) == here for s in spans):
            return attribution
    kept = [s for s in spans if not (_is_later(s, here, places) and _floats(s, quoted))]
    return replace(attribution, content=Passage.of(text, kept)) if len(kept) < len(spans) else attribution


def _is_later(span: Span, here: int, places: Places) -> bool:
    place = places.index_at(span.start)
    return place is not None and place > here


def _floats(span: Span, quoted: Quoted) -> bool:
    quotation = quoted.at(span.start)
    return quotation is not None and not quotation.follows


def _clean(text: str, attribution: Attribution, quoted: Quoted) -> Attribution | None:
    spans = [s for span in attribution.content.spans if (s := _trimmed(text, span)) is not None]
    spans = [_with_marks(text, s, quoted) for s in _without_strays(text, spans, quoted)]
    if not spans:
        return None
    if tuple(spans) == attribution.content.spans:
        return attribution
    return replace(attribution, content=Passage.of(text, spans))


def _after_cue(attribution: Attribution) -> list[Span]:
    """The spans of a content, those that begin inside the cue from its end on ("a resolution [stating, “…”]")."""
    cues = attribution.cue.spans if attribution.cue else ()
    if attribution.cue is not None and attribution.cue.text.lower().split()[-1] in LAWS:
        return list(attribution.content.spans)  # "introduced [legislation] that would …": the law is what is told
    spans = []
    for span in attribution.content.spans:
        inside = [c.end for c in cues if c.start < span.start < c.end < span.end]
        spans.append(Span(max([span.start, *inside]), span.end))
    return spans


def _trimmed(text: str, span: Span) -> Span | None:
    """The span from its first word or mark of quotation on, to its last word that counts; None where it has none."""
    start, end = span
    while start < end and text[start] in _LEADING:
        start += 1
    dangling = _DANGLING.search(text, start, end)
    end = dangling.start() if dangling else end
    return Span(start, end) if _WORD.search(text, start, end) else None


def _with_marks(text: str, span: Span, quoted: Quoted) -> Span:
    """The span, with both quotation marks where it is every word of one quotation and lacks one of them."""
    quotation = quoted.at(span.start)
    if quotation is None or not quotation.closed or quotation.end <= span.end - 1:
        return span
    rest = text[quotation.start : span.start] + text[span.end : quotation.end]
    return span if _WORD.search(rest) else Span(quotation.start, max(span.end, quotation.end))


def _without_that(text: str, spans: list[Span], cue: Passage | None) -> list[Span]:
    """The spans, the first without the conjunction "that" after the cue."""
    if not spans or cue is None or cue.end > spans[0].start or text[cue.end : spans[0].start].strip():
        return spans
    match = _THAT.match(text, *spans[0])
    if match is None or not is_clause(text[match.end() : spans[0].end]):
        return spans
    return [Span(match.end(), spans[0].end), *spans[1:]]


def _without_strays(text: str, spans: Sequence[Span], quoted: Quoted) -> list[Span]:
    main = max(spans, key=lambda s: s.end - s.start, default=None)
    return [s for s in spans if main is None or s == main or not _is_stray(text, s, main, quoted)]


def _is_stray(text: str, span: Span, main: Span, quoted: Quoted) -> bool:
    if (
        quoted.at(span.start) is None
        and quoted.at(main.start) is not None
        and _TOPIC.match(text[span.start : span.end])
    ):
        return True
    if quoted.at(span.start) is not None or len(_WORD.findall(text, *span)) > STRAY_WORDS:
        return False
    between = (span.end, main.start) if span.end <= main.start else (main.end, span.start)
    return _BREAK.search(text, between[0] - 1, between[1]) is not None


def _single(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of two attributions with nearly the same content the surer one, in the order given."""
    kept: list[tuple[Attribution, Covered]] = []
    for attribution in sorted(attributions, key=lambda a: -a.confidence):
        if not any(_same(attribution, *other) for other in kept):
            kept.append((attribution, Covered(attribution.content.spans)))
    chosen = {id(a) for a, _ in kept}
    return [a for a in attributions if id(a) in chosen]


def _same(attribution: Attribution, other: Attribution, covered: Covered) -> bool:
    shared = sum(covered.shared(*s) for s in attribution.content.spans)
    lengths = [sum(s.end - s.start for s in a.content.spans) for a in (attribution, other)]
    return shared >= SAME * max(lengths)
