"""HTML pages: all visible text, in paragraphs, with the parts that markup and main-text extraction tell."""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass, replace

import lxml.html
from lxml import etree

from onrecord.errors import InputError
from onrecord.read.builder import Builder
from onrecord.read.declared import one_line
from onrecord.read.decode import decode
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.htmlmeta import declared
from onrecord.read.htmlparts import article_holders
from onrecord.read.htmlwalk import Piece, pieces
from onrecord.read.source import Source
from onrecord.records import DateBasis, Metadata, Part

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
PROLOGUE = re.compile(r"\s*<\?xml[^>]*\?>")
SQUEEZE = re.compile(r"\W+")

LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
MAX_TAG_WORDS = 2000
"""Words in one tag; libxml2 compares each attribute with all before it, so that endless ones take endless time."""

MAX_SIMPLE_DEPTH, MAX_SIMPLE_NODES = 200, 8_000
"""Pages beyond this nesting or size are no articles; main-text extraction, which recurses, is left out for them."""

SHORT_BYLINE, SHORT_FURNITURE = 30, 12
"""Words: a longer 'byline' is a note on the author; a shorter piece beside the main text is no paragraph of it."""

LINK_LIST = 0.5
"""Share of linked characters from which a piece outside the main text is navigation (justext's default)."""

MIN_MAIN = 25
"""Words that main-text extraction must find before what it leaves out is judged by it."""


@dataclass(frozen=True, slots=True)
class _Main:
    """What main-text extraction found, squeezed to letters and digits for comparison."""

    text: str = ""
    comments: str = ""
    words: int = 0
    author: str | None = None
    publisher: str | None = None
    date: str | None = None


def draft(source: Source) -> Draft:
    """The page in `source`. Raises InputError for a page that nests too deep to be read whole."""
    match = CHARSET.search(source.data[:8192])
    charset = source.charset or (match[1].decode("ascii") if match else None)
    data = source.data if source.data.startswith((b"\xff\xfe", b"\xfe\xff")) else source.data.replace(b"\0", b"")
    return page(source.name, decode(source.name, data, charset), source.url)


def page(name: str, markup: str, url: str | None = None) -> Draft:
    """The page or fragment `markup`, named `name` and come from `url`."""
    root = _parsed(name, markup)
    if root is None:
        return Draft("", name, blocks=(), media_type=Format.HTML.value)
    extreme = _is_extreme(root)
    main = _Main() if extreme else _main(markup, url)
    holders = frozenset() if extreme else article_holders(root)
    meta = _completed(declared(root, url), main)
    found = _with_title([_judged(piece) for piece in pieces(root, holders)], root)
    builder = Builder()
    for piece in _beside_main(found, main):
        builder.add(piece.text, piece.part)
    return Draft(builder.text, name, meta, builder.blocks, media_type=Format.HTML.value)


def _parsed(name: str, markup: str) -> etree._Element | None:
    """The page's tree, None where nothing is in it. Entities are not expanded and nothing is fetched."""
    if any(len(tag[0].split()) > MAX_TAG_WORDS for tag in LONG_TAG.finditer(markup)):
        raise InputError(f"{name} has tags with thousands of attributes: save it again from a browser as text.")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    data = PROLOGUE.sub("", markup, count=1).replace("\0", "").encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(f"{name} nests its tags too deep to be a page: save it again from a browser as text.")
    return root


def _main(markup: str, url: str | None) -> _Main:
    """What trafilatura takes for the article and its comments."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is no event here
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = bare_extraction(markup, url=url, favor_recall=True, date_extraction_params=dates, with_metadata=True)
    if found is None or isinstance(found, dict):
        return _Main()
    text, comments = found.text or "", found.comments or ""
    return _Main(_squeezed(text), _squeezed(comments), len(text.split()), found.author, found.sitename, found.date)


def _is_extreme(root: etree._Element) -> bool:
    """True for a page that is too large or deep for what recurses or looks back and forth."""
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest, count = max(deepest, depth), count + 1
    return deepest > MAX_SIMPLE_DEPTH or count > 2 * MAX_SIMPLE_NODES


def _squeezed(text: str) -> str:
    return SQUEEZE.sub("", text).lower()


def _completed(meta: Metadata, main: _Main) -> Metadata:
    """`meta` with what extraction read off the page's text; a day found so is a guess."""
    meta = replace(
        meta, author=meta.author or one_line(main.author), publisher=meta.publisher or one_line(main.publisher)
    )
    if meta.published_on is None and main.date and re.fullmatch(r"\d{4}-\d\d-\d\d", main.date):
        meta = replace(meta, published_on=main.date, published_basis=DateBasis.GUESSED)
    return meta


def _judged(piece: Piece) -> Piece:
    """A long byline is a note on the author, a sentence in it is for the text to judge."""
    if piece.part is Part.BYLINE and len(piece.text.split()) > SHORT_BYLINE:
        return replace(piece, part=Part.AUTHOR_NOTE)
    return piece


def _with_title(found: list[Piece], root: etree._Element) -> list[Piece]:
    """`found` with a headline: its h1, else the paragraph that repeats the title, else the title itself.

    A second h1 is a heading in the text; one in furniture is the site's name.
    """
    heads = [number for number, piece in enumerate(found) if piece.part is Part.HEADLINE]
    if heads:
        return [replace(p, part=None) if n in heads[1:] else p for n, p in enumerate(found)]
    element = next(root.iter("title"), None)
    title = one_line("".join(element.itertext())) if element is not None else None
    if not title or not found:
        return found
    for number, piece in enumerate(found):
        same = _squeezed(piece.text)
        if piece.part is None and len(same) > 10 and _squeezed(title).startswith(same):
            return [*found[:number], replace(piece, part=Part.HEADLINE), *found[number + 1 :]]
    return [Piece(title, Part.HEADLINE, 0.0), *found]


def _beside_main(found: list[Piece], main: _Main) -> list[Piece]:
    """`found` with what lies outside the main text marked: comments, link lists, scraps before and after it."""
    inside = [_squeezed(piece.text) in main.text for piece in found]
    if main.words < MIN_MAIN or not any(inside):
        return found
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    judged = []
    for number, piece in enumerate(found):
        if piece.part is None and not inside[number]:
            judged.append(replace(piece, part=_outside(piece, main, first < number < last)))
        else:
            judged.append(piece)
    return judged


def _outside(piece: Piece, main: _Main, between: bool) -> Part | None:
    same = _squeezed(piece.text)
    if len(same) > 20 and same in main.comments:
        return Part.COMMENT
    scrap = len(piece.text.split()) < SHORT_FURNITURE and not between
    return Part.FURNITURE if piece.linked >= LINK_LIST or scrap else None
