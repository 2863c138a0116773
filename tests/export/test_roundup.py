"""A round-up as Markdown, HTML and PDF: the same words in each, and what documents say is never markup."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from onrecord.export.roundup.form import Form, written
from onrecord.export.roundup.html import html
from onrecord.export.roundup.links import outward
from onrecord.export.roundup.markdown import markdown
from onrecord.export.roundup.outline import outline
from onrecord.export.roundup.pdf import pdf
from onrecord.export.roundup.plain import plain
from onrecord.export.roundup.record import roundup_record
from onrecord.export.roundup.wording import day, listed, period, said
from onrecord.positions import Evidence, Finding, FindingKind, Verdict
from onrecord.records import (
    JOINT,
    Claim,
    Issue,
    Kind,
    Party,
    Passage,
    Reporter,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)
from onrecord.roundup import ActorNews, Entry, IssueNews, News, Proof, Roundup, RoundupQuery, SideNews, Source

MAY = RoundupQuery("2011-05-01", "2011-05-31")
BASE = Issue("the base", None, "i-base", "bases > the base")
POHL = Party("Ana Pohl", "a-pohl")
COURIER = Source(
    "d1", "may.txt", "Pohl turns", "Pavel Dorn", "The Courier", "2011-05-03", None, "https://c.example/a?b=1&c=2"
)
HERALD = Source("d2", "herald.txt", None, None, "Herald", None, "2011-05-04", "javascript:alert(1)")
HOSTILE = "<script>alert(1)</script> *no* [x](javascript:x) `y` | # &amp; \x1b[31m\u202e$1 ~~z~~"


def passage(text: str) -> Passage:
    return Passage(((0, len(text)),), text)  # type: ignore[arg-type]


def on(day: str) -> When:
    return When(day, day, day, TimeBasis.EXPLICIT)


def claim(stance: Stance = Stance.OPPOSE, **more: object) -> Claim:
    return Claim(POHL, "REJECT", BASE, stance, **more)  # type: ignore[arg-type]


def statement(words: str, kind: Kind = Kind.DIRECT, **more: object) -> Statement:
    known: dict[str, object] = {
        "speakers": (Speaker("Ana Pohl", "a-pohl", "premier"),),
        "reported_by": (Reporter("The Post", None, "s9"), Reporter("Pavel Dorn")),
        "said_on": on("2011-05-02"),
    }
    return Statement("d1", kind, passage(words), "m@1", **(known | more))  # type: ignore[arg-type]


def entry(words: str = "“We close the base.”", **more: object) -> Entry:
    return replace(Entry(statement(words), COURIER, (claim(),)), **more)  # type: ignore[arg-type]


def finding() -> News:
    texts = ("“I back the base.”", "“We close the base.”")
    said_then = statement(texts[0], said_on=on("2011-03-19"))
    proofs = tuple(
        Proof(Evidence("d1", (), text, "s"), stated, COURIER)
        for text, stated in zip(texts, (said_then, statement(texts[1])), strict=True)
    )
    found = Finding(
        FindingKind.REVERSAL,
        (POHL,),
        BASE,
        ("s1", "s2"),
        ("c1", "c2"),
        ("2011-03-19", "2011-05-02"),
        "on 19 March 2011 Ana Pohl was for the base; on 2 May 2011 Ana Pohl was against the base: a reversal.",
        tuple(proof.evidence for proof in proofs),
        0.8,
    )
    return News(found, proofs, "accept: Lind")


def roundup(*entries: Entry, **more: object) -> Roundup:
    issue = IssueNews(BASE, (), entries or (entry(),))
    sides = (SideNews("Tarn", (ActorNews(POHL, True, (issue,)),)),)
    made = Roundup(MAY, 2, (finding(),), sides, (entry("that rain fell", claims=()),), 3, 1)
    return replace(made, **more)  # type: ignore[arg-type]


def as_markdown(made: Roundup) -> str:
    return written(made, Form.MD).decode()


class Seen(HTMLParser):
    """The tags, links and text of a page; fails where a tag is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_order_of_what_an_analyst_reads() -> None:
    text = as_markdown(roundup())
    heads = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "Round-up: 1 to 31 May 2011",
        "Changed positions",
        "Reversal: Ana Pohl on bases \\> the base",
        "Statements with a position",
        "Tarn",
        "Ana Pohl",
        "Bases \\> the base",
        "Statements without a position",
    ]
    assert "On 19 March 2011 Ana Pohl was for the base; on 2 May 2011" in text
    assert "Judged accept: Lind." in text
    assert "Found: 1 reversal." in text
    assert "Left out: 1 statement in copies of reports printed before the period." in text
    assert "no day of publication" not in text
    undated = as_markdown(replace(roundup(), undated=1))
    assert "1 document has no day of publication: from there only what was said on a known day is here." in undated
    assert "| Tarn | 1 | 0 | 1 | 0 | 0 | 1 |" in text


def test_an_entry_tells_words_speaker_reporters_days_and_source() -> None:
    claims = (claim(Stance.CONDITIONAL, conditions=(passage("if they pay"),), scope=(passage("in the north"),)),)
    told = entry(claims=claims, copies=(HERALD,), also=(replace(HERALD, id="d3", publisher="Orle News"),))
    lines = [line.strip() for line in as_markdown(roundup(told)).splitlines()]
    at = lines.index("- **? conditionally supports**")
    assert lines[at + 1 : at + 12] == [
        "condition: “if they pay”",
        "scope: “in the north”",
        "",
        "> “We close the base.”",
        "",
        "**Ana Pohl (premier)**, said on 2 May 2011, quoted, as reported by The Post",
        "Pavel Dorn, The Courier: [Pohl turns](<https://c.example/a?b=1&c=2>), published 3 May 2011",
        "the same report: Herald: herald.txt, undated, not before 4 May 2011",
        "the same words: Orle News: herald.txt, undated, not before 4 May 2011",
        "",
        "## Statements without a position",
    ]


def test_discontinuous_words_keep_their_ellipsis_and_doubt_is_told() -> None:
    told = entry(f"“We close{JOINT}the base.”")
    told = replace(told, statement=replace(told.statement, hedges=(passage("reportedly"),)), earlier=True)
    text = as_markdown(roundup(told))
    assert "> “We close \\[…\\] the base.”" in text
    assert "the reporter's doubt: “reportedly”" in text
    assert ", as reported by The Post, **said before the period**  \n" in text


def test_more_statements_than_shown_are_counted_and_found_by_a_command() -> None:
    text = as_markdown(roundup())
    assert "And 3 more statements without a position: `onrecord statements --published-from 2011-05-01" in text
    assert "more statement" not in as_markdown(roundup(left=0))


def test_long_words_without_a_position_are_cut_at_a_word() -> None:
    text = as_markdown(roundup(rest=(entry("word " * 100 + "end", claims=()),)))
    line = next(line for line in text.splitlines() if line.startswith("- word"))
    assert line.endswith("word \\[…\\]")
    assert len(line) < 340


def test_a_period_with_nothing_says_so_in_one_sentence() -> None:
    nothing = Roundup(replace(MAY, side="Orle"), 0, (), (), (), 0)
    assert as_markdown(nothing).split("\n\n")[1:] == [
        "The ledger holds nothing that was said or published in this period, 1 to 31 May 2011, "
        "as far as asked for (side “Orle”).\n"
    ]


def test_others_come_last_and_unnamed_holders_under_one_heading() -> None:
    unnamed = ActorNews(Party(""), False, (IssueNews(BASE, (), (entry(),)),))
    made = roundup()
    text = as_markdown(replace(made, sides=(*made.sides, SideNews(None, (unnamed,)))))
    assert text.index("### Tarn") < text.index("### Others") < text.index("#### Holders without a name")
    assert "Others" not in as_markdown(replace(made, sides=(SideNews(None, (unnamed,)),)))


def test_markdown_takes_no_markup_from_documents() -> None:
    text = as_markdown(roundup(entry(HOSTILE)))
    line = next(line for line in text.splitlines() if "script" in line)
    assert line == (
        "  > \\<script\\>alert(1)\\</script\\> \\*no\\* \\[x\\](javascript:x) \\`y\\` \\| \\# \\&amp; ␛\\[31m�\\$1 "
        "\\~\\~z\\~\\~"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("1. first", "1\\. first"),
        ("- item", "\\- item"),
        ("+ plus", "\\+ plus"),
        ("= rule", "\\= rule"),
        ("2) x", "2\\) x"),
    ],
)
def test_markdown_lines_begin_no_list(words: str, shown: str) -> None:
    assert f"- {shown}" in as_markdown(roundup(rest=(entry(words, claims=()),)))


def test_html_is_one_file_without_script_and_without_markup_of_documents() -> None:
    page = html(outline(roundup(entry(HOSTILE), news=())), "Round-up: <May>")
    seen = Seen(page)
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert "link" not in seen.tags
    assert set(seen.links) == {"https://c.example/a?b=1&c=2"}
    assert plain(HOSTILE) in seen.text
    assert "default-src 'none'" in page
    assert "@media print" in page


def test_html_sets_words_in_their_own_direction() -> None:
    page = html(outline(roundup(entry("בסיס"))), "x")
    assert '<blockquote class="quoted" dir="auto"><bdi>בסיס</bdi></blockquote>' in page


def read(made: Roundup) -> PdfReader:
    return PdfReader(io.BytesIO(written(made, Form.PDF)))


def test_pdf_is_the_same_every_time_and_tells_what_it_is() -> None:
    first = written(roundup(), Form.PDF)
    assert first == written(roundup(), Form.PDF)
    file = PdfReader(io.BytesIO(first))
    assert file.metadata is not None
    assert file.metadata.title == "Round-up: 1 to 31 May 2011"
    assert file.metadata.creation_date is not None
    assert file.metadata.creation_date.isoformat() == "2011-05-31T23:59:59+00:00"
    assert [entry["/Title"] for entry in file.outline[:1]] == ["Round-up: 1 to 31 May 2011"]  # type: ignore[call-overload]


def test_pdf_has_selectable_words_page_numbers_and_links() -> None:
    file = read(roundup())
    text = file.pages[0].extract_text()
    assert "“We close the base.”" in text
    assert "− opposes" in text
    assert f"1 / {len(file.pages)}" in text
    links = [a.get_object()["/A"]["/URI"] for page in file.pages for a in page.get("/Annots", [])]
    assert set(links) == {"https://c.example/a?b=1&c=2"}


def test_pdf_has_letters_of_many_scripts_and_counts_what_it_lacks() -> None:
    text = read(roundup(entry("Ана Рус, Ελλάδα, שלום, پایگاه بسته می‌شود"))).pages[0].extract_text()
    assert "Ана Рус, Ελλάδα" in text
    assert "שלום" in text
    assert "lack" not in text
    lacking = read(roundup(entry("基地 closes"))).pages[-1].extract_text()
    assert "�� closes" in lacking
    assert "2 characters that the fonts of this file lack are shown as �." in lacking


def test_pdf_goes_on_over_pages() -> None:
    many = tuple(entry(f"“Sentence {n} on the base. {'More words follow it. ' * 12}”") for n in range(30))
    file = read(roundup(*many))
    assert len(file.pages) > 3
    assert f"{len(file.pages)} / {len(file.pages)}" in file.pages[-1].extract_text()


def test_forms_take_blocks_alike() -> None:
    blocks = outline(roundup())
    assert markdown(blocks).encode() == written(roundup(), Form.MD)
    assert pdf(blocks, "Round-up: 1 to 31 May 2011", "2011-05-31") == written(roundup(), Form.PDF)


def test_the_verdict_stands_at_the_head_of_a_claimed_contradiction() -> None:
    news = finding()
    claimed = replace(news.finding, kind=FindingKind.CLAIMED_CONTRADICTION, verdict=Verdict.SCOPE_DIFFERS)
    text = as_markdown(roundup(news=(replace(news, finding=claimed),)))
    assert "### Contradiction claimed by an author (the ledger says: scope differs): Ana Pohl on" in text


def test_the_record_has_findings_and_statements() -> None:
    record = roundup_record(roundup())
    assert (record["from"], record["to"], record["left"], record["repeated"]) == ("2011-05-01", "2011-05-31", 3, 1)
    (actor,) = record["sides"][0]["actors"]
    assert actor["issues"][0]["statements"][0]["stances"] == ["oppose"]
    assert record["findings"][0]["kind"] == "reversal"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2011-05-02", "2011-05-02", "2 May 2011"),
        ("2011-05-02", "2011-05-31", "2 to 31 May 2011"),
        ("2011-04-02", "2011-05-31", "2 April to 31 May 2011"),
        ("2010-12-02", "2011-01-31", "2 December 2010 to 31 January 2011"),
    ],
)
def test_periods_in_words(since: str, until: str, words: str) -> None:
    assert period(RoundupQuery(since, until)) == words


def test_days_in_words() -> None:
    assert [day("2011-05-02"), day("2011-05"), day("2011"), day(None)] == ["2 May 2011", "May 2011", "2011", ""]
    assert said(None) == "day not known"
    assert said(When("2011-05", "2011-05-01", "2011-05-31", TimeBasis.EXPLICIT)) == "said in May 2011"
    relative = When("2011-05-02", "2011-05-02", "2011-05-02", TimeBasis.RELATIVE, mod="BEFORE")
    assert said(relative) == "said before 2 May 2011 (reckoned from the text)"
    span = When("2011-W18", "2011-05-02", "2011-05-08", TimeBasis.EXPLICIT)
    assert said(span) == "said 2 May 2011 to 8 May 2011"
    assert [listed(["a"]), listed(["a", "b", "c"]), listed([])] == ["a", "a, b and c", ""]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("http://a.example/x y>z", "http://a.example/x%20y%3Ez"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, address: str | None) -> None:
    assert outward(url) == address
