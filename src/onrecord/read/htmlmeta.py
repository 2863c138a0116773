"""What a page declares of itself: JSON-LD, meta tags, links, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from onrecord.read.declared import genre, iso_day, language_tag, one_line, web_address
from onrecord.records import DateBasis, Genre, Metadata

TITLES = (
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "twitter:title",
    "headline",
    "title",
)
AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
PROFILES = ("article:author", "twitter:creator")
PUBLISHERS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "publisher",
)
DAYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
)
"""Names of meta tags for each field, the surest first: Open Graph, Highwire, Dublin Core and publishers' own."""

ARTICLE = re.compile(r"(?:Article|NewsArticle|Posting|Report|WebPage|Speech|Review|Interview)$")
"""Schema.org types that are the page's own text."""

MAX_JSON = 2_000_000
"""Characters of a JSON-LD script; longer ones are data, not a description."""


def declared(root: etree._Element, url: str | None) -> Metadata:
    """The page's metadata. `url` is where it came from, which its own canonical address overrules."""
    tags = dict(_meta_tags(root))
    linked = _linked_data(root)
    day = iso_day(linked.get("datePublished")) or _first_day(tags) or _time_element(root)
    return Metadata(
        title=_first(tags, TITLES[:6]) or linked.get("headline") or _first(tags, TITLES) or _title_element(root),
        author=linked.get("author") or _author(tags),
        publisher=linked.get("publisher") or _first(tags, PUBLISHERS),
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
        language=language_tag(root.get("lang") or linked.get("inLanguage") or tags.get("og:locale")),
        genre=_genre(linked.get("@type")),
        url=_canonical(root, url) or web_address(tags.get("og:url")) or web_address(url),
    )


def _genre(kind: str | None) -> Genre:
    """Only the schema.org types that say more than that it is an article."""
    return genre(kind) if kind in {"AnalysisNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle"} else Genre.OTHER


def _meta_tags(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag, the page's last first, so that the first one stays in a dict."""
    for tag in reversed(list(root.iter("meta"))):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = one_line(tag.get("content"))
        if name and content:
            yield name.strip().lower(), content


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _first_day(tags: dict[str, str]) -> str | None:
    return next((day for name in DAYS if (day := iso_day(tags.get(name)))), None)


def _author(tags: dict[str, str]) -> str | None:
    """An author who is a name and not the address of a profile."""
    named = (tags[name] for name in (*AUTHORS, *PROFILES) if name in tags)
    return next((author for author in named if not re.match(r"https?:|@|www\.", author)), None)


def _title_element(root: etree._Element) -> str | None:
    element = next(root.iter("title"), None)
    return one_line("".join(element.itertext())) if element is not None else None


def _time_element(root: etree._Element) -> str | None:
    """The day of a time element that is marked as the page's own."""
    for element in root.iter("time", "span", "meta", "abbr"):
        marked = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or re.search(r"datepublished|entry-date|\bpublished\b", marked):
            day = iso_day(element.get("datetime") or element.get("content") or "".join(element.itertext()))
            if day:
                return day
    return None


def _canonical(root: etree._Element, url: str | None) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            try:
                return web_address(urljoin(url or "", (link.get("href") or "").strip()))
            except ValueError:
                return None
    return None


def _linked_data(root: etree._Element) -> dict[str, str]:
    """The fields of the first JSON-LD article of the page as plain strings."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > MAX_JSON:
            continue
        try:
            article = _article(json.loads(text.strip()))
        except (ValueError, RecursionError):
            continue
        if article:
            return article
    return {}


def _article(value: object) -> dict[str, str]:
    nodes = value if isinstance(value, list) else [value]
    for node in nodes:
        if not isinstance(node, dict):
            continue
        graph = node.get("@graph")
        if isinstance(graph, list) and (found := _article([n for n in graph if "@graph" not in n])):
            return found
        if any(ARTICLE.search(kind) for kind in _names(node.get("@type"))) and (
            node.get("headline") or node.get("author")
        ):
            return {key: text for key, item in node.items() if (text := one_line(", ".join(_names(item))))}
    return {}


def _names(value: object) -> list[str]:
    """The strings in a JSON-LD value: itself, its name, or those of its items."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["name"]] if isinstance(value.get("name"), str) else []
    return [name for item in value[:20] for name in _names(item)] if isinstance(value, list) else []
