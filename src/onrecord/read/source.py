"""Bytes with a name, and what came with them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.records import Metadata


@dataclass(frozen=True, slots=True)
class Source:
    """One file's bytes before anything is known of their format.

    `name` is the path or address as it was named, or ``archive.zip!inner/name.txt`` within a container; messages show
    it. `folder` is the beginning of it that leads to the file, which documents do not bear. `media_type` and `charset`
    are what a server, a mail or an archive declared, not to be trusted. `url` and `retrieved_on` (ISO 8601) are where
    and when it was fetched. `around` is metadata of what the source came out of (the mail of an attachment), taken
    where the source says nothing itself. `depth` counts the containers around it.
    """

    name: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    retrieved_on: str | None = None
    around: Metadata | None = None
    depth: int = 0
    folder: str = ""

    def document_name(self, name: str) -> str:
        """What a document that was called `name` in here is called outside: the file's own name, without its folder."""
        return name.removeprefix(self.folder)

    def inner(self, name: str, data: bytes) -> Source:
        """A source found inside this one, one container deeper."""
        return replace(self, name=name, data=data, media_type=None, charset=None, depth=self.depth + 1)

    def served(self, name: str, data: bytes, media_type: str | None, charset: str | None) -> Source:
        """A source found inside this one, with what its envelope declares of it."""
        return replace(self.inner(name, data), media_type=media_type, charset=charset)
