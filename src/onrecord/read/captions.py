"""Captions of photographs and charts, known by their credit."""

from __future__ import annotations

import re

LONGEST = 700
MOST_WORDS = 70
_SOURCE = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|iStock|Alamy|Wikimedia(?: Commons)?"
    r"|Flickr|Unsplash|Bloomberg|Xinhua|TASS|Anadolu(?: Agency)?|Corbis|Handout)"
)
_NAMES = r"(?:[A-Z][\w.'’-]*[ ,/]{0,2}){1,5}"
_CREDIT_END = re.compile(
    r"(?:(?i:photo(?:graph)?(?:er)?s?|image|picture|credit|illustration|graphic)(?i: (?:credit|by"
    r"|courtesy|from|via))?s?\s*:\s*[^:]{2,120}"
    r"|[(\[](?i:AP|file|pool|photo|image|courtesy|picture)[ :][^()\[\]]{0,120}[)\]]|\(?(?:AP|EPA"
    r"|Reuters) (?i:photo|file)\b[^()]{0,80}\)?"
    rf"|[(\[]?(?:[A-Z][\w.'’-]+ ){{1,4}}?(?:/ ?|via ){_SOURCE}[)\]]?|REUTERS/{_NAMES}"
    rf"|[(\[]?{_SOURCE} ?/ ?{_NAMES}[)\]]?"
    r"|(?:Getty Images|Wikimedia Commons|Shutterstock|Creative Commons)\W*)\W*$"
)
# Every credit has one of these; most paragraphs do not, and are done with.
_CUE = re.compile(r"[/:(\[]|via |Photo|Getty|Commons|Shutterstock")
_START = re.compile(
    r"(?:file photo|file picture|photo(?:graph)?|image|caption|in pictures?|picture|illustration|credit"
    r"|photo credit|figure \d+|fig\. \d+)\s*[:–—]\s*\S"
    r"|FILE\s*[-–—:]\s*\S|FILE PHOTO\b|\(?(?:pictured|above|below|left|right)(?: and \w+)?:\s",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(
    rf"(?:[A-Z][\w.'’-]+(?: ?/ ?| )){{0,4}}(?:(?:via"
    rf"|for) )?{_SOURCE}(?: Images)?(?: ?[/|] ?\S.{{0,40}})?\W*|(?i:getty|file photo|handout)\W*"
)


def is_caption(text: str) -> bool:
    """True for a short paragraph that begins or ends like a caption with a photo credit, or is a credit alone.

    A wire report may end in its agency's name in brackets, so "(Reuters)" at the end is no sign.
    """
    if len(text) > LONGEST or text.count(" ") >= MOST_WORDS:
        return False
    line = " ".join(text.split()).strip("*_[]!")
    if _START.match(line):
        return True
    if line.count(" ") < 6 and not line.endswith(":") and _CREDIT_ALONE.fullmatch(line):
        return True
    if not _CUE.search(line, max(0, len(line) - 140)):
        return False
    credit = _CREDIT_END.search(line, max(0, len(line) - 140))
    return credit is not None and (credit.start() == 0 or line[credit.start() - 1] in " .([|—–-")
