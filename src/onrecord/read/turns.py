"""Speaker turns of transcripts and interviews: "SECRETARY HALE: …", "Q: …", a name alone on its line, bold questions.

A colon in running prose is no turn. A label counts only where labels recur as they do in a transcript, or where the
document is known to be one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.read.page import Page, ends_sentence, is_prose
from onrecord.read.people import is_name
from onrecord.records import Part, Span

_MARK = r"(?P<lead>[\"“*_>\s]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])]?\s*[-–—]?\s*)?[*_]*)"
_ROLE = r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_CAPITALS = (
    r"(?:[A-ZÀ-Þ]|Mc|Mac|de |van |von |al-)[A-ZÀ-Þ0-9.'’&-]*(?:,? (?:(?:Mc|Mac|de|van|von|al-"
    r"|bin )?[A-ZÀ-Þ0-9#][A-ZÀ-Þ0-9.'’&-]*|of|the|and|de|van|von|bin)){0,9}"
)
_PROPER = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|the|for|and|de|da|van|von|der|bin|al|el|la|#?\d{1,2})){0,7}"
_AFTER = r"(?P<after>[*_]*\s*(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?[*_]*\s*)"
_LABEL = re.compile(rf"{_MARK}(?P<name>(?:{_CAPITALS}|{_PROPER}){_ROLE})(?P<sep>\s?:|[*_]+:){_AFTER}(?=\S|$)")
_LETTER = re.compile(
    r"(?P<lead>[\"“*_\s]*)(?P<name>[QA])(?P<sep>[.:]|\s?[-–—]|(?=[*_]*\s{2,}|[*_]+\s"
    r"|\s+[“\"]?[A-Z]))(?P<after>[*_]*\s*)(?=\S)"
)
_RECORD = re.compile(
    r"(?P<lead>\s*)(?P<name>(?:(?:Mr|Ms|Mrs|Miss|Dr|Senator|Chairman|Chairwoman|The"
    r"|Sir)\.? )(?:of )?(?:Mc|Mac|De"
    r"|Van )?[A-ZÀ-Þ]{2,}[A-ZÀ-Þ'’ -]*?(?: of [A-Z]\w+)?(?: "
    r"\([^()]{1,40}\))?)(?P<sep>\.)(?P<after>\s+)(?=\S)"
)
_ALONE = re.compile(rf"{_MARK}(?P<name>(?:{_CAPITALS}|{_PROPER}){_ROLE})(?P<sep>:?){_AFTER}")
# Words that stand before a colon without speaking.
_NO_SPEAKERS = frozenset(
    "note notes update updated correction clarification source sources photo photos image images caption "
    "credit related tags tag topic topics "
    "contact tel phone fax email e-mail web website subject from to cc bcc date re sent when where what "
    "who why how time place venue location "
    "background summary conclusion introduction abstract example examples warning breaking exclusive "
    "watch read listen video audio analysis opinion "
    "claim fact facts myth verdict rating truth pros cons article section chapter part step figure table "
    "appendix annex see also ps p.s. "
    "byline headline editor's editors title author published posted by keywords category categories "
    "first second third fourth finally monday "
    "tuesday wednesday thursday friday saturday sunday price isbn website: http https score result "
    "results goal goals vote votes".split()
)
_STAGE_END = re.compile(r"[\[(]|[*_]+$")
_SPEAKER_TITLES = re.compile(
    r"\b(?:president|minister|secretary|senator|ambassador|chairman|chair|moderator|interviewer|question"
    r"|answer|reporter|host|journalist|spokesman"
    r"|spokesperson|spokeswoman|speaker|mr|ms|mrs|dr|sen|rep|gov|general|judge|justice|q|a|operator"
    r"|participant|press|unidentified|voice|correspondent|anchor)\b",
    re.IGNORECASE,
)
# A tally ("Hale: 1,769") has no words after its colon.
_WORDS = re.compile(r"[^\n]{0,12}?[^\W\d_]")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*]+(\*\*|__)", re.DOTALL)

LEAST_TURNS = 4
LEAST_SHARE = 0.2
EMBEDDED_GAP = 3
# "Hale: no talks" as a first paragraph is a headline when what follows it is no turn.
HEADLINE_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Turn:
    index: int
    label: str
    speaker: Span | None
    capitals: bool


def find_turns(page: Page, known: bool) -> None:
    """Label the paragraphs in which turns begin. `known`: the document is said to be a transcript."""
    if page.speakers:
        return
    found = (
        _established(page, _inline(page), known)
        or _established(page, _alone(page), False, 0.75)
        or _bold_questions(page)
    )
    for turn in found:
        _begin(page, turn)


def continue_turns(page: Page, known: bool) -> None:
    """Label the paragraphs that go on with a turn, once author notes, captions and furniture are known.

    Between turns everything undecided goes on; after the last only where the document as a whole is a transcript, for
    an article may quote a short exchange and go on itself.
    """
    starts = [
        i for i, part in enumerate(page.parts) if part is Part.TURN and (i in page.speakers or page.turns.get(i) == i)
    ]
    if not starts:
        return
    first, last = starts[0], starts[-1]
    whole = known or _is_most(page, first, last)
    begun = first
    for index in range(first, len(page.paras) if whole else last):
        if page.parts[index] is Part.TURN:
            begun = index if index in page.speakers or index in page.turns else begun
        elif page.parts[index] in {Part.AUTHOR_NOTE, Part.COMMENT} and index > last:
            return
        elif page.parts[index] is None and _goes_on(page, index) and (whole or index - begun <= EMBEDDED_GAP):
            page.parts[index] = Part.TURN
            page.turns[index] = begun


def _goes_on(page: Page, index: int) -> bool:
    return not page.paras[index].text.startswith("#")


def _inline(page: Page) -> list[_Turn]:
    """Paragraphs that begin with a speaker's label."""
    turns = []
    for index, para in page.open():
        match = next((m for rule in (_LETTER, _LABEL, _RECORD) if (m := rule.match(para.text[:200]))), None)
        if match and _speaks(match["name"]) and _WORDS.match(para.text, match.end()):
            turns.append(_turn(page, index, match))
    headline = len(turns) > 2 and turns[0].index == 0 and turns[1].index > 1 and page.paras[0].words <= HEADLINE_WORDS
    return turns[1:] if headline else turns


def _alone(page: Page) -> list[_Turn]:
    """A speaker's name alone on a line, with words after it on the next."""
    turns = []
    for index, para in page.open():
        if para.words > 10 or index + 1 == len(page.paras) or page.parts[index + 1] not in {None, Part.BODY}:
            continue
        match = None if para.text.endswith(".") else _ALONE.fullmatch(para.text)
        if match and _speaks(match["name"]) and _could_be_person(match["name"], bool(match["sep"])):
            turns.append(_turn(page, index, match))
    return turns


def _turn(page: Page, index: int, match: re.Match[str]) -> _Turn:
    at = page.paras[index].start
    name = match["name"]
    label = _STAGE_END.split(name, maxsplit=1)[0].split(",")[0].strip()
    return _Turn(index, label.casefold(), Span(at + match.start("name"), at + match.end("name")), label.isupper())


def _speaks(name: str) -> bool:
    words = name.casefold().split()
    return words[0].strip(".,") not in _NO_SPEAKERS and len(words) <= 10 and not name.startswith(("http", "HTTP"))


def _could_be_person(name: str, colon: bool) -> bool:
    base = re.sub(_ROLE + "$", "", name)
    return colon or _SPEAKER_TITLES.search(base) is not None or is_name(base.title() if base.isupper() else base)


def _established(page: Page, turns: list[_Turn], known: bool, recurring: float = 0.0) -> list[_Turn]:
    """The turns if their labels recur as a transcript's do, else none; `recurring` is the least share that must."""
    if known and turns:
        return turns
    counts = Counter(t.label for t in turns)
    turns = [t for t in turns if counts[t.label] > 1 or _speaker_like(page, t)]
    repeated = [label for label, count in counts.items() if count > 1]
    if len(counts) < 2 or not repeated or len(turns) < (3 if all(t.capitals for t in turns) else LEAST_TURNS):
        return []
    if {"a"} == set(repeated) or ("a" in counts and "q" not in counts):
        turns = [t for t in turns if t.label != "a"]
    if not turns or sum(counts[t.label] > 1 for t in turns) < recurring * len(turns):
        return []
    region = turns[-1].index - turns[0].index + 1
    return turns if len(turns) >= LEAST_SHARE * region else []


def _speaker_like(page: Page, turn: _Turn) -> bool:
    """A label that occurs once counts when it is a name or an office."""
    name = (
        "" if turn.speaker is None else page.paras[turn.index].text[turn.speaker.start - page.paras[turn.index].start :]
    )
    name = name[: turn.speaker.end - turn.speaker.start] if turn.speaker else ""
    return turn.capitals or _SPEAKER_TITLES.search(name) is not None or is_name(name)


def _bold_questions(page: Page) -> list[_Turn]:
    """Interviews whose questions are bold paragraphs: each question and each answer begins a turn without a name."""
    asked = [i for i, p in page.open() if _BOLD.fullmatch(p.text) and p.text.rstrip("*_ ").endswith("?")]
    if len(asked) < 3:
        return []
    begins = sorted({*asked, *(i + 1 for i in asked if i + 1 < len(page.paras))})
    return [_Turn(i, "", None, False) for i in begins if page.parts[i] in {None, Part.BODY}]


def _begin(page: Page, turn: _Turn) -> None:
    if page.parts[turn.index] not in {None, Part.TURN}:
        return
    page.parts[turn.index] = Part.TURN
    if turn.speaker:
        page.speakers[turn.index] = turn.speaker
    else:
        page.turns[turn.index] = turn.index


def _is_most(page: Page, first: int, last: int) -> bool:
    """True when the turns run through the document: they begin near its head, or fill half of it."""
    before = sum(1 for i in range(first) if page.parts[i] is None and is_prose(page.paras[i]))
    count = sum(p.words for i, p in enumerate(page.paras) if page.parts[i] is None)
    inside = sum(p.words for i, p in enumerate(page.paras[first : last + 1], first) if page.parts[i] is None)
    after = sum(1 for i, p in enumerate(page.paras) if i > last and page.parts[i] is None and ends_sentence(p.text))
    return (before <= 2 and after <= (last - first + 1)) or 2 * inside >= count
