"""The last step of reading, shared by all formats: a draft becomes a document with parts, metadata and dates."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.read.byline import agency_in, parse_dateline
from onrecord.read.dates import guess_from_dateline, latest_past_day, published
from onrecord.read.draft import Draft
from onrecord.read.genre import find_genre
from onrecord.read.head import bylines_of
from onrecord.read.language import find_language
from onrecord.read.options import ReadOptions
from onrecord.read.page import Page, is_prose
from onrecord.read.paragraphs import paragraphs
from onrecord.read.parts import Clues, as_paragraphs, find_parts, own_voice
from onrecord.records import DateBasis, Document, Genre, Metadata, Part

LANGUAGE_SAMPLE = 8000
MOST_TITLE = 300


def finish(draft: Draft, raw_sha256: str, options: ReadOptions) -> Document:
    """The document of `draft`; what `options` say wins over the file, and the file over what the text shows.

    Raises UsageError for an unknown genre or a publication date that is no day.
    """
    meta = _given(draft.meta, options)
    genre = given_genre(options.genre) or (None if meta.genre is Genre.OTHER else meta.genre)
    authors = tuple(a.strip() for a in (meta.author or "").split(",") if a.strip())
    page = find_parts(paragraphs(draft.text, draft.blocks), Clues(meta.title, authors, genre))
    genre = genre or find_genre(page, meta.title, meta.url)
    if genre.is_own_voice:
        page = own_voice(page)
    meta = _dated(_described(replace(meta, genre=genre), page), page, draft, options)
    return Document(
        name=draft.name,
        text=draft.text,
        raw_sha256=raw_sha256,
        paragraphs=as_paragraphs(page),
        meta=meta,
        key=draft.key,
        media_type=draft.media_type,
    )


def given_genre(value: str | None) -> Genre | None:
    """The genre that the user named. Raises UsageError for one that there is not."""
    if value is None:
        return None
    try:
        return Genre(value.strip().casefold())
    except ValueError as error:
        known = ", ".join(Genre)
        raise UsageError(f"There is no genre {value!r}; choose one of {known}.") from error


def _given(meta: Metadata, options: ReadOptions) -> Metadata:
    """The file's metadata with the user's words over it."""
    said = {name: getattr(options, name) for name in ("title", "author", "publisher", "url", "speaker")}
    return replace(meta, **{name: value for name, value in said.items() if value is not None})


def _described(meta: Metadata, page: Page) -> Metadata:
    """Title, author, publisher, language and speaker from the text where nothing else gives them."""
    bylines = bylines_of(page)
    author = meta.author or ", ".join(name for line in bylines for name in line.authors) or None
    speaker = meta.speaker or (author if meta.genre is Genre.LETTER else None)
    return replace(
        meta,
        title=meta.title or _title(page),
        author=author,
        publisher=meta.publisher or next((b.publisher for b in bylines if b.publisher), None) or _agency(page),
        language=find_language(_sample(page), meta.language),
        speaker=speaker,
    )


def _title(page: Page) -> str | None:
    """The first headline on one line, without Markdown marks and an underline."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is Part.HEADLINE:
            line = para.text.splitlines()[0] if para.text.rstrip("=-") != para.text else para.text
            return " ".join(line.split()).strip("#*_ ")[:MOST_TITLE] or None
    return None


def _agency(page: Page) -> str | None:
    """The agency of the dateline or of a byline."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is Part.BYLINE and (agency := agency_in(para.text)):
            return agency
        if part is Part.BODY:
            line = parse_dateline(para.text)
            return line.agency if line else None
    return None


def _sample(page: Page) -> str:
    """Running text for the language, or all there is."""
    chosen: list[str] = []
    size = 0
    for only_prose in (True, False):
        for para, part in zip(page.paras, page.parts, strict=True):
            if size >= LANGUAGE_SAMPLE or (size and not only_prose):
                break
            if not only_prose or (part and part.is_text and is_prose(para)):
                chosen.append(para.text[:LANGUAGE_SAMPLE])
                size += len(chosen[-1]) if only_prose else 0
    return "\n".join(chosen)


def _dated(meta: Metadata, page: Page, draft: Draft, options: ReadOptions) -> Metadata:
    """The publication day with its basis; where it is unknown, the day before which it cannot lie."""
    day, basis = published(page, meta, options.published, draft.name, options.day)
    if day is not None:
        return replace(meta, published_on=day, published_basis=basis, not_before=None)
    latest = latest_past_day(page, options.day)
    not_before = latest.isoformat() if latest else None
    guess = guess_from_dateline(page, not_before, options.day)
    if guess:
        return replace(meta, published_on=guess.isoformat(), published_basis=DateBasis.GUESSED, not_before=None)
    return replace(meta, published_on=None, published_basis=DateBasis.UNKNOWN, not_before=not_before)
