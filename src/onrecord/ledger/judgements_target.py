"""Where the words of a judgement stand, and the statement that has them now, whichever model found it.

A target is plain JSON: selectors (W3C Web Annotation) for each span of content, source and cue, and the text's hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from onrecord.ledger.judgements import Body
from onrecord.records import Claim, Selector, Span, Statement, text_hash

ROLES = ("content", "source", "cue")
OVERLAP = 0.8
"""Part of their common stretch that two contents must share to be the same words found with other bounds."""

Places = Mapping[str, Sequence[Span]]
"""The spans of content, source and cue."""


def target_of(text: str, statement: Statement) -> dict[str, Any]:
    """The target of a statement in its document's `text`."""
    parts = (statement.content, statement.source, statement.cue)
    return {"sha256": text_hash(text)} | {
        role: selectors(text, passage.spans if passage else ()) for role, passage in zip(ROLES, parts, strict=True)
    }


def selectors(text: str, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """What finds each span of `text` again, without the text's hash."""
    found = [asdict(Selector.of(text, span, "")) for span in spans]
    return [{name: value for name, value in one.items() if name != "sha256"} for one in found]


def moved(old: str, new: str, span: Sequence[int]) -> Span | None:
    """Where the words at `span` of an old text stand in a new one; None where they do not, or at several places."""
    start, end = span
    (selector,) = selectors(old, [Span(start, end)])
    return _place(new, selector, same=False)


def claim_target(claim: Claim, position: int) -> dict[str, Any]:
    """What tells a claim from the others of its statement. `position` counts from 0."""
    spans = claim.issue.passage.spans if claim.issue.passage else ()
    return {"position": position, "holder": claim.holder.name, "issue": claim.issue.label, "spans": spans}


def places(text: str, sha256: str, target: Body) -> Places | None:
    """Where the words of a target stand in `text`; None where its content is not there, or at several places."""
    found = {}
    for role in ROLES:
        spans = [_place(text, s, same=sha256 == target["sha256"]) for s in target[role]]
        found[role] = [span for span in spans if span is not None]
        if role == "content" and (not spans or len(found[role]) < len(spans)):
            return None
    return found


def _place(text: str, selector: Body, *, same: bool) -> Span | None:
    """The span of a selector in its own text, or in another where its words stand in the same surroundings once."""
    start, end, exact = selector["start"], selector["end"], selector["exact"]
    if same or (text[start:end] == exact and text[:start].endswith(selector["prefix"])):
        return Span(start, end)
    prefix, suffix = selector["prefix"], selector["suffix"]
    for before, after in ((prefix, suffix), (prefix, ""), ("", suffix), ("", "")):
        words = before + exact + after
        if text.count(words) == 1:
            start = text.index(words) + len(before)
            return Span(start, start + len(exact))
    return None


def fit(text: str, found: Places, statement: Statement) -> float:
    """How well a statement fits the words of a target: 0 not at all; the more, the better.

    The same content counts most, then the same but for marks and spaces at its ends, then most of it in common; the
    same source and cue tell between statements of one content.
    """
    content = _content_fit(text, found["content"], statement.content.spans)
    if not content:
        return 0.0
    source = statement.source.spans if statement.source else ()
    cue = statement.cue.spans if statement.cue else ()
    return content + 0.5 * (tuple(found["source"]) == tuple(source)) + 0.25 * (tuple(found["cue"]) == tuple(cue))


def _content_fit(text: str, wanted: Sequence[Span], spans: Sequence[Span]) -> float:
    if wanted[-1].end <= spans[0].start or spans[-1].end <= wanted[0].start:
        return 0.0
    if tuple(wanted) == tuple(spans):
        return 4.0
    if [_trimmed(text, s) for s in wanted] == [_trimmed(text, s) for s in spans]:
        return 3.0
    shared = _shared(wanted, spans)
    return 2.0 * shared if shared >= OVERLAP else 0.0


def _trimmed(text: str, span: Span) -> Span:
    """The span without marks and spaces at its ends."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def _shared(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The characters in both, as a part of those in either."""
    first = {at for start, end in one for at in range(start, end)}
    second = {at for start, end in other for at in range(start, end)}
    return len(first & second) / len(first | second) if first or second else 0.0


def claim_at(target: Body, claims: Sequence[Claim]) -> int | None:
    """Which claim of its statement a target means: by the words of its issue and its holder; None where none does."""
    same_place_first = sorted(range(len(claims)), key=lambda at: at != target["position"])
    return next((at for fits in _CLAIM_FITS for at in same_place_first if fits(target, claims[at])), None)


def _same_spans(target: Body, claim: Claim) -> bool:
    spans = [list(span) for span in claim.issue.passage.spans] if claim.issue.passage else []
    return bool(spans) and spans == [list(span) for span in target["spans"]]


def _same_issue(target: Body, claim: Claim) -> bool:
    return bool(target["issue"] == claim.issue.label)


def _same_holder(target: Body, claim: Claim) -> bool:
    return bool(target["holder"] == claim.holder.name)


_CLAIM_FITS = (
    lambda target, claim: _same_spans(target, claim) and _same_holder(target, claim),
    _same_spans,
    lambda target, claim: _same_issue(target, claim) and _same_holder(target, claim),
    _same_issue,
    lambda target, claim: _overlapping(target, claim) and _same_holder(target, claim),
)
"""From the surest to the least sure sign that a claim is the one that was judged."""


def _overlapping(target: Body, claim: Claim) -> bool:
    spans = claim.issue.passage.spans if claim.issue.passage else ()
    return any(s < end and start < e for start, end in target["spans"] for s, e in spans)
