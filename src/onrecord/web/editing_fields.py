"""What a form's fields say: which of them a person changed, and where in the document the pasted words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from starlette.requests import Request

from onrecord.errors import UsageError
from onrecord.records import JOINT, Claim, Passage, Span, Statement
from onrecord.web.acting import MAX_FIELD

Change = tuple[str, str]
"""A field of a statement or a claim, and its value, as `desk.judge` takes them."""

PASSAGES = ("condition", "exception", "scope")
"""The fields of a claim that hold words of the document, one passage a line."""

_PLACES = re.compile(r"\d+-\d+(?:,\s*\d+-\d+)*")


async def texts(request: Request) -> dict[str, str]:
    """The text fields of the form that was sent, without surrounding white space."""
    form = await request.form(max_part_size=MAX_FIELD)
    return {name: value.strip() for name, value in form.items() if isinstance(value, str)}


def statement_changes(statement: Statement | None, typed: Mapping[str, str]) -> list[Change]:
    """The fields of a statement that are not as they were, or all that are filled in where there is none yet."""
    names = [s.name for s in statement.speakers] if statement else []
    above = [r.name for r in statement.reported_by if r.name] if statement else []
    day = statement.said_on.value if statement and statement.said_on else ""
    kind = statement.kind.value if statement else ""
    return [
        *_several("speaker", names, typed),
        *_several("reporter", above, typed),
        *_one("day", day, typed),
        *_one("kind", kind, typed),
    ]


def claim_changes(text: str, statement: Statement, claim: Claim, typed: Mapping[str, str]) -> list[Change]:
    """The fields of a claim of the statement that are not as they were."""
    counterpart = claim.counterpart.name if claim.counterpart else ""
    return [
        *_one("issue", claim.issue.label, typed),
        *_one("stance", claim.stance.value, typed),
        *_one("holder", claim.holder.name, typed),
        *_one("counterpart", counterpart, typed),
        *(change for name in PASSAGES for change in _passages(text, statement, (name, _held(claim, name)), typed)),
    ]


def located(text: str, words: str, within: Statement | None = None) -> str:
    """Where the words stand in the text, as ``120-135``, whatever white space is between them.

    Words in several pieces are joined by “ […] ”. Of several places, those in the content of `within` count first.
    Raises UsageError where the words are not in the text, or more than once.
    """
    if _PLACES.fullmatch(words):
        return words
    spans = [_place(text, piece, within) for piece in words.split(JOINT.strip())]
    return ",".join(f"{start}-{end}" for start, end in spans)


def _place(text: str, words: str, within: Statement | None) -> Span:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []
    inside = [s for s in found if within and any(a <= s.start and s.end <= b for a, b in within.content.spans)]
    places = inside or found
    if len(places) == 1:
        return places[0]
    shown = " ".join(words.split())
    shown = shown if len(shown) <= 80 else shown[:80] + "…"
    if not places:
        raise UsageError(f"The words “{shown}” are not in the document: paste them exactly as they stand there.")
    raise UsageError(
        f"The words “{shown}” occur {len(places)} times in the document: paste more of the sentence, so that all of it "
        "occurs once."
    )


def _one(name: str, now: str, typed: Mapping[str, str]) -> Iterator[Change]:
    if name in typed and typed[name] != now:
        yield name, typed[name]


def _several(name: str, now: Sequence[str], typed: Mapping[str, str]) -> Iterator[Change]:
    """Names with semicolons between them; none of them is said by an empty value."""
    if name not in typed:
        return
    wanted = [value.strip() for value in typed[name].split(";") if value.strip()]
    if wanted != list(now):
        yield from ((name, value) for value in wanted or [""])


def _held(claim: Claim, name: str) -> tuple[Passage, ...]:
    return {"condition": claim.conditions, "exception": claim.exceptions, "scope": claim.scope}[name]


def _passages(
    text: str, statement: Statement, held: tuple[str, tuple[Passage, ...]], typed: Mapping[str, str]
) -> Iterator[Change]:
    name, passages = held
    if name not in typed:
        return
    wanted = [" ".join(line.split()) for line in typed[name].splitlines() if line.strip()]
    known = {" ".join(p.text.split()): p for p in passages}
    if wanted == list(known):
        return
    for line in wanted or [""]:
        spans = known[line].spans if line in known else ()
        where = ",".join(f"{start}-{end}" for start, end in spans)
        yield name, where or (located(text, line, statement) if line else "")
