"""What part of a page an element is, by its tag, its role and the names in its class and id."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container

from lxml import etree

from onrecord.records import Part

INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
"""Elements that do not end a paragraph; every other one does. Cells of a row stand in one line."""

UNSEEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "select",
        "datalist",
        "option",
        "input",
        "textarea",
        "map",
        "area",
        "param",
        "source",
        "track",
        "dialog",
    }
)
"""Elements whose content a reader of the page does not see as text."""

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

ROOTS = frozenset({"html", "body", "main"})
"""Elements that hold the whole page: their classes tell of the page, not of a part."""

COMMENT = re.compile(
    r"comments?$|comments?[-_]?(?:list|body|content|text|item|section|area|thread|container|wrapper|author|meta|\d+)$"
    r"|(?:reader|user|article|post|div)[-_]comments?(?:[-_]\d+)?$|commentlist|disqus(?:_thread)?$|respond(?:ents)?$"
    r"|reader[-_]?responses?$"
)
AUTHOR_NOTE = re.compile(
    r"(?:post|entry|article)?[-_]?(?:author|contributor|writer)s?[-_]?(?:bio|box|info|note|description|card|profile|about)"
    r"|about[-_](?:the[-_])?author|(?:author|contributor)s?[-_]bio|^bio(?:graphy)?$|guest[-_]author|byline[-_]bio"
)
BYLINE = re.compile(
    r"^by-?line|^(?:post|entry|article)[-_](?:meta|date|author|info)$|^authors?$|^author[-_]name|^dateline$|^posted[-_]on"
    r"|^(?:publish(?:ed)?|publication|pub)[-_]?(?:date|time|on)?$|^timestamp$|^date$"
)
CAPTION = re.compile(r"^(?:wp-)?caption(?:[-_]text)?$|[-_]caption$|^image[-_]credit$|^photo[-_]credit")
FURNITURE = re.compile(
    r"^(?:nav|navbar|navigation|menu|menubar|breadcrumbs?|footer|masthead|colophon|sidebar|toolbar|widget|pager|search"
    r"|share|sharing|shares|social|sharedaddy|addtoany|print|printfriendly|cookies?|consent|gdpr|subscribe|newsletter"
    r"|paywall|related|recommended|recommendations|trending|advert|advertisement|ads?|sponsored|promo|popup|modal"
    r"|tags|taglist|skip|login|signup|banner)$"
    r"|(?:site|page|global|main|post|entry)[-_](?:nav|navigation|menu|footer|header[-_]nav)|(?:^|[-_])menu[-_]item"
    r"|nav[-_](?:links?|bar|menu)|social[-_](?:links?|share|media|icons?)|shar(?:e|ing)[-_](?:buttons?|bar|links?|tools?)"
    r"|related[-_]?(?:posts?|articles?|links?|stories|content|news)|you-may-also|most[-_](?:read|popular)|read[-_](?:more|next)"
    r"|jp-relatedposts|outbrain|taboola|cookie[-_](?:notice|banner|consent|bar)|newsletter[-_](?:signup|form|box)"
    r"|tag[-_](?:list|links|cloud)|skip-link|print[-_]?friendly|comment[-_](?:form|reply|respond)|reply[-_](?:link|title)"
    r"|site-header$|site-footer$|sr-only|screen-reader|visually-?hidden"
)
ROLES = {
    "navigation": Part.FURNITURE,
    "contentinfo": Part.FURNITURE,
    "search": Part.FURNITURE,
    "banner": Part.FURNITURE,
    "dialog": Part.FURNITURE,
    "alertdialog": Part.FURNITURE,
    "menu": Part.FURNITURE,
}
TAGS = {
    "nav": Part.FURNITURE,
    "menu": Part.FURNITURE,
    "form": Part.FURNITURE,
    "button": Part.FURNITURE,
    "figcaption": Part.CAPTION,
    "h1": Part.HEADLINE,
}
ITEMS = {"author": Part.BYLINE, "datepublished": Part.BYLINE, "comment": Part.COMMENT, "headline": Part.HEADLINE}

MAX_NAME = 60
"""Characters of a class or id that are looked at; longer ones are generated."""


def is_unseen(element: etree._Element, tag: str) -> bool:
    """True where nobody sees the element's content."""
    if tag in UNSEEN:
        return not (tag == "dialog" and element.get("open") is not None)
    if element.get("hidden") not in {None, "until-found"}:
        return True
    return bool(HIDDEN_STYLE.search(element.get("style") or ""))


def part_of(element: etree._Element, tag: str, holders: Container[etree._Element]) -> Part | None:
    """The part that the element's markup names, or None.

    An element around the headline or the story (`holders`), or around the whole page, is none of the parts that lie
    beside the article, whatever it is called ("comments-open" on an article).
    """
    if tag in ROOTS:
        return None
    part = (
        TAGS.get(tag) or ROLES.get((element.get("role") or "").lower()) or _by_item(element) or _by_name(element, tag)
    )
    if part is None and tag in {"footer", "header"} and _top_level(element):
        part = Part.FURNITURE
    return None if element in holders and part is not Part.HEADLINE else part


def _by_item(element: etree._Element) -> Part | None:
    kind = (element.get("itemtype") or "").rsplit("/", 1)[-1].lower()
    names = [(element.get("itemprop") or "").lower(), kind, (element.get("rel") or "").lower()]
    return next((ITEMS[name] for name in names if name in ITEMS), None)


def _by_name(element: etree._Element, tag: str) -> Part | None:
    names = [
        name
        for name in f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        if len(name) <= MAX_NAME
    ]
    for pattern, part in NAMED:
        if tag == "article" and part is not Part.COMMENT:
            continue
        if any(pattern.search(name) for name in names):
            return part
    return None


NAMED = (
    (re.compile(r"comment[-_](?:form|reply|respond)|reply[-_](?:link|title)|no-?comments"), Part.FURNITURE),
    (re.compile(rf"^(?:{COMMENT.pattern})"), Part.COMMENT),
    (AUTHOR_NOTE, Part.AUTHOR_NOTE),
    (CAPTION, Part.CAPTION),
    (FURNITURE, Part.FURNITURE),
    (BYLINE, Part.BYLINE),
)
"""What names say, the surest first."""


def _top_level(element: etree._Element) -> bool:
    return not any(parent.tag in {"article", "main", "blockquote", "section"} for parent in element.iterancestors())


def article_holders(root: etree._Element) -> frozenset[etree._Element]:
    """The elements that hold the page's headline, its main element or its story, so that they are no side part."""
    holders: set[etree._Element] = set()
    for element in root.iter("h1", "main", "article"):
        if element.tag != "article" or _is_story(element):
            holders.update(itertools.takewhile(lambda e: e not in holders, element.iterancestors()))
    return frozenset(holders)


def _is_story(article: etree._Element) -> bool:
    """True for an article element that is no comment or teaser: it holds paragraphs."""
    names = f"{article.get('class') or ''} {article.get('id') or ''}".lower().split()
    return not any(COMMENT.search(name) for name in names) and len(list(itertools.islice(article.iter("p"), 4))) > 3
