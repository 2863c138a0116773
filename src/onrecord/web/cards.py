"""A statement as the reader's margin and the lists show it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Kind, Passage, Reporter, Setting, Statement, When
from onrecord.web import links, wording
from onrecord.web.claims import ClaimView, claim_views
from onrecord.web.voices import Voices, key_of, speakers_of


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker on a card: name, letter and colour on this page, role, how it is known; `href` is the actor's page."""

    name: str
    key: str
    letter: str
    tone: int
    role: str | None
    basis: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class WhenView:
    """The day something was said: in words, in ISO, how it is known, the days it may mean, the words of the text."""

    day: str
    iso: str
    basis: str
    range: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A reporter in the chain: the name, the day, and the label and address of his own statement."""

    name: str
    on: str
    label: str | None
    href: str | None
    known: bool
    speaks: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One statement, ready to show. `label` is its letter and number on the page ("A3"); `notes` are term and words."""

    id: str
    label: str
    tone: int
    kind: Kind
    kind_words: str
    part: str | None
    speakers: tuple[SpeakerView, ...]
    words: str
    cue: str | None
    source: str | None
    chain: tuple[LinkView, ...]
    said: WhenView | None
    claims: tuple[ClaimView, ...]
    notes: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    chosen: bool = False
    judgement: str | None = None

    @property
    def judged(self) -> str | None:
        """What a person decided, in a word."""
        return wording.JUDGED.get(self.judgement, self.judgement) if self.judgement else None

    @property
    def via(self) -> tuple[LinkView, ...]:
        """The named reporters, when one of them speaks in the text (author and publisher alone are on the page)."""
        return tuple(link for link in self.chain if link.known) if any(link.speaks for link in self.chain) else ()

    @property
    def names(self) -> str:
        """The speakers' names in one string."""
        return " and ".join(speaker.name for speaker in self.speakers)


def cards(
    statements: Sequence[Statement],
    voices: Voices,
    chosen: str | None = None,
    labels: Mapping[str, str] | None = None,
) -> tuple[Card, ...]:
    """A card for each of a page's statements, in their order, numbered speaker by speaker.

    `labels` are those of all statements of the document, where the page has not all of them.
    """
    known = labels_of(statements, voices) if labels is None else labels
    here = {statement.id for statement in statements}
    return tuple(card(statement, voices, known, chosen, here) for statement in statements)


def card(
    statement: Statement,
    voices: Voices,
    labels: Mapping[str, str],
    chosen: str | None = None,
    here: Collection[str] = (),
) -> Card:
    """The card of one statement; `labels` give the label of each statement id, `here` are those on the page."""
    views = tuple(_speaker(statement, voices))
    identity = statement.id
    return Card(
        id=identity,
        label=labels.get(identity, ""),
        tone=views[0].tone,
        kind=statement.kind,
        kind_words=("floating " if statement.floating else "") + wording.KINDS[statement.kind],
        part=None if statement.part.is_text else wording.PARTS[statement.part],
        speakers=views,
        words=statement.content.text,
        cue=_cue(statement.cue),
        source=_words(statement.source),
        chain=tuple(_link(statement, reporter, labels, here) for reporter in statement.reported_by),
        said=_when(statement.said_on) if statement.said_on else None,
        claims=claim_views(statement),
        notes=tuple(_notes(statement)),
        flags=tuple(flag.replace("_", " ") for flag in statement.flags),
        chosen=identity == chosen,
        judgement=statement.judgement,
    )


def labels_of(statements: Sequence[Statement], voices: Voices) -> dict[str, str]:
    """Each statement's label: its speakers' letters and a number among the statements with those letters."""
    labels: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for statement in statements:
        letters = "+".join(voices.of(speaker).letter for speaker in speakers_of(statement))
        numbers[letters] = numbers.get(letters, 0) + 1
        labels[statement.id] = f"{letters}{numbers[letters]}"
    return labels


def _speaker(statement: Statement, voices: Voices) -> list[SpeakerView]:
    views = []
    for speaker in speakers_of(statement):
        voice = voices.of(speaker)
        href = links.actor(speaker) if statement.speakers else None
        views.append(
            SpeakerView(speaker.name, key_of(speaker), voice.letter, voice.tone, speaker.role, speaker.basis, href)
        )
    return views


def _when(when: When) -> WhenView:
    same = when.earliest == when.latest
    span = None if same else f"{wording.day(when.earliest)} to {wording.day(when.latest)}"
    shown = wording.day(when.value) if not when.mod else f"{when.mod.lower()} {wording.day(when.value)}"
    return WhenView(shown, when.value, wording.TIME_BASES[when.basis], span, _words(when.passage))


def _link(statement: Statement, reporter: Reporter, labels: Mapping[str, str], here: Collection[str]) -> LinkView:
    own = reporter.statement if reporter.statement in labels else None
    href = None
    if own:
        href = f"#{own}" if own in here else links.statement(statement.document, own)
    return LinkView(
        name=reporter.name or "author not known",
        on=wording.day(reporter.on),
        label=labels[own] if own else None,
        href=href,
        known=reporter.name is not None,
        speaks=reporter.statement is not None,
    )


def _notes(statement: Statement) -> list[tuple[str, str]]:
    """What else is known of a statement, as term and words; nothing that is unknown."""
    occasion = statement.occasion
    found = [
        ("occasion", f"{occasion.type} {wording.day(occasion.date)}".strip() if occasion else None),
        ("medium", _setting(statement.medium)),
        ("venue", _setting(statement.venue)),
        ("to", _setting(statement.audience)),
        ("hedged", "; ".join(hedge.text for hedge in statement.hedges)),
        ("confidence", f"{statement.confidence:.2f}"),
        ("found by", statement.model),
    ]
    return [(term, words) for term, words in found if words]


def _setting(setting: Setting | None) -> str | None:
    return setting.passage.text if setting else None


def _cue(passage: Passage | None) -> str | None:
    """The words of a cue; a colon alone tells a reader nothing."""
    words = _words(passage)
    return words if words and any(map(str.isalnum, words)) else None


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None
