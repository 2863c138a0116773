"""One actor a person across documents: names found in a document become the actors that are known under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Speaker
from onrecord.resolve.background import CODEBOOK, Background
from onrecord.resolve.names import actor_id

Groups = Sequence[tuple[Speaker, ...]]


def identified(groups: Groups, background: Background | None) -> list[tuple[Speaker, ...]]:
    """The speakers, each under the name and id of the actor that the name is known to be; others keep their own.

    Who was found in this document by title stays that person wherever the document names them.
    """
    if background is None:
        return list(groups)
    found = {s.name: s for group in groups for s in group if s.id is not None and s.id != actor_id(s.name)}
    return [tuple(_identified(s, found, background) for s in group) for group in groups]


def _identified(speaker: Speaker, found: dict[str, Speaker], background: Background) -> Speaker:
    if speaker.id is None or speaker.id != actor_id(speaker.name):
        return speaker
    before = found.get(speaker.name)
    if before is not None:
        return replace(speaker, id=before.id)
    actor = background.actor(speaker.name)
    if actor is None:
        return speaker
    basis = speaker.basis
    if background.is_of_book(actor) and basis != CODEBOOK:
        basis = f"{basis}; {CODEBOOK}"
    return replace(speaker, name=actor.name, id=actor.id, basis=basis)
