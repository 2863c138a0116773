"""The page that explains the marks and the keys."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.records import Kind
from onrecord.web import wording
from onrecord.web.shell import Shell, house


@dataclass(frozen=True, slots=True)
class Sample:
    """A kind of statement: its class in the style sheet, its name, what it means, and words drawn in its way."""

    kind: str
    name: str
    means: str
    words: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The context of help.html."""

    samples: tuple[Sample, ...]


_WORDS = {
    Kind.DIRECT: "we are against it",
    Kind.INDIRECT: "that they were against it",
    Kind.MIXED: "that they were “against it”",
    Kind.NARRATED: "a ban on talks",
    Kind.OWN: "It would be a mistake.",
}


def respond(request: Request) -> Response:
    """``/help``."""
    samples = (Sample(k.value, wording.KINDS[k], wording.KINDS_EXPLAINED[k], words) for k, words in _WORDS.items())
    return house(request).render("help.html", Shell(title="Help", room="/help"), HelpPage(tuple(samples)))
