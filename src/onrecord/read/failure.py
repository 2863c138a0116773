"""A document that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import OnrecordError


@dataclass(frozen=True, slots=True)
class Failure:
    """The name of a document that could not be read, and why. The others of its batch go on."""

    name: str
    error: OnrecordError
