"""The head of a page: kicker, headline, deck and byline, before the first paragraph of running text; and headings."""

from __future__ import annotations

import re

from onrecord.read.byline import Byline, is_agency_line, is_credit, is_date_line, parse_byline
from onrecord.read.captions import is_caption
from onrecord.read.page import Page, ends_sentence, is_prose, plain
from onrecord.read.people import is_name, natural_case
from onrecord.records import Part

MOST_HEADLINE_WORDS = 32
MOST_HEADING_WORDS = 10
# Pages pasted whole can have a long menu before the headline.
ZONE = 60
_SECTIONS = re.compile(
    r"(?:news|world(?: news)?|politics|opinions?|analysis|commentary|editorials?|features?|middle east"
    r"|europe|asia|africa|americas?|business|economy"
    r"|diplomacy|security|defen[cs]e|international|national|local|sport|culture|tech(?:nology)?|science"
    r"|health|letters|blogs?|video|live|exclusive"
    r"|breaking(?: news)?|explainer|interview|podcast|perspective|column|report|reports|research"
    r"|publications?|events|press releases?|foreign policy"
    r"|comment is free|comment|latest|home|u\.?s\.?|uk|abstract\.?|full text\.?)(?: ?[/|›>·•-] ?.{1,40})?"
)
_MASTHEAD = re.compile(
    r"(?:the )?(?:[\w.'-]+ ){0,4}(?:times|post|news|herald|tribune|journal|gazette|guardian|review"
    r"|monitor|chronicle|observer|telegraph|courier|dispatch|today|daily|weekly|magazine|\S+\.(?:com|org"
    r"|net|gov|co\.uk))"
)
_ADDRESS = re.compile(
    r"(?:dear|to|my (?:dear|fellow)|ladies|mr|mrs|madam|your|thank|thanks|good (?:morning|afternoon"
    r"|evening)|distinguished|excellenc\w+|honou?rable|i|we)\b",
    re.I,
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_SETEXT = re.compile(r"[^\n]+\r?\n(?:={3,}|-{3,})")


def find_head(page: Page, title: str | None) -> None:
    """Label headline, byline and what else stands before the running text."""
    end = _zone_end(page)
    _bylines(page, end)
    headline = _headline(page, end, title)
    if headline is None:
        return
    page.label(headline, Part.HEADLINE)
    for index in range(headline):
        if page.parts[index] is None and _is_kicker(page.paras[index].text):
            page.parts[index] = Part.FURNITURE
    _decks(page, headline, end)


def _zone_end(page: Page) -> int:
    """One past the last paragraph that may belong to the head."""
    first = next((i for i in range(len(page.paras)) if page.is_running_text(i) or page.parts[i] is Part.TURN), None)
    if first is None:
        return min(len(page.paras), 4)
    if first == 0 and page.parts[0] is None and _titled(page, 0):
        first = next((i for i in range(1, len(page.paras)) if page.is_running_text(i)), 1)
    return min(first, ZONE)


def _titled(page: Page, index: int) -> bool:
    """A first paragraph that is long for a headline and written as one: most words with capitals, or marked."""
    para = page.paras[index]
    if para.words > MOST_HEADLINE_WORDS:
        return False
    words = [w for w in para.text.split() if len(w) > 3 and w[0].isalpha()]
    return bool(_MARKDOWN.match(para.text)) or (
        len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
    )


def _bylines(page: Page, end: int) -> None:
    """Label bylines and date lines of the head, and names beside them."""
    for index in range(end):
        text = page.paras[index].text
        if page.parts[index] is None and (parse_byline(text) or is_agency_line(text) or is_date_line(text)):
            page.parts[index] = Part.BYLINE
    for index in range(1, end):
        beside = Part.BYLINE in page.parts[index - 1 : index + 2]
        if (
            page.parts[index] is None
            and beside
            and is_name(page.paras[index].text)
            and Part.HEADLINE not in page.parts[index : index + 1]
            and _has_title(page, index)
        ):
            page.parts[index] = Part.BYLINE


def _has_title(page: Page, index: int) -> bool:
    """True when something else before `index` can be the headline."""
    return any(page.parts[i] in {None, Part.HEADLINE} and not _is_kicker(page.paras[i].text) for i in range(index))


def _headline(page: Page, end: int, title: str | None) -> int | None:
    """The headline's place: a format's own, the known title's, or the first line that can be one."""
    given = next((i for i, part in enumerate(page.parts[: end + 1]) if part is Part.HEADLINE), None)
    if given is not None:
        return given
    wanted = plain(title) if title else None
    open_lines = [i for i in range(min(end + 1, len(page.paras))) if page.parts[i] is None]
    for index in open_lines:
        if wanted and plain(page.paras[index].text) == wanted:
            return index
    able = [i for i in open_lines if i < end and _can_be_headline(page, i)]
    if len(able) > 1 and _is_masthead(page, able[0], able[1]):
        page.parts[able[0]] = Part.FURNITURE
        return able[1]
    return able[0] if able else None


def _is_masthead(page: Page, first: int, second: int) -> bool:
    """A paper's name in capitals ("THE RECORD") above what is a headline by its length."""
    name, below = page.paras[first], page.paras[second]
    shouted = name.text.isupper() and name.text.startswith("THE ") and name.words <= 4
    return shouted and below.words >= 4 and not below.text.isupper() and not ends_sentence(below.text)


def _can_be_headline(page: Page, index: int) -> bool:
    para = page.paras[index]
    if len(page.paras) == 1 and not _MARKDOWN.match(para.text):
        return False
    if (
        para.words > MOST_HEADLINE_WORDS
        or para.text.endswith((",", ":"))
        or para.text.startswith(("- ", "* ", "> ", "• "))
    ):
        return False
    if _is_kicker(para.text) or (ends_sentence(para.text) and _ADDRESS.match(para.text)):
        return False
    return not is_caption(para.text) and any(map(str.isalpha, para.text))


def _is_kicker(text: str) -> bool:
    """True for a section's or a paper's name above the headline."""
    line = plain(text)
    return len(line) <= 60 and not ends_sentence(text) and bool(_SECTIONS.fullmatch(line) or _MASTHEAD.fullmatch(line))


def _decks(page: Page, headline: int, end: int) -> None:
    """Lines without a full stop directly under the headline belong to it."""
    for index in range(headline + 1, min(end, headline + 3)):
        para = page.paras[index]
        if page.parts[index] is not None:
            if page.parts[index] is Part.BYLINE:
                return
            continue
        if (
            is_caption(para.text)
            or ends_sentence(para.text)
            or para.text.endswith((":", ",", ";"))
            or para.words > MOST_HEADLINE_WORDS
            or para.words < 3
        ):
            return
        page.parts[index] = Part.HEADLINE


def find_credits(page: Page) -> None:
    """Label bylines that stand apart from the head: "Reporting by …; editing by …" and a byline at the foot."""
    last = max((i for i in range(len(page.paras)) if page.is_running_text(i)), default=-1)
    for index, para in page.open():
        if para.words > 60:
            continue
        at_foot = index > last and para.words <= 12 and parse_byline(para.text) is not None
        if is_credit(para.text) or at_foot:
            page.label(index, Part.BYLINE)


def find_headings(page: Page) -> None:
    """Label section headings: marked in Markdown, or short lines without a full stop between paragraphs of text."""
    for index, para in page.open():
        if (
            _MARKDOWN.match(para.text)
            or _SETEXT.fullmatch(para.text)
            or (para.words <= MOST_HEADING_WORDS and _is_heading(page, index))
        ):
            page.label(index, Part.HEADLINE)


def _is_heading(page: Page, index: int) -> bool:
    if not 0 < index < len(page.paras) - 1:
        return False
    para, before, after = page.paras[index], page.paras[index - 1], page.paras[index + 1]
    text = para.text.strip("*_ ")
    if not text or text[-1] in '.?!:;,…"”’»)-–—' or not (text[0].isupper() or text[0].isdigit()) or "\n" in text:
        return False
    spaced = para.gap > 1 and after.gap > 1
    return (spaced or text.isupper()) and is_prose(after) and ends_sentence(before.text) and before.words > 3


def bylines_of(page: Page) -> list[Byline]:
    """The bylines among the paragraphs so labelled, in order; a name alone beside a date line counts."""
    found = []
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is not Part.BYLINE or para.words > 60:
            continue
        parsed = parse_byline(para.text)
        if parsed:
            found.append(parsed)
        elif is_name(para.text) and not is_agency_line(para.text):
            found.append(Byline((natural_case(para.text.strip("*_ ")),)))
    return found
