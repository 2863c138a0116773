"""The head of a page: kicker, headline, deck and byline, before the first paragraph of running text; and headings."""

from __future__ import annotations

import re

from onrecord.read.byline import Byline, bare, is_agency_line, is_credit, is_date_line, parse_byline
from onrecord.read.captions import is_caption
from onrecord.read.days import days_in
from onrecord.read.house import paper_of
from onrecord.read.page import Page, ends_sentence, is_prose, is_sentence, plain
from onrecord.read.paragraphs import Para
from onrecord.read.people import is_name, natural_case
from onrecord.read.voice import without_office
from onrecord.records import Part

MOST_HEADLINE_WORDS = 32
MOST_HEADING_WORDS = 10
FIELDS = 16
"""Paragraphs from the top among which a document's fields stand."""
# Pages pasted whole can have a long menu before the headline.
ZONE = 60
_SECTIONS = re.compile(
    r"(?:news|world(?: news)?|politics|opinions?|analysis|commentary|editorials?|features?|middle east"
    r"|europe|asia|africa|americas?|business|economy"
    r"|diplomacy|security|defen[cs]e|international|national|local|sport|culture|tech(?:nology)?|science"
    r"|health|letters|blogs?|video|live|exclusive"
    r"|breaking(?: news)?|explainer|interview|podcast|perspective|column|report|reports|research"
    r"|publications?|events|press releases?|foreign policy"
    r"|speech(?:es)?|statements?|transcripts?|announcements?|policy brief"
    r"|comment is free|comment|latest|home|u\.?s\.?|uk|abstract\.?|full text\.?)(?: ?[/|›>·•-] ?.{1,40})?"
)
_MASTHEAD = re.compile(
    r"(?:the )?(?:[\w.'-]+ ){0,4}(?:times|post|news|herald|tribune|journal|gazette|guardian|review"
    r"|monitor|chronicle|observer|telegraph|courier|dispatch|today|daily|weekly|magazine|\S+\.(?:com|org"
    r"|net|gov|co\.uk|[a-z]{2,4}))"
)
_ADDRESS = re.compile(
    r"(?:dear|to|my (?:dear|fellow)|ladies|mr|mrs|madam|your|thank|thanks|good (?:morning|afternoon"
    r"|evening)|distinguished|excellenc\w+|honou?rable|i|we)\b",
    re.I,
)
_FIELD = re.compile(
    r"(?:from|to|cc|date|sent|subject|location|place|venue|delivered on|published|author|issued by|written by|released?"
    r"|document type|original script|applies to)\s?:\s.{1,160}",
    re.IGNORECASE | re.DOTALL,
)
_SLUG = re.compile(
    r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+){1,6}/?(?: ?\([A-Z ,0-9]+\))?|(?:no|ref|doc|press release no)\.?:? ?[\d/.()-]+", re.I
)
_HANDLE = re.compile(r"(?:[^@.!?]{2,50} )?@\w{2,20} ?[·•|–-] ?.{4,40}")
_REPEATED = re.compile(
    r"(?:thoughts?|responses?|comments?|replies) (?:on|to) [“\"'‘](?P<title>.{5,200})[”\"'’]\W*", re.IGNORECASE
)
_SITE = re.compile(r"\s+[|–—·•»-]\s+(?=[^|–—·•»]{2,60}$)")
_NUMBERED = re.compile(
    r"(?:Resolution|Decision|Declaration|Communiqué|Recommendation) (?:No\. ?)?[\w/.-]*\d.{0,80}", re.I
)
_COLUMNS = re.compile(r"\S {3,}\S")
_ADOPTED = re.compile(
    r"(?:adopted|passed|approved|agreed|done|signed|given|issued|delivered|dated)\b.{0,60}\b(?:on|at|in|this|of)\b.{0,120}",
    re.I,
)
_MARKS = re.compile(r"#{1,6}")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_SETEXT = re.compile(r"[^\n]+\r?\n(?:={3,}|-{3,})")


def find_head(page: Page, title: str | None) -> None:
    """Label headline, byline and what else stands before the running text."""
    end = _zone_end(page)
    _fields(page)
    _bylines(page, end)
    title = title or _repeated(page)
    headline = _headline(page, end, title)
    if headline is None:
        return
    page.label(headline, Part.HEADLINE)
    for index in range(headline):
        para = page.paras[index]
        known = (
            title is not None and plain(page.paras[headline].text) == plain(title) and para.words <= MOST_HEADING_WORDS
        )
        if page.parts[index] is None and (_is_kicker(para.text) or (known and not ends_sentence(para.text))):
            page.parts[index] = Part.FURNITURE
    _decks(page, headline, end)
    _under(page, headline, end)


def _under(page: Page, headline: int, end: int) -> None:
    """A name alone under the headline is the author's; a numbered document's name belongs to the headline."""
    for index in range(headline + 1, end):
        if page.parts[index] is None and _NUMBERED.fullmatch(page.paras[index].text):
            page.parts[index] = Part.HEADLINE
        elif page.parts[index] is None and page.parts[index - 1] is Part.HEADLINE and _names_author(page, index):
            page.parts[index] = Part.BYLINE


def _fields(page: Page) -> None:
    """Label the lines "Location: …", "From: …" that tell of the document above its text; they come in twos or more."""
    zone = [i for i, p in enumerate(page.paras[:FIELDS]) if page.words_before[i] <= 3 * MOST_HEADLINE_WORDS]
    fields = {i for i in zone if page.parts[i] is None and _is_field(page.paras[i])}
    dated = {i for i in zone if is_date_line(page.paras[i].text)}
    for index in fields:
        if {index - 1, index + 1} & (fields | dated) or page.paras[index].text.count(": ") > 1:
            page.label(index, Part.BYLINE)
    for index in zone:
        if _HANDLE.fullmatch(page.paras[index].text):
            page.label(index, Part.BYLINE)


def _is_field(para: Para) -> bool:
    short = para.words <= MOST_HEADLINE_WORDS and not para.text.endswith((".", "?", "!"))
    return short and _FIELD.fullmatch(para.text) is not None


def _repeated(page: Page) -> str | None:
    """The title as a heading of comments repeats it (3 thoughts on “…”)."""
    found = (_REPEATED.search(p.text) for p in page.paras if p.words <= MOST_HEADLINE_WORDS)
    return next((match["title"] for match in found if match), None)


def _names_author(page: Page, index: int) -> bool:
    """True for a personal name; "Foreign Minister" has the look of one."""
    text = page.paras[index].text
    return is_name(text) and without_office(text) is not None


def _zone_end(page: Page) -> int:
    """One past the last paragraph that may belong to the head."""
    first = next((i for i in range(len(page.paras)) if page.is_running_text(i) or page.parts[i] is Part.TURN), None)
    if first is None:
        return next((i for i, p in enumerate(page.paras) if _begins_text(p)), min(len(page.paras), 4))
    if first == 0 and page.parts[0] is None and _titled(page, 0):
        first = next((i for i in range(1, len(page.paras)) if page.is_running_text(i)), 1)
    return min(first, ZONE)


def _begins_text(para: Para) -> bool:
    """Where nothing is long enough for running text: a clause or sentence of some words."""
    return (para.words >= 8 and para.text.endswith((";", ",", ":"))) or is_sentence(para)


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
        if page.parts[index] is None and _is_byline(text):
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


def _is_byline(text: str) -> bool:
    return (
        parse_byline(text) is not None
        or is_agency_line(text)
        or is_date_line(text)
        or (len(text) <= 160 and any(days_in(text)) and _ADOPTED.fullmatch(bare(text)) is not None)
        or (len(text) <= 100 and paper_of(text) is not None)
    )


def _has_title(page: Page, index: int) -> bool:
    """True when something else before `index` can be the headline."""
    return any(page.parts[i] in {None, Part.HEADLINE} and not _is_kicker(page.paras[i].text) for i in range(index))


def _headline(page: Page, end: int, title: str | None) -> int | None:
    """The headline's place: a format's own, the known title's, or the first line that can be one."""
    given = next((i for i, part in enumerate(page.parts[: end + 1]) if part is Part.HEADLINE), None)
    wanted = {plain(title), plain(without_site(title))} if title else set()
    open_lines = [i for i in range(min(end + 1, len(page.paras))) if page.parts[i] is None]
    named = next((i for i in open_lines if plain(page.paras[i].text) in wanted), None)
    if given is not None and (named is None or named < given or plain(page.paras[given].text) in wanted):
        return given
    if named is not None:
        if given is not None:
            page.parts[given] = Part.FURNITURE  # the name of the site, in a heading of the same rank
        return named
    able = [i for i in open_lines if i < end and _can_be_headline(page, i)]
    if len(able) > 1 and _is_masthead(page, able[0], able[1]):
        page.parts[able[0]] = Part.FURNITURE
        return able[1]
    return able[0] if able else None


def without_site(title: str) -> str:
    """A page's title without the site's name behind a bar or dash."""
    return _SITE.split(title, maxsplit=1)[0] if _SITE.search(title) else title


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
    if _COLUMNS.search(text):
        return True
    if (
        _SLUG.fullmatch(text.strip())
        and ("-" in text or "/" in text)
        and (text.isupper() or any(map(str.isdigit, text)))
    ):
        return True
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
            or _marked(page, index)
            or _SETEXT.fullmatch(para.text)
            or (para.words <= MOST_HEADING_WORDS and _is_heading(page, index))
        ):
            page.label(index, Part.HEADLINE)


def _marked(page: Page, index: int) -> bool:
    """True where a format set the heading's number signs apart from its words."""
    para, before = page.paras[index], page.paras[index - 1]
    return index > 0 and para.gap > 1 == para.start - before.end and _MARKS.fullmatch(before.text) is not None


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
