"""Quotation marks that quote nobody: scare quotes, titles, terms and names of things."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import Quotation
from onrecord.records import Attribution, Kind

_TERM_CUE = re.compile(
    r"\b(?:known|dubbed|titled|entitled|nicknamed|labell?ed|named|billed|so-called|refer(?:s|red|ring)?"
    r"|mean(?:s|t|ing)?|includes?|termed|headlined|hashtag"
    r"|(?:sp(?:eaks?|oke|oken|eaking)|talk(?:s|ed|ing)?) of)\b",
    re.IGNORECASE,
)
_IN_A_PAPER = re.compile(r"\bin (?:the )?[*_][^*_]+[*_]$")
"""An author "in the *Paper*": what follows the colon in quotation marks is the title of a piece."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE_END = (".", "!", "?", "…", ",", "—", "–", "-")
MIN_SPOKEN_WORDS = 4
"""A quotation of fewer words without a cue of its own is taken for a term; three-word utterances nearly always
stand beside a reporting verb."""


def is_spoken(text: str, quotation: Quotation) -> bool:
    """True when a quotation reads as an utterance: a few words, a capital or an ellipsis first, a stop at its end."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    if len(_WORD.findall(inner)) < MIN_SPOKEN_WORDS:
        return False
    begins = inner.lstrip("[(…. “‘'\"")[:1]
    return (begins.isupper() or begins.isdigit()) and (not quotation.closed or inner.endswith(_SENTENCE_END))


def is_term(text: str, attribution: Attribution, quoted: Quoted) -> bool:
    """True when an attribution is a mere term in quotation marks that nobody said on that occasion."""
    if attribution.kind is not Kind.DIRECT or len(attribution.content.spans) != 1 or attribution.floating:
        return False
    source, cue = attribution.source, attribution.cue
    few = len(_WORD.findall(attribution.content.text)) < MIN_SPOKEN_WORDS
    if few and cue is not None and _TERM_CUE.search(cue.text):  # inside another quotation, too
        return True
    quotation = quoted.at(attribution.content.start)
    if quotation is None or is_spoken(text, quotation):
        return False
    if cue is not None and source is not None and cue.text.strip() == ":" and _IN_A_PAPER.search(source.text):
        return True
    return cue is None or bool(_TERM_CUE.search(cue.text))


def drop_terms(text: str, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """The attributions that are statements."""
    return [a for a in attributions if not is_term(text, a, quoted)]
