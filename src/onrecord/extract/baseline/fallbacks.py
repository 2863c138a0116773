"""Speakers where the parse gives none: the name right before the cue, or one that a long apposition parted from it."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.parsed import Parsed, Range

_TITLES = {
    "ayatollah", "president", "minister", "senator", "sen.", "rep.", "mr.", "mrs.", "ms.", "dr.", "general", "gen.",
    "governor", "gov.", "secretary", "ambassador", "chancellor", "premier", "prince", "king", "pope", "sheikh", "judge",
}  # fmt: skip
_PARTED = {"appos", "nsubj", "ROOT", "npadvmod", "dep"}


def name_before(parsed: Parsed, cue: Range) -> Range | None:
    """The run of names that ends where the cue begins, from its last title on."""
    start = end = cue[0]
    while start > 0 and parsed.doc[start - 1].tag_ == "NNP":
        start -= 1
    titled = [t.i for t in parsed.doc[start:end] if t.lower_ in _TITLES and t.i < end - 1]
    if start == end:
        return None
    return (max(titled), end) if titled else (start, end)


def name_parted(parsed: Parsed, verb: Token, cue: Range) -> Token | None:
    """The first name of the sentence that can be a subject, for a cue after a comma and outside quotations."""
    sentence = int(verb.sent.start)
    if cue[0] <= sentence or parsed.doc[cue[0] - 1].text != ",":
        return None
    for token in parsed.doc[sentence : cue[0]]:
        if token.tag_ == "NNP" and token.dep_ in _PARTED and parsed.quotation(token) is None:
            return token
    return None
