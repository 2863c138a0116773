"""The fonts of the PDF: Arimo for Latin, Greek, Cyrillic and Hebrew, Amiri for Arabic and Persian, both under the OFL.

They come as packages of their own (fontpkg-arimo, fontpkg-amiri), so that no font of the system is needed and the same
round-up looks the same everywhere.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from fpdf import FPDF

TEXT: Final = "Arimo"
"""The font of all text but what it lacks."""

ARABIC: Final = "Amiri"
"""The font of Arabic script."""

_FILES = {
    TEXT: ("fontpkg_arimo", "Arimo[wght].ttf"),
    ARABIC: ("fontpkg_amiri", "Amiri-Regular.ttf"),
}
_MISSING = "\ufffd"
_IN_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u200c\u200d]")
_ARABIC = re.compile(f"({_IN_ARABIC.pattern}(?:[ ]*{_IN_ARABIC.pattern})*)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")


def load(pdf: FPDF) -> frozenset[int]:
    """Give the fonts to a PDF; the code points that at least one of them has."""
    known: set[int] = set()
    for family, (package, name) in _FILES.items():
        pdf.add_font(family, "", Path(str(files(package) / "files" / name)))
        known.update(pdf.fonts[family.lower()].cmap)  # type: ignore[union-attr]
    pdf.set_fallback_fonts([ARABIC], exact_match=False)
    pdf.set_text_shaping(use_shaping_engine=True)
    return frozenset(known)


def shown(text: str, known: frozenset[int]) -> tuple[str, int]:
    """`text` with U+FFFD for each character that no font has, and how many there were."""
    missing = [c for c in text if ord(c) not in known]
    return "".join(c if ord(c) in known else _MISSING for c in text), len(missing)


def by_script(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with its font: Arabic script is set apart, since one font has it all."""
    return [(ARABIC if _IN_ARABIC.match(piece) else TEXT, piece) for piece in _ARABIC.split(text) if piece]


def runs_leftward(text: str) -> bool:
    """True where the first letter is one of a script that runs from right to left (as `dir=auto` has it)."""
    first = _LETTER.search(text)
    return bool(first and _RIGHT_TO_LEFT.match(first[0]))
