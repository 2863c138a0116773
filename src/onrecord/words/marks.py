"""Which words stand inside quotation marks, for curly, straight and doubled single marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

STATES = 5
"""Quotation states of a word: outside, inside, opening mark, closing mark, inside and never closed in its paragraph."""

OUTSIDE, INSIDE, OPENING, CLOSING, UNCLOSED = range(STATES)

_OPENS, _CLOSES, _EITHER = 1, 2, 3
_MARKS = {"“": _OPENS, "«": _OPENS, "„": _OPENS, "”": _CLOSES, "»": _CLOSES, '"': _EITHER}
_HALVES = ("'", "`")


def quotation_states(forms: Sequence[str], paragraph: Sequence[int]) -> tuple[list[int], list[int]]:
    """State of each word and the number of the outermost quotation that holds it (-1 outside).

    A quotation that its paragraph leaves open ends with the paragraph, as each paragraph of a long quotation opens
    with a mark of its own. A curly mark that opens inside a quotation nests where enough closing marks follow.
    `forms` are single words and single punctuation marks; two apostrophes or grave accents in a row are one mark.
    """
    states, quotes = [OUTSIDE] * len(forms), [-1] * len(forms)
    marks = _marks(forms)
    number = start = 0
    while start < len(forms):
        end = start
        while end < len(forms) and paragraph[end] == paragraph[start]:
            end += 1
        number = _paragraph(marks, (start, end), states, quotes, number)
        start = end
    return states, quotes


def _marks(forms: Sequence[str]) -> list[int]:
    """What each word is as a quotation mark, 0 for none; of a doubled single mark the first half is the mark."""
    marks = [_MARKS.get(form, 0) for form in forms]
    for i, (form, after) in enumerate(pairwise(forms)):
        if form in _HALVES and after == form and not (i and marks[i - 1] and forms[i - 1] == form):
            marks[i] = _OPENS if form == "`" else _EITHER
    return marks


def _paragraph(marks: Sequence[int], place: tuple[int, int], states: list[int], quotes: list[int], number: int) -> int:
    """Fill in the states and quotations of one paragraph; gives the number of the next quotation."""
    depth, opened = 0, 0
    for i in range(*place):
        mark = marks[i]
        if not depth:
            if mark in (_OPENS, _EITHER):
                depth, opened, states[i], quotes[i] = 1, i, OPENING, number
            continue
        quotes[i], states[i] = number, INSIDE
        if mark == _OPENS and _balanced(marks, i, place[1]):
            depth += 1
        elif mark in (_CLOSES, _EITHER):
            depth -= 1
        if not depth:
            states[i], number = CLOSING, number + 1
    if depth:
        states[opened + 1 : place[1]] = [UNCLOSED] * (place[1] - opened - 1)
        number += 1
    return number


def _balanced(marks: Sequence[int], start: int, end: int) -> bool:
    """True when after the inner opening mark at `start` enough marks close to end the outer quotation as well."""
    depth = 1
    for mark in marks[start:end]:
        depth += (mark == _OPENS) - (mark == _CLOSES)
        if not depth:
            return True
    return False
