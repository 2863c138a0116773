"""One spelling for the many of a word: scripts, accents, transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from onrecord.resolve.variants.words import CANONICAL

_APOSTROPHES = re.compile("['’‘`´ʼʻʿʾ\u02bc\"“”]")
_WORD = re.compile(r"[a-z0-9]+")
# Digraphs of transliteration, applied in this order, that different systems write as one sound.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|sh", "S"),
        ("tch|tsch|ch|cz", "C"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("dj|dzh", "j"),
        ("zh", "j"),
        ("ck|q", "k"),
        ("c(?=[aourlkt]|$)", "k"),
        ("ou|oo|ow|u", "o"),
        ("w", "v"),
        ("x", "ks"),
        ("ei|ey|ee|ie|iy|yy|yi|ij|ai|ay|y|j(?=$|[^aeiou])", "i"),
        ("^ie|^ye", "e"),
        ("e(?=[^aeiou])", "i"),
        ("h$", ""),
    )
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` in lower-case ASCII without apostrophes, accents and full stops of initials."""
    bare = _APOSTROPHES.sub("", text)
    ascii_text = (bare if bare.isascii() else anyascii(unicodedata.normalize("NFKC", bare))).lower()
    return _APOSTROPHES.sub("", re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", ascii_text))


def words_of(text: str) -> list[str]:
    """The words of a name in plain spelling."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A plain word as the transliterations of one name share it: Hussein and Husayn, Rouhani and Ruhani."""
    word = CANONICAL.get(word, word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return _DOUBLED.sub(r"\1", word)


def consonants(word: str) -> str:
    """The consonants of a word's sound, its first letter kept."""
    heard = sound(word)
    return heard[:1] + _VOWELS.sub("", heard[1:])


def is_unspaced(text: str) -> bool:
    """True for Han, Kana and Hangul, where a letter is a syllable or a word and one other letter is another name."""
    return any("\u1100" <= letter <= "\u11ff" or "\u2e80" <= letter <= "\ud7af" for letter in text)
