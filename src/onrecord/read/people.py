"""Personal names as they stand in bylines, author notes and speaker labels. No gazetteer: capitals and particles."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’.-]*")
_PARTICLES = frozenset("de da dos van von der den di del della du la le el al bin ibn ben bint abu ter ten e y".split())
_TITLES = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|amb|ambassador|gen|lt|col|capt|rev|sen|rep)\.? )+", re.I)
# Capitalised words that begin headings and institutions, not persons.
_NOT_NAMES = frozenset(
    "the a an this that these those what why how when where who in on at for from with and or but no not "
    "is are was were "
    "after before as it its he she they we you i his her their our your my if so all any new more part chapter section "
    "background introduction conclusion summary analysis opinion news world politics about editorial staff press "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday "
    "times post herald tribune journal gazette agency university institute council ministry department committee "
    "center centre foundation government house senate parliament congress".split()
)


def is_name(text: str, least: int = 2) -> bool:
    """True when `text` looks like one person's name of `least` to five words."""
    bare = _TITLES.sub("", text.strip())
    tokens = bare.split()
    if not least <= len(tokens) <= 5 or len(bare) > 60:
        return False
    proper = [t for t in tokens if t.casefold() not in _PARTICLES]
    return len(proper) >= least - (least > 1 and len(proper) < len(tokens)) and all(map(_is_name_token, proper))


def _is_name_token(token: str) -> bool:
    return _TOKEN.fullmatch(token) is not None and token.casefold().strip(".") not in _NOT_NAMES


def surname(name: str) -> str:
    """The last word of a name, suffixes like "Jr." aside."""
    tokens = [t.strip(".,") for t in name.split()]
    return next((t for t in reversed(tokens) if t.casefold() not in {"jr", "sr", "ii", "iii"}), name)


def natural_case(name: str) -> str:
    """A name in capitals or small letters as it is written in running text."""
    if not (name.isupper() or name.islower()):
        return name
    return re.sub(r"[^\W\d_]+(?:['’][a-z]\b)?", lambda m: m.group().capitalize(), name.lower())
