"""The bodies that speak together in a joint communiqué ("The delegations of the Republic of A and of B")."""

from __future__ import annotations

import re

from onrecord.records import Document, Genre, Speaker
from onrecord.resolve.names import actor_id

_BODY = r"(?:[A-Z][\w’'-]*(?: (?:of(?: the)?|and the) (?=[A-Z]))?[ ]?)+"
_JOINT = re.compile(
    r"\b(?:delegations|governments|representatives|ministers|leaders|presidents|heads) of (?:the )?"
    rf"(?P<first>{_BODY}?) and (?:of )?(?:the )?(?P<second>{_BODY})",
)
HEAD_CHARACTERS = 1200
"""The parties introduce themselves in the first lines."""


def parties(document: Document) -> tuple[Speaker, ...]:
    """The two bodies whose joint words a communiqué is, or nothing where its first lines do not name them."""
    if document.meta.genre is not Genre.COMMUNIQUE:
        return ()
    match = _JOINT.search(document.text, 0, HEAD_CHARACTERS)
    if match is None:
        return ()
    names = [match.group(g).strip(" ,") for g in ("first", "second")]
    return tuple(Speaker(n, actor_id(n), basis="a party to the document") for n in names)
