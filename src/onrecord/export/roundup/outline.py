"""A round-up as blocks, in the order in which an analyst reads: what changed, then who said what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import __version__
from onrecord.export.roundup.blocks import Block, Heading, Line, Look, Paragraph, Run, Table
from onrecord.export.roundup.entries import entry_block, proof_block
from onrecord.export.roundup.links import OUTWARD, Links
from onrecord.export.roundup.wording import held_before, kind_name, listed, number, period
from onrecord.export.signs import SIGNS
from onrecord.positions import CHANGES, FindingKind
from onrecord.records import Stance
from onrecord.roundup import ActorNews, IssueNews, News, Roundup, RoundupQuery, SideNews

MOST_NEWS = 40
"""Findings shown under one heading; `onrecord findings` has all."""

MOST_ROWS = 15
"""Rows of the table of actors, where no sides are known."""

OTHERS = "Others"
"""What those of no side are called where there are sides."""

_SECTIONS: tuple[tuple[str, frozenset[FindingKind]], ...] = (
    ("Changed positions", CHANGES),
    ("Contradictions and splits", frozenset({FindingKind.CONTRADICTION, FindingKind.SPLIT})),
    (
        "Reports that do not say what the quotation says",
        frozenset({FindingKind.PARAPHRASE_GAP, FindingKind.QUOTE_VARIANT}),
    ),
    ("To check", frozenset({FindingKind.CLAIMED_CONTRADICTION, FindingKind.DATE_CONFLICT})),
    ("Opposed positions", frozenset({FindingKind.OPPOSITION})),
)


def title(query: RoundupQuery) -> str:
    """The title of a round-up."""
    return f"Round-up: {period(query)}"


def outline(roundup: Roundup, links: Links = OUTWARD) -> list[Block]:
    """The blocks of a round-up; `links` say where its things lead, outward by themselves."""
    return list(_Outline(roundup, links).blocks())


class _Outline:
    """Writes one round-up as blocks."""

    def __init__(self, roundup: Roundup, links: Links) -> None:
        self._roundup, self._links = roundup, links
        self._has_sides = any(side.name for side in roundup.sides)

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, title(self._roundup.query))
        if self._roundup.is_empty:
            yield _paragraph(_nothing(self._roundup))
            return
        yield from self._head()
        for name, kinds in _SECTIONS:
            yield from self._section(name, [n for n in self._roundup.news if n.finding.kind in kinds])
        yield from self._statements()
        yield from self._rest()
        yield Paragraph(
            (Run(f"Read and compared by machine (onrecord {__version__}): check each line at its source.", Look.DIM),)
        )

    def _head(self) -> Iterator[Block]:
        query = self._roundup.query
        if query.narrowed:
            yield _paragraph(f"Only {listed(_narrowed(query))}.")
        yield _paragraph(_counts(self._roundup))
        if any(actor.named for actor in self._roundup.actors):
            yield _paragraph(_novelty(self._roundup))
        if self._roundup.actors:
            yield _table(self._roundup, self._has_sides)

    def _section(self, name: str, found: list[News]) -> Iterator[Block]:
        if not found:
            return
        yield Heading(2, name)
        for news in found[:MOST_NEWS]:
            yield from self._news(news)
        left = len(found) - MOST_NEWS
        if left > 0:
            command = f"onrecord findings --from {self._roundup.query.since} --to {self._roundup.query.until} --limit 0"
            yield Paragraph((Run(f"And {left:,} more: "), Run(command, Look.CODE), Run(".")))

    def _news(self, news: News) -> Iterator[Block]:
        finding = news.finding
        about = f" on {finding.issue.path or finding.issue.label}" if finding.issue.label else ""
        verdict = f" (the ledger says: {finding.verdict.value.replace('_', ' ')})" if finding.verdict else ""
        names = listed(dict.fromkeys(actor.name for actor in finding.actors))
        head = f"{kind_name(finding.kind)}{verdict}: {names}{about}" if names else f"{kind_name(finding.kind)}{verdict}"
        yield Heading(3, head, self._links.finding(finding))
        judged: Line = (Run(f" Judged {news.decision}.", Look.DIM),) if news.decision else ()
        yield Paragraph((Run(_first_upper(finding.because)), *judged))
        for proof in news.proofs:
            yield proof_block(proof, self._links)

    def _statements(self) -> Iterator[Block]:
        if self._roundup.sides:
            yield Heading(2, "Statements with a position")
        for side in self._roundup.sides:
            if self._has_sides:
                yield Heading(3, side.name or OTHERS)
            for actor in side.actors:
                yield from self._actor(actor)

    def _actor(self, actor: ActorNews) -> Iterator[Block]:
        name = actor.holder.name if actor.named else "Holders without a name"
        level = 4 if self._has_sides else 3
        yield Heading(level, name, self._links.actor(actor.holder) if actor.named else None)
        for news in actor.issues:
            yield Heading(level + 1, _first_upper(news.issue.path or news.issue.label), self._links.issue(news.issue))
            if actor.named:
                yield Paragraph((Run(_before(news), Look.DIM),))
            for entry in news.entries:
                yield entry_block(entry, self._links)

    def _rest(self) -> Iterator[Block]:
        roundup = self._roundup
        if roundup.rest:
            yield Heading(2, "Statements without a position")
        for entry in roundup.rest:
            yield entry_block(entry, self._links, brief=True)
        if roundup.left:
            yield Paragraph(self._left())

    def _left(self) -> Line:
        """How many more statements there are, and how to see them."""
        query = self._roundup.query
        more = f"And {number(self._roundup.left, 'more statement')} without a position"
        address = self._links.all(query)
        if address:
            return Run(f"{more}: "), Run("see all of the period", href=address), Run(".")
        days = f"--published-from {query.since} --published-to {query.until}"
        return (
            Run(f"{more}: "),
            Run(f"onrecord statements {days}", Look.CODE),
            Run(" lists what was published, "),
            Run(f"onrecord statements --from {query.since} --to {query.until}", Look.CODE),
            Run(" what was said."),
        )


def _nothing(roundup: Roundup) -> str:
    query = roundup.query
    only = f", as far as asked for ({listed(_narrowed(query))})" if query.narrowed else ""
    return (
        f"The ledger holds nothing that was said or published in this period, {period(query)}{only}.{_undated(roundup)}"
    )


def _narrowed(query: RoundupQuery) -> list[str]:
    named = ("side", query.side), ("actor", query.actor), ("issue", query.issue), ("collection", query.collection)
    return [f"{name} “{value}”" for name, value in named if value]


def _counts(roundup: Roundup) -> str:
    """What there is, in one or two sentences."""
    held = len({entry.statement.id for actor in roundup.actors for entry in actor.entries})
    documents = number(roundup.documents, "document")
    found = f"{documents} published in the period; {number(roundup.statements, 'statement')} said or published in it"
    stated = f", {held:,} with a position" if held else ", none with a position"
    kinds: dict[str, int] = {}
    for news in roundup.news:
        name = news.finding.kind.value.replace("_", " ")
        kinds[name] = kinds.get(name, 0) + 1
    findings = listed(number(count, name, _plural(name)) for name, count in kinds.items())
    left = number(roundup.repeated, "statement")
    copies = f" Left out: {left} in copies of reports printed before the period." if roundup.repeated else ""
    return (
        f"{found}{stated}. {f'Found: {findings}.' if findings else 'No change was found.'}{copies}{_undated(roundup)}"
    )


def _undated(roundup: Roundup) -> str:
    """What may be missing, since a document says no day."""
    if not roundup.undated:
        return ""
    has = "has" if roundup.undated == 1 else "have"
    documents = number(roundup.undated, "document")
    return f" {documents} {has} no day of publication: from there only what was said on a known day is here."


def _plural(name: str) -> str:
    return "quotations in two wordings" if name == "quote variant" else f"{name}s".replace("ys", "ies")


def _novelty(roundup: Roundup) -> str:
    """What is new against before: on how many issues a named actor had no position on record."""
    stated = [news for actor in roundup.actors if actor.named for news in actor.issues]
    fresh = sum(not news.before for news in stated)
    return f"New: in {fresh:,} of {number(len(stated), 'case')} the actor had no position on the issue before."


def _table(roundup: Roundup, has_sides: bool) -> Table:
    heads = ("Side" if has_sides else "Actor", "Statements", *(f"{SIGNS[s]} {s.value}" for s in Stance), "Findings")
    if has_sides:
        rows = [(side.name or OTHERS, side) for side in roundup.sides]
    else:
        rows = [(a.holder.name or "without a name", SideNews(None, (a,))) for a in roundup.actors[:MOST_ROWS]]
    made = tuple((name, *_row(side, roundup)) for name, side in rows)
    return Table("Statements with a position, and findings that name the actors", heads, made)


def _row(side: SideNews, roundup: Roundup) -> tuple[str, ...]:
    names = {actor.holder.name for actor in side.actors}
    found = sum(any(actor.name in names for actor in news.finding.actors) for news in roundup.news)
    return (str(side.statements), *(str(side.claims(stance)) for stance in Stance), str(found))


def _before(news: IssueNews) -> str:
    if not news.before:
        return "Before the period: no position on record."
    own = news.issue.path or news.issue.label
    parts = []
    for position in news.before:
        other = position.issue.path or position.issue.label
        parts.append(f"{SIGNS[position.stance]} {held_before(position)}{f' ({other})' if other != own else ''}")
    return f"Before the period: {'; '.join(dict.fromkeys(parts))}."


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
