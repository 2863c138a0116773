"""Documents and statements for the pages' tests, made by hand: an invented dispute over an invented river."""

from __future__ import annotations

from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    DateBasis,
    Document,
    Genre,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)

MODEL = "by-hand@1"

REPORT = """Orvane rejects talks on the upper dams

By Ilse Marrow

Minister Teodor Vass said on Tuesday: “We will not discuss the upper dams.” He spoke in Calden.

The Calden Post reported that Premier Ansa Reyl told deputies that Vass had “closed a door nobody opened”.

“The river is ours,” Vass said. “It was ours before there were treaties.”

Ilse Marrow covers water for the Meridian Wire.

1. Vass said this last year, too.

Share this page"""

TRANSCRIPT = """VASS: We have come to listen. We have not come to sign.

REYL: Then we shall talk slowly."""

PERSIAN = "رودخانه از آن ماست. وزیر گفت که گفتگو ادامه دارد."

HOSTILE = """<script>document.title='run'</script> <img src=x onerror="document.title='run'">

Minister Vass said: “<b onclick=alert(1)>No</b> \u202egnp.exe\u202c & \x07bell.”"""


def paragraphs(text: str, parts: dict[int, Part]) -> tuple[Paragraph, ...]:
    """A paragraph for each block between blank lines; `parts` name those that are not body."""
    made, at = [], 0
    for number, block in enumerate(text.split("\n\n")):
        start = text.index(block, at)
        at = start + len(block)
        made.append(Paragraph(start, at, parts.get(number, Part.BODY)))
    return tuple(made)


def document(name: str, text: str, meta: Metadata, found: tuple[Paragraph, ...], version: int = 1) -> Document:
    """A document as a reader would have made it."""
    return Document(name, text, text_hash(name + text), found, meta, key=meta.url or "", version=version)


def passage(text: str, *words: str) -> Passage:
    """The passage of the first place of each of `words`, in order."""
    spans, at = [], 0
    for piece in words:
        start = text.index(piece, at)
        at = start + len(piece)
        spans.append(Span(start, at))
    return Passage.of(text, spans)


VASS = Speaker("Teodor Vass", "teodor-vass", "minister", "name in the text")
REYL = Speaker("Ansa Reyl", "ansa-reyl", "premier", "name in the text")
POST = Speaker("Calden Post", "calden-post", None, "name in the text")
AUTHOR = Reporter("Ilse Marrow")


def report() -> tuple[Document, list[Statement]]:
    """A wire report with a nested statement, a discontinuous one, a headline's, a comment's, and furniture."""
    parts = {0: Part.HEADLINE, 1: Part.BYLINE, 5: Part.AUTHOR_NOTE, 6: Part.COMMENT, 7: Part.FURNITURE}
    meta = Metadata(
        title="Orvane rejects talks on the upper dams",
        author="Ilse Marrow",
        publisher="Meridian Wire",
        published_on="2024-03-06",
        published_basis=DateBasis.BYLINE,
        language="en",
        genre=Genre.NEWS,
        url="https://wire.example/dams?a=1&b=2",
    )
    text = REPORT
    made = document("report.txt", text, meta, paragraphs(text, parts))
    refusal = passage(text, "We will not discuss the upper dams.")
    tuesday = When("2024-03-05", "2024-03-05", "2024-03-05", TimeBasis.RELATIVE, passage=passage(text, "on Tuesday"))
    claim = Claim(
        Party("Teodor Vass"),
        "REJECT",
        Issue("the upper dams", Passage.of(text, [(refusal.end - len("the upper dams."), refusal.end - 1)])),
        Stance.OPPOSE,
        counterpart=Party("Ansa Reyl", "ansa-reyl"),
        conditions=(passage(text, "before there were treaties"),),
        exceptions=(passage(text, "this last year"),),
        confidence=0.8,
    )
    coded = Issue("the river", passage(text, "The river"), "river", "Water > the river", opposite=True)
    river = Claim(Party("deputies"), "SUPPORT", coded, Stance.SUPPORT, described=True)
    outer_text = text[text.index("that Premier Ansa Reyl told") : text.index("nobody opened”") + len("nobody opened”")]
    outer = _statement(
        made,
        Kind.INDIRECT,
        passage(text, outer_text),
        passage(text, "The Calden Post"),
        passage(text, "reported"),
        POST,
    )
    inner_text = outer_text[outer_text.index("that Vass had") :]
    return made, [
        _statement(
            made,
            Kind.NARRATED,
            passage(text, "talks on the upper dams"),
            None,
            passage(text, "rejects"),
            None,
            part=Part.HEADLINE,
        ),
        _statement(
            made,
            Kind.DIRECT,
            refusal,
            passage(text, "Minister Teodor Vass"),
            passage(text, "said"),
            VASS,
            said_on=tuesday,
            claims=(claim,),
        ),
        outer,
        _statement(
            made,
            Kind.MIXED,
            passage(text, inner_text),
            passage(text, "Premier Ansa Reyl"),
            passage(text, "told deputies"),
            REYL,
            reported_by=(Reporter("Calden Post", "calden-post", outer.id), AUTHOR),
        ),
        _statement(
            made,
            Kind.DIRECT,
            passage(text, "The river is ours,", "It was ours before there were treaties."),
            None,
            None,
            VASS,
            flags=("date_conflict",),
            claims=(river,),
        ),
        _statement(made, Kind.INDIRECT, passage(text, "this last year"), None, None, VASS, part=Part.COMMENT),
    ]


def transcript() -> tuple[Document, list[Statement]]:
    """Two turns, each a statement that fills its paragraph."""
    text = TRANSCRIPT
    first, second = paragraphs(text, {0: Part.TURN, 1: Part.TURN})
    turns = (
        Paragraph(first.start, first.end, Part.TURN, Span(first.start, first.start + 4), 0),
        Paragraph(second.start, second.end, Part.TURN, Span(second.start, second.start + 4), 1),
    )
    meta = Metadata(title="Round two", language="en", genre=Genre.TRANSCRIPT, not_before="2024-02-01")
    made = document("round-two.txt", text, meta, turns)
    return made, [
        _statement(
            made,
            Kind.DIRECT,
            passage(text, "We have come to listen. We have not come to sign."),
            passage(text, "VASS"),
            None,
            VASS,
            part=Part.TURN,
        ),
        _statement(
            made,
            Kind.DIRECT,
            passage(text, "Then we shall talk slowly."),
            passage(text, "REYL"),
            None,
            REYL,
            part=Part.TURN,
        ),
    ]


def persian() -> Document:
    """A document in a language that is stored and searched but not extracted, at an address that may be no link."""
    meta = Metadata(title="رودخانه", language="fa", url="javascript:alert(1)", publisher="روزنامه")
    return document("persian.txt", PERSIAN, meta, paragraphs(PERSIAN, {}))


def hostile() -> tuple[Document, list[Statement]]:
    """A document whose every field would like to be markup."""
    meta = Metadata(
        title="</title><script>document.title='run'</script>",
        author='" onmouseover="document.title=1',
        publisher="<img src=x onerror=document.title='run'>",
        language="en",
        url="javascript:document.title='run'",
        published_on="2023-01-01",
        published_basis=DateBasis.GUESSED,
    )
    made = document("hostile.html", HOSTILE, meta, paragraphs(HOSTILE, {}))
    who = Speaker("<script>document.title='run'</script>", None, '"><script>', "'\"")
    said = passage(HOSTILE, HOSTILE[HOSTILE.index("<b onclick") : HOSTILE.rindex("”")])
    return made, [_statement(made, Kind.DIRECT, said, passage(HOSTILE, "Minister Vass"), passage(HOSTILE, "said"), who)]


def _statement(
    made: Document,
    kind: Kind,
    content: Passage,
    source: Passage | None,
    cue: Passage | None,
    speaker: Speaker | None,
    *,
    reported_by: tuple[Reporter, ...] = (AUTHOR,),
    said_on: When | None = None,
    claims: tuple[Claim, ...] = (),
    flags: tuple[str, ...] = (),
    part: Part = Part.BODY,
) -> Statement:
    return Statement(
        document=made.id,
        kind=kind,
        content=content,
        model=MODEL,
        part=part,
        source=source,
        cue=cue,
        speakers=(speaker,) if speaker else (),
        reported_by=reported_by,
        said_on=said_on,
        claims=claims,
        flags=flags,
    )


def build(path: Path) -> Path:
    """A ledger of all samples at `path`."""
    with Ledger.open(path, create=True) as ledger:
        for made, statements in (report(), transcript(), hostile()):
            ledger.write.add(made, statements, code="0", model=MODEL, collection="river")
        ledger.write.add(persian(), [], code="0", model=None, collection=None)
    return path
