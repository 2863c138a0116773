"""The last step of reading, shared by all formats: a draft becomes a document with parts, metadata and dates."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.read.byline import agency_in, parse_dateline
from onrecord.read.dates import guess_from_dateline, latest_past_day, published
from onrecord.read.draft import Draft
from onrecord.read.genre import ISSUE, find_genre
from onrecord.read.head import bylines_of, without_site
from onrecord.read.house import find_house, is_body_name
from onrecord.read.language import find_language
from onrecord.read.options import ReadOptions
from onrecord.read.page import Page, is_prose, plain
from onrecord.read.paragraphs import paragraphs
from onrecord.read.parts import Clues, as_paragraphs, find_parts, own_voice
from onrecord.read.voice import addressee, signature, speaker_of
from onrecord.records import DateBasis, Document, Genre, Metadata, Part

LANGUAGE_SAMPLE = 8000
MOST_TITLE = 300


def finish(draft: Draft, raw_sha256: str, options: ReadOptions) -> Document:
    """The document of `draft`; what `options` say wins over the file, and the file over what the text shows.

    Raises UsageError for an unknown genre or a publication date that is no day.
    """
    meta = _given(draft.meta, options)
    declared = meta.title if options.title is None else None
    genre = given_genre(options.genre) or (None if meta.genre is Genre.OTHER else meta.genre)
    authors = tuple(a.strip() for a in (meta.author or "").split(",") if a.strip())
    page = find_parts(paragraphs(draft.text, draft.blocks), Clues(meta.title, authors, genre))
    genre = genre or find_genre(page, meta.title, meta.url)
    if genre.is_own_voice:
        page = own_voice(page)
    meta = _without_site(replace(meta, genre=genre), page) if declared else replace(meta, genre=genre)
    meta = _dated(_described(meta, page), page, draft, options)
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


def _without_site(meta: Metadata, page: Page) -> Metadata:
    """The title without the site's name behind it, which is then the publisher, where the page shows it so."""
    title = meta.title or ""
    bare = without_site(title)
    site = title[len(bare) :].strip(" |–—·•»-")
    shown = {plain(p.text) for p, part in zip(page.paras, page.parts, strict=True) if part is Part.HEADLINE}
    if not site or not (plain(bare) in shown or (plain(title) not in shown and is_body_name(site))):
        return meta
    return replace(meta, title=bare, publisher=meta.publisher or site)


def _described(meta: Metadata, page: Page) -> Metadata:
    """Title, author, publisher, language and speaker from the text where nothing else gives them."""
    bylines = bylines_of(page)
    author = meta.author or ", ".join(name for line in bylines for name in line.authors) or None
    if meta.author is None and meta.genre is Genre.LETTER:
        author = signature(page) or author
    written_for = next((b.publisher for b in bylines if b.publisher), None)
    described = replace(
        meta,
        title=meta.title or _title(page, meta.genre),
        author=author,
        language=find_language(_sample(page), meta.language),
    )
    house = meta.publisher or written_for or _agency(page) or _issued(described) or find_house(page)
    described = replace(described, publisher=None if meta.publisher is None and house == author else house)
    return replace(described, speaker=meta.speaker or speaker_of(page, described))


def _issued(meta: Metadata) -> str | None:
    """The newsletter that counts its issues in its title ("Northern Letter No. 4")."""
    match = ISSUE.match(meta.title or "") if meta.genre is Genre.NEWSLETTER else None
    return match["name"].strip(" ,:–—-") if match else None


def _title(page: Page, genre: Genre) -> str | None:
    """The first headline; under a letterhead the next line of the head, or the addressee of a letter."""
    lines = [i for i, part in enumerate(page.parts) if part is Part.HEADLINE]
    if not lines:
        return _subject(page)
    if is_body_name(page.paras[lines[0]].text):
        if genre is Genre.LETTER:
            return addressee(page)
        if len(lines) > 1 and not any(map(page.is_running_text, range(lines[0], lines[1]))):
            lines = lines[1:]
    return _line(page.paras[lines[0]].text)


def _subject(page: Page) -> str | None:
    """The subject in the head of a pasted mail."""
    heads = (p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BYLINE)
    found = (re.search(r"^Subject: *(\S.*)$", text, re.MULTILINE) for text in heads)
    return next((match[1].strip()[:MOST_TITLE] for match in found if match), None)


def _line(text: str) -> str | None:
    """A headline on one line, without Markdown marks and an underline."""
    line = text.splitlines()[0] if text.rstrip("=-") != text else text
    return " ".join(line.split()).strip("#*_ ")[:MOST_TITLE] or None


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
