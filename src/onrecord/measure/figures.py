"""The figures that say how well attributions were found.

They are those in which results on PolNeAR are given: the primary one, `attribution`, counts an attribution as found
where its content overlaps by half and its source is right. All are sums of counts over documents (micro).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from onrecord.measure.marked import Marked
from onrecord.measure.pairing import agree, cues, overlap, pairs, same, same_content, union
from onrecord.measure.ratio import Ratio
from onrecord.measure.tokens import Numbers, TokenMark, Tokens
from onrecord.records import Kind

PRIMARY = "attribution"

FIGURES = {
    PRIMARY: "content overlaps by half and the source is right",
    "attribution_strict": "the same words in content and source",
    "attribution_direct": "the primary figure where all of the content is in quotation marks",
    "attribution_mixed": "the same where some of it is",
    "attribution_indirect": "the same where none of it is",
    "content_overlap": "content overlaps by half, whatever the source",
    "content_strict": "the same words in the content",
    "token_content": "words that stand in a content",
    "token_source": "words that stand in a source",
    "token_cue": "words that stand in a cue",
    "cue_overlap": "cues with a common word, whatever the content",
    "cue_in_matched": "of overlapping contents, cues with a common word",
    "source_in_matched": "of overlapping contents, sources with a common word",
}
"""Every figure's name and what it means."""

Figures = dict[str, Ratio]
"""A ratio for each name of FIGURES."""

_KINDS = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)
_ROLES: dict[str, Callable[[TokenMark], Numbers]] = {role: attrgetter(role) for role in ("content", "source", "cue")}


def score(text: str, gold: Iterable[Marked], found: Iterable[Marked]) -> Figures:
    """The figures of one document: what a person marked in it beside what was found."""
    tokens = Tokens(text)
    return score_tokens(tokens.read(gold), tokens.read(found))


def score_tokens(gold: Sequence[TokenMark], found: Sequence[TokenMark]) -> Figures:
    """The figures of one document whose attributions are given in words."""
    figures = {
        PRIMARY: _paired(gold, found, agree),
        "attribution_strict": _paired(gold, found, same),
        **_by_kind(gold, found),
        "content_overlap": _paired(gold, found, overlap),
        "content_strict": _paired(gold, found, same_content),
        **{f"token_{role}": _words(union(gold, of), union(found, of)) for role, of in _ROLES.items()},
        "cue_overlap": _paired([g for g in gold if g.cue], [f for f in found if f.cue], cues),
        **_in_matched(gold, found),
    }
    return {name: figures[name] for name in FIGURES}


def total(many: Iterable[Figures]) -> Figures:
    """The figures of several documents together; all zero for none."""
    whole = dict.fromkeys(FIGURES, Ratio())
    for figures in many:
        whole = {name: ratio + figures[name] for name, ratio in whole.items()}
    return whole


def _paired(
    gold: Sequence[TokenMark], found: Sequence[TokenMark], weight: Callable[[TokenMark, TokenMark], float]
) -> Ratio:
    return Ratio(len(pairs(gold, found, weight)), len(found), len(gold))


def _by_kind(gold: Sequence[TokenMark], found: Sequence[TokenMark]) -> Figures:
    """The primary figure by kind: a pair counts under the gold's kind, an unpaired one under its own."""
    made = pairs(gold, found, agree)
    taken = {j for _, j in made}
    figures = {}
    for kind in _KINDS:
        right = sum(gold[i].kind is kind for i, _ in made)
        false = sum(f.kind is kind for j, f in enumerate(found) if j not in taken)
        figures[f"attribution_{kind}"] = Ratio(right, right + false, sum(g.kind is kind for g in gold))
    return figures


def _words(gold: Numbers, found: Numbers) -> Ratio:
    return Ratio(len(gold & found), len(found), len(gold))


def _in_matched(gold: Sequence[TokenMark], found: Sequence[TokenMark]) -> Figures:
    """Cues and sources of the pairs whose contents overlap, out of those pairs that have any."""
    made = pairs(gold, found, overlap)
    figures = {}
    for role in ("cue", "source"):
        both = [(_ROLES[role](gold[i]), _ROLES[role](found[j])) for i, j in made]
        right = sum(bool(g & f) for g, f in both)
        figures[f"{role}_in_matched"] = Ratio(right, sum(bool(f) for _, f in both), sum(bool(g) for g, _ in both))
    return figures
