"""How well attributions were found: what was marked by a person beside what was found, in figures.

Pure: texts and spans go in, counts come out. `parse_standoff` reads what a person marked from the text of a brat file,
`marked` brings found attributions into the same form under a `Scheme`, `score` compares the two in one document.
"""

from onrecord.measure.figures import FIGURES, PRIMARY, Figures, score, total
from onrecord.measure.marked import Marked
from onrecord.measure.pairing import agree, overlap, pairs
from onrecord.measure.ratio import Ratio
from onrecord.measure.scheme import Scheme, marked
from onrecord.measure.standoff import check_spans, parse_standoff
from onrecord.measure.tokens import TokenMark, Tokens

__all__ = [
    "FIGURES",
    "PRIMARY",
    "Figures",
    "Marked",
    "Ratio",
    "Scheme",
    "TokenMark",
    "Tokens",
    "agree",
    "check_spans",
    "marked",
    "overlap",
    "pairs",
    "parse_standoff",
    "score",
    "total",
]
