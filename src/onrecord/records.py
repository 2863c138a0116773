"""The types that every room speaks: documents, attributions, statements, claims.

All are frozen and compare by value. Offsets are Unicode code points into `Document.text`, ends exclusive, so that
``document.text[span.start:span.end]`` is the evidence. This module imports nothing else of the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

JOINT = " […] "
"""What joins the pieces of a discontinuous passage when it is shown as one text."""

SELECTOR_CONTEXT = 32
"""Characters of prefix and suffix in a selector: enough to tell repeated words apart, short enough to store."""


class Span(NamedTuple):
    """A stretch of a document's text: code points `start` to `end`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more spans of a document that belong together, in text order, with the text they cover."""

    spans: tuple[Span, ...]
    text: str

    @classmethod
    def of(cls, text: str, spans: Iterable[tuple[int, int]]) -> Passage:
        """The passage of `text` that `spans` cover, sorted. Raises ValueError for a span outside the text."""
        ordered = tuple(sorted(Span(start, end) for start, end in spans))
        if not ordered or any(not 0 <= s.start < s.end <= len(text) for s in ordered):
            raise ValueError(f"spans {ordered} do not fit a text of {len(text)} characters")
        return cls(ordered, JOINT.join(text[s.start : s.end] for s in ordered))

    @property
    def start(self) -> int:
        """Where the passage begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C Web Annotation text selector: position, quotation with its surroundings, and the text's hash."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    sha256: str

    @classmethod
    def of(cls, text: str, span: Span, sha256: str) -> Selector:
        """The selector of one span of `text`, whose hash is `sha256`."""
        start, end = span
        before, after = text[max(0, start - SELECTOR_CONTEXT) : start], text[end : end + SELECTOR_CONTEXT]
        return cls(start, end, text[start:end], before, after, sha256)


class Part(StrEnum):
    """What a paragraph is within its document."""

    HEADLINE = "headline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    AUTHOR_NOTE = "author_note"
    COMMENT = "comment"
    FURNITURE = "furniture"
    TURN = "turn"

    @property
    def is_text(self) -> bool:
        """True for the parts that are the article itself; statements elsewhere are written only when asked for."""
        return self in {Part.HEADLINE, Part.BODY, Part.CAPTION, Part.TURN}


class Genre(StrEnum):
    """What sort of document it is. A speech, communiqué, letter or resolution is its speaker's own voice."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    SPEECH = "speech"
    INTERVIEW = "interview"
    TRANSCRIPT = "transcript"
    COMMUNIQUE = "communique"
    LETTER = "letter"
    RESOLUTION = "resolution"
    NEWSLETTER = "newsletter"
    OTHER = "other"

    @property
    def is_own_voice(self) -> bool:
        """True when the whole document is one speaker's or body's own words."""
        return self in {Genre.SPEECH, Genre.COMMUNIQUE, Genre.LETTER, Genre.RESOLUTION}


class DateBasis(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"  # the user said so
    META = "meta"  # a meta tag, a feed entry, a mail header, a column, a file's own properties
    BYLINE = "byline"  # a dateline or byline in the text
    URL = "url"  # the address names the day
    GUESSED = "guessed"  # inferred otherwise
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document and the part it plays.

    `start` and `end` cover the paragraph without surrounding white space. In a `turn`, `speaker` covers the words
    that name the speaker ("PRESIDENT HALE:") or is None where the turn goes on over several paragraphs; then
    `turn` is the index of the paragraph in which the turn began.
    """

    start: int
    end: int
    part: Part
    speaker: Span | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text. Dates are ISO 8601 (YYYY-MM-DD); None is unknown.

    `not_before` is the latest day that the text speaks of as past, given where the publication date is unknown.
    `speaker` is the person or body whose own voice the document is (a speech, a communiqué).
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    published_basis: DateBasis = DateBasis.UNKNOWN
    not_before: str | None = None
    language: str | None = None
    genre: Genre = Genre.OTHER
    url: str | None = None
    speaker: str | None = None
    retrieved_on: str | None = None


@dataclass(frozen=True)  # without slots, so that the hashes of a long text are worked out once
class Document:
    """A document as read: decoded text, its paragraphs and metadata, and the hash of the bytes it came from.

    `name` is the file's name, the URL, or ``archive.zip!inner/name.txt`` and ``table.csv#3`` for what came out of a
    container. `key` tells apart documents of one text that are not the same document (the URL; the other columns
    of a row); it is part of the id. `version` counts from 1 within one URL and `supersedes` is the id of the
    version before; the ledger sets both.
    """

    name: str
    text: str
    raw_sha256: str
    paragraphs: tuple[Paragraph, ...] = ()
    meta: Metadata = field(default_factory=Metadata)
    key: str = ""
    media_type: str = "text/plain"
    version: int = 1
    supersedes: str | None = None

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal."""
        return text_hash(self.text)

    @cached_property
    def id(self) -> str:
        """Content-hash id: the same text from the same place is the same document."""
        return content_id("d", self.sha256, self.key)

    def part_at(self, offset: int) -> Part | None:
        """The part of the paragraph that holds `offset`, or None between paragraphs."""
        found = self.paragraph_at(offset)
        return found.part if found else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`, or None between paragraphs."""
        return next((p for p in self.paragraphs if p.start <= offset < p.end), None)


class Kind(StrEnum):
    """How words are attributed (PARC); `narrated` tells a speech act as an act, `own` is the document's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content (PARC, PolNeAR), before anybody is resolved.

    `source` and `cue` are None where the text has none (a floating quotation, a document's own voice). `sources` are
    the single sources where one phrase names several ("Velayati and Shamkhani"), else empty. `parent` is the index, in
    the list that the attribution comes in, of the attribution whose content holds this one (nesting), and `run` the
    index of the attribution whose source a floating quotation takes. `confidence` is a probability.
    """

    kind: Kind
    content: Passage
    source: Passage | None = None
    cue: Passage | None = None
    sources: tuple[Passage, ...] = ()
    part: Part = Part.BODY
    floating: bool = False
    parent: int | None = None
    run: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is. `id` is None for unnamed sources, which keep their words; `basis` says how it is known."""

    name: str
    id: str | None = None
    role: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """One link of the chain above a speaker; `statement` is the reporter's own, None for author and publisher."""

    name: str | None
    id: str | None = None
    statement: str | None = None
    on: str | None = None


class TimeBasis(StrEnum):
    """How the day of a statement is known."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INHERITED = "inherited"
    EVENT = "event"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class When:
    """A TIMEX3 value with the days it can mean. `value` is ISO 8601 (a day, month, year or range's name)."""

    value: str
    earliest: str
    latest: str
    basis: TimeBasis
    mod: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A medium, venue or audience: the words that name it and, where resolved, the actor."""

    passage: Passage
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """The speech, interview, email or vote on which words were said."""

    id: str
    type: str
    date: str | None = None


class Stance(StrEnum):
    """Where a holder stands on an issue."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Party:
    """A holder or counterpart inside a claim: resolved name and id, and the words where the text has them."""

    name: str
    id: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What a claim is about: its words in the text, and its label and path in the codebook ('Iran talks > nuclear').

    `opposite` says that the words name the opposite of the issue ("lifting the ban" for the issue "ban"): who supports
    what they say opposes the issue. The claim's stance stays that towards the words; see `Claim.stance_on_issue`.
    """

    label: str
    passage: Passage | None = None
    id: str | None = None
    path: str | None = None
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One position inside a statement. `act` is a PLOVER event type; `described` marks somebody else's position."""

    holder: Party
    act: str
    issue: Issue
    stance: Stance
    described: bool = False
    mode: str | None = None
    counterpart: Party | None = None
    modality: str | None = None
    conditions: tuple[Passage, ...] = ()
    exceptions: tuple[Passage, ...] = ()
    scope: tuple[Passage, ...] = ()
    reason: tuple[Passage, ...] = ()
    time_limits: tuple[Passage, ...] = ()
    confidence: float = 1.0

    @property
    def stance_on_issue(self) -> Stance:
        """The stance towards the issue itself, which makes claims of one issue comparable."""
        turned = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
        return turned.get(self.stance, self.stance) if self.issue.opposite else self.stance


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speakers and its time resolved, and the claims it makes.

    `document` is the document's id; `model` is "name@version" of what extracted it, "person" where a person entered it.
    `judgement` is what a person decided on it (accept, correct, reject, unsure, add), None where nobody did.
    """

    document: str
    kind: Kind
    content: Passage
    model: str
    part: Part = Part.BODY
    floating: bool = False
    source: Passage | None = None
    cue: Passage | None = None
    speakers: tuple[Speaker, ...] = ()
    reported_by: tuple[Reporter, ...] = ()
    said_on: When | None = None
    occasion: Occasion | None = None
    medium: Setting | None = None
    venue: Setting | None = None
    audience: Setting | None = None
    hedges: tuple[Passage, ...] = ()
    flags: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    confidence: float = 1.0
    judgement: str | None = None

    @property
    def id(self) -> str:
        """Content-hash id: the same words of the same document from the same source are the same statement."""
        return statement_id(self.document, self.content, self.source, self.cue)


def statement_id(document: str, content: Passage, source: Passage | None, cue: Passage | None) -> str:
    """The id of the statement with these spans in the document with id `document`."""
    spans = [p.spans if p else () for p in (content, source, cue)]
    return content_id("s", document, *(",".join(f"{s}-{e}" for s, e in ss) for ss in spans))


def text_hash(text: str) -> str:
    """SHA-256 of `text` in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, *fields: str) -> str:
    """A short id that is a function of `fields`: `prefix` and 16 hexadecimal digits (64 bits) of their SHA-256."""
    digest = hashlib.sha256("\x1f".join(fields).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:16]}"


def spans_text(text: str, spans: Sequence[Span]) -> str:
    """The text that `spans` cover, joined as in every export."""
    return JOINT.join(text[s.start : s.end] for s in spans)
