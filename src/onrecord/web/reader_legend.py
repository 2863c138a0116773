"""The legend above a document: its speakers, kinds and stances to choose from, and the layers to switch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.export.signs import SIGNS
from onrecord.records import Kind, Stance, Statement
from onrecord.web import wording
from onrecord.web.reader_filter import LAYERS, Filter, layers_param
from onrecord.web.voices import Voice, Voices


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the legend: what it shows, how many statements it has, and the address that shows those alone."""

    name: str
    count: int
    href: str
    chosen: bool
    voice: Voice | None = None
    kind: Kind | None = None
    sign: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """A layer that is drawn or not, and the address where it is the other way."""

    name: str
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class Legend:
    """All of the legend. `issue` is the one that the address asks for; `rejected` None where nothing was rejected."""

    speakers: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    layers: tuple[Switch, ...]
    rejected: Switch | None
    issue: str | None


def legend(document_id: str, statements: Sequence[Statement], voices: Voices, wanted: Filter, rejected: int) -> Legend:
    """The legend of a document with these statements, of which a person rejected `rejected`."""
    return Legend(
        speakers=_speakers(document_id, voices, wanted),
        kinds=_kinds(document_id, statements, wanted),
        stances=_stances(document_id, statements, wanted),
        layers=_layers(document_id, wanted),
        rejected=_rejected(document_id, wanted, rejected),
        issue=wanted.issue,
    )


def _speakers(document_id: str, voices: Voices, wanted: Filter) -> tuple[Choice, ...]:
    def href(key: str) -> str:
        return wanted.href(document_id, speaker=None if wanted.speaker == key else key)

    return tuple(Choice(v.name, v.statements, href(v.key), wanted.speaker == v.key, voice=v) for v in voices.all())


def _kinds(document_id: str, statements: Sequence[Statement], wanted: Filter) -> tuple[Choice, ...]:
    counts = Counter(statement.kind for statement in statements)

    def choice(kind: Kind) -> Choice:
        chosen = wanted.kind == kind.value
        href = wanted.href(document_id, kind=None if chosen else kind.value)
        title = wording.KINDS_EXPLAINED[kind]
        return Choice(wording.KINDS[kind], counts[kind], href, chosen, kind=kind, title=title)

    return tuple(choice(kind) for kind in Kind if counts[kind])


def _stances(document_id: str, statements: Sequence[Statement], wanted: Filter) -> tuple[Choice, ...]:
    counts = Counter(stance for s in statements for stance in {claim.stance_on_issue for claim in s.claims})

    def choice(stance: Stance) -> Choice:
        chosen = wanted.stance == stance.value
        href = wanted.href(document_id, stance=None if chosen else stance.value)
        title = f"statements with a claim of this stance: {stance.value}"
        return Choice(stance.value, counts[stance], href, chosen, sign=SIGNS[stance], title=title)

    return tuple(choice(stance) for stance in Stance if counts[stance])


def _layers(document_id: str, wanted: Filter) -> tuple[Switch, ...]:
    def other(name: str) -> str:
        changed = layers_param(wanted.layers ^ {name})
        return wanted.href(document_id, layers=changed)

    return tuple(Switch(words, other(name), name in wanted.layers) for name, words in LAYERS.items())


def _rejected(document_id: str, wanted: Filter, count: int) -> Switch | None:
    if not count and not wanted.rejected:
        return None
    href = wanted.href(document_id, rejected=None if wanted.rejected else "1")
    return Switch(f"{count:,} rejected", href, wanted.rejected)
