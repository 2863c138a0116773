"""Who is who among parties: one key for a holder or counterpart, by id where it is known and else by name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.positions import Utterance
from onrecord.records import Issue, Party

_BEFORE = re.compile(r"^(?:the|governments? of|republic of|kingdom of|state of)\s+")
_BEGINNINGS = ("the ", "government", "republic ", "kingdom ", "state ")


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """One spelling to compare names by: no accents, case, articles, or "government of" before a country."""
    plain = name
    if not name.isascii():  # few names are, and normalising is most of the work
        plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = " ".join(plain.casefold().split())
    while plain.startswith(_BEGINNINGS) and (cut := _BEFORE.sub("", plain)) != plain:
        plain = cut
    return plain.removesuffix("'s")


def party_key(party: Party) -> str:
    """The key of a party: its id, or its name's key where nobody is resolved."""
    return party.id or name_key(party.name)


def same_party(a: Party, b: Party) -> bool:
    """True when two parties are one: by ids where both have one, else by name."""
    return a.id == b.id if a.id and b.id else name_key(a.name) == name_key(b.name)


def compatible(a: Utterance, b: Utterance) -> bool:
    """True for the same counterpart or counterparts of one side, and where one of the two names none."""
    if a.counterpart is None or b.counterpart is None:
        return True
    return same_party(a.counterpart, b.counterpart) or (a.toward is not None and a.toward == b.toward)


def issue_key(issue: Issue) -> str:
    """The key of an issue's block: the first step of its codebook path, else its id, else its label's words."""
    if issue.path:
        return name_key(issue.path.split(">")[0])
    return issue.id or name_key(issue.label)


def issue_steps(issue: Issue) -> tuple[str, ...]:
    """The issue's place in the codebook, the widest step first."""
    if issue.path:
        return tuple(name_key(step) for step in issue.path.split(">"))
    return (issue.id or name_key(issue.label),)
