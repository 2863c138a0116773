"""The house that published or issued a document, as the document itself shows it.

Its masthead, the paper in a date line ("Sarvek Herald, 11 April 2003"), a letterhead, a note on the institute at the
end, and the owner of the copyright line.
"""

from __future__ import annotations

import re

from onrecord.read.byline import bare
from onrecord.read.days import days_in
from onrecord.read.page import Page, plain
from onrecord.records import Part

MOST_WORDS = 12
_PAPER = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Journal|Gazette|Guardian|Review|Monitor|Chronicle|Observer|Telegraph|Courier"
    r"|Dispatch|Today|Daily|Weekly|Magazine|Wire|Mail|Mirror|Register|Examiner|Inquirer|Standard|Star|Sun|Sentinel"
    r"|Bulletin|Press|Radio|Television|TV|Broadcasting|Agency|Faro|País|Pais|Mundo|Diario|Heraldo|Correo|Prensa"
    r"|Nación|Vanguardia|Monde|Figaro|Libération|Zeitung|Spiegel|Zeit|Welt|Corriere|Stampa|Repubblica|Folha|Globo"
    r"|Público)\b"
)
_NO_PAPERS = frozenset({"latest news", "world news", "press release", "news release", "breaking news", "top news"})
_BODY = (
    r"(?:Ministry|Department|Office|Embassy|Mission|Consulate|Assembly|Parliament|Senate|Congress|Council|Commission"
    r"|Committee|Government|Cabinet|Presidency|Secretariat|League|Union|Association|Federation|Organi[sz]ation|Agency"
    r"|Institute|Institution|Centre|Center|Foundation|Society|Forum|Conference|Party|Bank|University|White House"
    r"|Kremlin|Nations|Delegation|Chancellery)"
)
_BODY_NAME = re.compile(
    rf"(?:The )?(?:[\w.'’&-]+ ){{0,8}}{_BODY}(?: (?:of|for|on|to|in|de) .{{2,80}}|, .{{2,60}})?", re.I
)
_SMALL = frozenset("of for on the and to in de la del & von der des du".split())
_VERBS = re.compile(
    r"\b(?:says?|said|rejects?|calls?|den(?:y|ies|ied)|warns?|condemns?|urges?|will|is|are|was|were|has|have|announces?"
    r"|backs?|votes?|welcomes?|approves?|adopts?|demands?|accuses?|seeks?|plans?|agrees?|confirms?|dismiss(?:es)?"
    r"|releases?|meets?|holds?|pass(?:es)?|names?|slams?|sends?|opens?|closes?|wins?|loses?|offers?|puts?|sets?"
    r"|draws?|faces?|must|should|may|can|cannot|not|statement|remarks|resolution|communiqu[eé]|transcript|briefing)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©:,]*(?:(?:\(c\)|by)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,:|]*(?:by )?"
    r"(?P<name>[^\d.|©]{2,60}?)(?:,? (?:Ltd|Inc|LLC|plc|GmbH|Limited|Company|Corp)\b\.?|[.,|]|\s+\d{4}"
    r"|\s+all rights|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:About (?:us|the [\w ]{3,40}): ?)?(?:The )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’.&-]*(?: (?:[A-ZÀ-Þ][\w'’.&-]*|of|for|on|and|the)){0,7})"
    r"(?: \([A-Z]{2,8}\))? is an? (?:[\w-]+,? ){0,4}?(?:independent|non-?partisan|non-?profit|not-for-profit|charitable"
    r"|non-governmental|private|public)\b[^“”\"]{0,60}\b(?:institut\w+|think[- ]?tank|organi[sz]ation|research|charity"
    r"|foundation|newspaper|magazine|news|broadcaster|publication|centre|center|forum|network)\b[^“”\"]*",
    re.DOTALL,
)


def find_house(page: Page) -> str | None:
    """The publisher that the page shows, the surest sign first, or None."""
    for sign in (_dated_paper, _masthead, letterhead, _about, _copyright):
        found = sign(page)
        if found:
            return found
    return None


def is_paper(page: Page) -> bool:
    """True where a newspaper, agency or broadcaster names itself above the text."""
    shown = _dated_paper(page) or _masthead(page)
    return shown is not None and _PAPER.search(shown) is not None


def is_body_name(text: str) -> bool:
    """True for a line that is the name of an office, assembly or institute and no sentence about one."""
    line = bare(text)
    words = line.split()
    if not 1 < len(words) <= MOST_WORDS or _VERBS.search(line) or line[-1:] in ".?!:;,…":
        return False
    capital = all(w[:1].isupper() or w.casefold() in _SMALL for w in words)
    return capital and _BODY_NAME.fullmatch(line) is not None


def letterhead(page: Page) -> str | None:
    """The body in whose name a document is issued: the first line of it, above another one."""
    first = next((i for i, part in enumerate(page.parts) if part is Part.HEADLINE), None)
    if first is None or not is_body_name(page.paras[first].text) or page.words_before[first]:
        return None
    return title_case(bare(page.paras[first].text))


def is_about(text: str) -> bool:
    """True for a closing line that introduces the institute or paper itself."""
    return _ABOUT.fullmatch(" ".join(text.split()).strip("*_")) is not None


def about_name(text: str) -> str | None:
    """The institute that `text` introduces, without its article."""
    match = _ABOUT.fullmatch(" ".join(text.split()).strip("*_"))
    return match["name"] if match else None


def title_case(name: str) -> str:
    """A name in capitals as it is written in running text; others as they stand."""
    if not name.isupper() or " " not in name:
        return name
    words = name.lower().split()
    return " ".join(w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))


def paper_of(line: str) -> str | None:
    """The newspaper, agency or broadcaster named beside the day of a date line, or None."""
    text = bare(line)
    found = next(days_in(text), None)
    if found is None:
        return None
    beside = [re.sub(r"\b(?:\w{3,9}day)\b,?\s*$", "", text[: found.start]), text[found.end :]]
    for piece in (p for part in beside for p in re.split(r"[,|·•–—]", part)):
        name = piece.strip(" .,:;-()")
        if _PAPER.search(name) and len(name.split()) <= 6 and name[:1].isupper() and not _VERBS.search(name):
            return name
    return None


def _dated_paper(page: Page) -> str | None:
    lines = (p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BYLINE and p.words <= 16)
    return next((name for line in lines if (name := paper_of(line))), None)


def _masthead(page: Page) -> str | None:
    """A paper's name set aside above the headline."""
    for para, part in zip(page.paras, page.parts, strict=True):
        line = bare(para.text)
        if part is Part.HEADLINE:
            return None
        if part is not Part.FURNITURE or para.words > 6 or not any(map(str.isalpha, line)):
            continue
        shouted = line.isupper() and line.startswith("THE ")
        if shouted or (_PAPER.search(title_case(line)) and len(line.split()) > 1 and _is_title(line)):
            return title_case(line)
    return None


def _is_title(line: str) -> bool:
    return all(w[:1].isupper() or w in _SMALL for w in line.split()) and plain(line) not in _NO_PAPERS


def _about(page: Page) -> str | None:
    notes = (p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.AUTHOR_NOTE)
    return next((name for text in notes if (name := about_name(text))), None)


def _copyright(page: Page) -> str | None:
    for para, part in zip(page.paras, page.parts, strict=True):
        match = _COPYRIGHT.search(para.text[:200]) if part is Part.FURNITURE else None
        name = match["name"].strip(" ,-–:") if match else ""
        words = name.split()
        if 0 < len(words) <= 6 and all(w[:1].isupper() or w.casefold() in _SMALL for w in words):
            return title_case(name) if plain(name) not in {"all rights reserved", "the author", "policy"} else None
    return None
