"""Hidden states of a document's windows, cut and joined for another window of the same document.

One model's lower layers serve another's: what they made of the windows that cover a document is taken for windows
around single statements, instead of running them again for each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.words.split import Words
from onrecord.words.windows import Window, piece_places

Floats = NDArray[np.floating]


def covering(windows: Sequence[Window], wanted: Window) -> list[int]:
    """Numbers of the windows whose cores hold a word of `wanted`, ascending. `windows` cover the document in order."""
    return [i for i, w in enumerate(windows) if w.core < wanted.end and wanted.start < w.end]


def join_states(words: Words, windows: Sequence[Window], states: Sequence[Floats], wanted: Window) -> Floats:
    """The states (pieces, width) of a window's pieces with the opening and closing one.

    `windows` are those that cover it (see `covering`) and `states` theirs, each (pieces, width) with an opening and a
    closing state. Each piece's state is that of the window whose core it is in; the opening one is the first window's,
    the closing one the last one's.
    """
    parts = [states[0][:1]]
    for window, given in zip(windows, states, strict=True):
        heads = piece_places(words, window)
        start, end = max(window.core, wanted.start), min(window.end, wanted.end)
        parts.append(given[heads[start - window.start] : heads[end - window.start]])
    return np.concatenate([*parts, states[-1][-1:]])
