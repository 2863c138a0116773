"""One statement of a round-up, or the words that a finding rests on, as a block."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.roundup.blocks import Entry as Block
from onrecord.export.roundup.blocks import Line, Look, Run
from onrecord.export.roundup.links import Links
from onrecord.export.roundup.wording import HOW, VERBS, by, chain, limits, published, said, speakers
from onrecord.export.signs import SIGNS
from onrecord.records import Claim, Kind, Statement
from onrecord.roundup import Entry, Proof, Source

BRIEF = 320
"""Characters of a statement without a position that are shown; more of it stands in its document."""

_CUT = " […]"


def entry_block(entry: Entry, links: Links, *, brief: bool = False) -> Block:
    """A statement: what it states, its words, who said it, who passed it on, where it stands and where else.

    With `brief` a long statement is cut at the end of a word, with an ellipsis.
    """
    statement = entry.statement
    words = _cut(statement.content.text) if brief else statement.content.text
    lead = tuple(line for claim in entry.claims for line in _claim(claim, statement))
    further: tuple[Line, ...] = ((Run(f"Also {_further(entry.further)}", Look.DIM),),) if entry.further else ()
    about = (*_whose(statement, entry.source, entry.earlier), *_where(entry, links))
    return Block((*lead, *further), words, _is_quoted(statement), links.words(statement, entry.source), about)


def proof_block(proof: Proof, links: Links) -> Block:
    """The words that a finding rests on."""
    statement, source = proof.statement, proof.source
    if statement is None:
        return Block((), proof.evidence.text, False, links.source(source), (_source(source, links),))
    about = (*_whose(statement, source, False), _source(source, links))
    return Block((), proof.evidence.text, _is_quoted(statement), links.words(statement, source), about)


def _claim(claim: Claim, statement: Statement) -> Iterator[Line]:
    """The stance, towards whom and in which words of the text; then what limits it."""
    stance = claim.stance_on_issue
    names = {speaker.name for speaker in statement.speakers}
    holder = f"{claim.holder.name} " if claim.holder.name not in names else ""
    words = claim.issue.passage.text if claim.issue.passage else ""
    told = words if words and words != claim.issue.label else ""
    towards = f", towards {claim.counterpart.name}" if claim.counterpart else ""
    described = ", as described by the speaker" if claim.described else ""
    head = Run(f"{SIGNS[stance]} {holder}{VERBS[stance]}", Look.STRONG)
    opposite = "its opposite, " if claim.issue.opposite else ""
    issue = f": {opposite}“{told}” in the text" if told else ""
    yield head, Run(f"{issue}{towards}{described}")
    for name, limit in limits(claim):
        yield Run(f"{name}: ", Look.DIM), Run(f"“{limit}”")


def _further(claims: tuple[Claim, ...]) -> str:
    stances = [(c.stance_on_issue, c.issue.path or c.issue.label) for c in claims]
    return "; ".join(f"{SIGNS[stance]} {VERBS[stance]} {issue}" for stance, issue in stances)


def _whose(statement: Statement, source: Source, earlier: bool) -> Iterator[Line]:
    """Who said it, when and how; who passed it on; the reporter's doubt."""
    parts = [said(statement.said_on), HOW[statement.kind], chain(statement, source)]
    late = [Run(", "), Run("said before the period", Look.STRONG)] if earlier else []
    yield Run(speakers(statement), Look.STRONG), Run(f", {', '.join(filter(None, parts))}"), *late
    if statement.hedges:
        hedges = "; ".join(f"“{hedge.text}”" for hedge in statement.hedges)
        yield Run("the reporter's doubt: ", Look.DIM), Run(hedges)


def _where(entry: Entry, links: Links) -> Iterator[Line]:
    """The document, and the others that have the words."""
    yield _source(entry.source, links)
    for name, sources in (("the same report: ", entry.copies), ("the same words: ", entry.also)):
        for source in sources:
            yield Run(name, Look.DIM), *_source(source, links)


def _source(source: Source, links: Links) -> Line:
    """Author, publisher, title with its address, and the day of publication."""
    head = by(source)
    name = Run(source.title or source.name, href=links.source(source))
    file = f", {source.name}" if source.title and name.href is None else ""
    return Run(f"{head}: " if head else ""), name, Run(f"{file}, {published(source)}")


def _is_quoted(statement: Statement) -> bool:
    return statement.kind in {Kind.DIRECT, Kind.OWN}


def _cut(text: str) -> str:
    if len(text) <= BRIEF:
        return text
    return text[:BRIEF].rsplit(maxsplit=1)[0] + _CUT
