"""People whom a document calls by title and surname alone: "President Hale"."""

from __future__ import annotations

import re

from onrecord.resolve.background import Background
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import person
from onrecord.resolve.pronouns import gender

_TITLED = re.compile(
    r"(?<![\w’'-])(?P<title>(?:Vice |Deputy |Prime |Foreign |Defen[cs]e |Interior |Finance )?"
    r"(?:President|Chancellor|Premier|Minister|Secretary|Secretary of State|Secretary-General|King|Queen|Pope|Emperor"
    r"|Sultan|Emir|Ayatollah|Speaker|Senator|Governor|Ambassador|General|Admiral|Prince|Princess))[ \xa0]"
    r"(?P<surname>[A-Z][\w’-]*[a-z])(?!['’]?\w)(?![ \xa0][A-Z])"
)


def introductions(text: str, background: Background | None) -> list[Mention]:
    """Whom a title and a surname name: the person known to have held it, else the surname."""
    found: list[Mention] = []
    seen: set[str] = set()
    for match in _TITLED.finditer(text):
        surname = match["surname"]
        if match.group() in seen or person(match.group()) != surname:
            continue
        seen.add(match.group())
        known = background.titled(match["title"], surname) if background else None
        name = known[0].name if known else surname
        at = match.span("surname")
        found.append(Mention(name, *at, gender(match["title"]), reason=known and known[1]))
    return found
