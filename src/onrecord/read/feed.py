"""RSS and Atom feeds: each entry's own text is a document. Linked pages are not fetched."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.read import html
from onrecord.read.builder import Builder
from onrecord.read.declared import iso_day, language_tag, one_line, web_address
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.failure import Failure
from onrecord.read.found import Row
from onrecord.read.limits import check_members
from onrecord.read.reading import Reading
from onrecord.read.source import Source
from onrecord.records import DateBasis, Metadata, Part

Entry = Mapping[str, object]


def entries(source: Source, reading: Reading) -> Iterator[Row | Failure]:
    """The entries of a feed, named ``feed.xml#1`` and so on, with their link as address. An empty one is a failure."""
    import feedparser

    parsed = feedparser.parse(io.BytesIO(source.data), resolve_relative_uris=False)  # a stream: never a name to open
    found: list[Entry] = [dict(entry) for entry in parsed.entries]  # plain, without the library's field aliases
    if not found:
        reason = "is truncated or damaged: get the feed again" if parsed.bozo else "has no entries: try again later"
        raise InputError(f"{source.name} {reason}.")
    check_members(source.name, len(found))
    for number, entry in enumerate(found, start=1):
        name = f"{source.name}#{number}"
        draft = _draft(name, entry, dict(parsed.feed))
        if draft is None:
            link = web_address(_string(entry.get("link")))
            advice = f"add its page {link} instead" if link else "nothing can be read from it"
            yield Failure(name, InputError(f"{name} has no text of its own in the feed: {advice}."))
        else:
            reading.budget.spend(source.name, len(draft.text), len(source.data))
            yield Row(draft, _canonical(entry))
    if parsed.bozo and _is_cut(parsed.bozo_exception):
        yield Failure(
            source.name, InputError(f"{source.name} is truncated after entry {len(found)}: get the feed again.")
        )


def _is_cut(error: object) -> bool:
    """True for the parser's complaint that the file ends too early."""
    return any(sign in str(error) for sign in ("no element found", "unclosed token"))


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _draft(name: str, entry: Entry, feed: Entry) -> Draft | None:
    meta = _meta(entry, feed)
    value, is_markup = _content(entry)
    page = html.page(name, value, meta.url) if is_markup else _plain(name, value)
    if not page.text.strip():
        return None
    page = _headed(page, meta.title)
    key = meta.url or _string(entry.get("id")) or ""
    return replace(page, meta=meta, key=key, media_type=Format.FEED.value)


def _content(entry: Entry) -> tuple[str, bool]:
    """The longest of the entry's contents and its summary, and whether that is markup."""
    contents = entry.get("content")
    values = [item for item in contents if isinstance(item, Mapping)] if isinstance(contents, list) else []
    detail = entry.get("summary_detail")
    values += [detail] if isinstance(detail, Mapping) else []
    best = max(values, key=lambda item: len(str(item.get("value") or "")), default={})
    return str(best.get("value") or ""), best.get("type") != "text/plain"


def _plain(name: str, value: str) -> Draft:
    builder = Builder()
    for paragraph in value.replace("\r\n", "\n").split("\n\n"):
        builder.add(paragraph)
    return Draft(builder.text, name, blocks=builder.blocks)


def _headed(page: Draft, title: str | None) -> Draft:
    """`page` with the entry's title as its headline, unless the text begins with it."""
    if not title or page.text.startswith(title):
        return page
    builder = Builder()
    builder.add(title, Part.HEADLINE)
    for block in page.blocks or ():
        builder.add(page.text[block.start : block.end], None if block.part is Part.HEADLINE else block.part)
    return replace(page, text=builder.text, blocks=builder.blocks)


def _meta(entry: Entry, feed: Entry) -> Metadata:
    """What the entry declares, and for publisher and language the feed. An update's day stands in for a first one's."""
    days = (iso_day(_string(entry.get(field))) for field in ("published", "created", "updated"))
    day = next((day for day in days if day), None)
    title = one_line(html.page("title", _string(entry.get("title")) or "").text)
    return Metadata(
        title=title,
        author=one_line(_string(entry.get("author"))),
        publisher=one_line(_string(feed.get("title"))),
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
        language=language_tag(_string(entry.get("language")) or _string(feed.get("language"))),
        url=web_address(_string(entry.get("link"))),
    )


def _canonical(entry: Entry) -> bytes:
    """The JSON of what makes an entry, the same for the same entry in a later copy of the feed."""
    kept = {field: _string(entry.get(field)) for field in ("title", "link", "id", "published", "updated", "author")}
    kept["content"] = _content(entry)[0]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
