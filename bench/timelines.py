"""Score positions and findings on dated timelines: what must be found, and what must not.

    python -m bench.timelines --half tune [--chain baseline|fast] [--errors]

`bench/timelines/*.json` are described in the README beside them. Odd numbers are the half to tune on, even ones the
half to report. Without `--chain` the claims are the timelines' own and only `onrecord.judge.positions` and `.findings`
are measured; flags such as "hypothetical" are read from the text by the code, not taken from the timeline. With
`--chain` the documents go through extraction, resolution and judging first, with the timeline's actors, sides and
issues as the codebook.

A finding is right when a timeline has one of its kind and verdict with the same actors and documents (those of a longer
list may be left out as long as two remain). For changes a document may stand for another in which the same holder takes
the same stance on the same day. Optional ones count neither way. Recall is over those that are not optional.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.timelines_gold import Timeline, gold_statements, read_document
from onrecord.desk.chain import derive
from onrecord.desk.models import load_extractor
from onrecord.errors import OnrecordError
from onrecord.judge.findings import Cast, claimed, find
from onrecord.judge.positions import Ties, utterances
from onrecord.judge.positions.party import name_key
from onrecord.judge.positions.surroundings import sentences
from onrecord.positions import CHANGES, Finding, Utterance
from onrecord.records import Document, Statement
from onrecord.resolve.codebook import Codebook, read_codebook

FOLDER = Path(__file__).parent / "timelines"
SAME = {"syndicated": "syndicated_copy"}
HALVES = {"tune": 1, "report": 0}


@dataclass(frozen=True)
class Answer:
    """A finding as it is scored: kind, actors by name, documents by name, verdict."""

    kind: str
    actors: frozenset[str]
    documents: frozenset[str]
    verdict: str | None
    optional: bool = False
    because: str = ""
    stand_ins: frozenset[tuple[str, str]] = frozenset()

    def fits(self, other: Answer) -> bool:
        """Whether this answer is the other one."""
        if (self.kind, self.actors, self.verdict) != (other.kind, other.actors, other.verdict):
            return False
        if self.documents <= other.documents or other.documents <= self.documents:
            return len(self.documents & other.documents) > 1 or self.documents == other.documents
        mapped = {next((o for d, o in self.stand_ins if d == x and o in other.documents), x) for x in self.documents}
        return mapped == other.documents


def read(half: str) -> Iterator[Timeline]:
    """The timelines of a half, in order."""
    for path in sorted(FOLDER.glob("*.json"), key=lambda p: int(p.name.split("-")[0])):
        if int(path.name.split("-")[0]) % 2 == HALVES[half]:
            yield json.loads(path.read_text(encoding="utf-8"))


def codebook_of(timeline: Timeline) -> Codebook:
    """The timeline's actors, sides and issues as an analyst's codebook."""
    people = [
        {"name": a["name"], "aliases": a["aliases"], "roles": [_role(role) for role in a["roles"]]}
        for a in timeline["actors"]
    ]
    issues = [{"name": i["label"], "aliases": i["aliases"]} | _parent(i) for i in timeline["issues"]]
    return read_codebook(yaml.safe_dump({"people": people, "sides": timeline["sides"], "issues": issues}))


def _parent(issue: Mapping[str, Any]) -> dict[str, str]:
    return {"parent": issue["parent"]} if issue.get("parent") else {}


def _role(role: Mapping[str, Any]) -> dict[str, Any]:
    return {"office": role["title"], **{k: role[k] for k in ("from", "until") if role[k]}}


def found(
    timeline: Timeline, documents: Sequence[Document], statements: Sequence[Sequence[Statement]]
) -> list[Finding]:
    """What the core finds in the documents of a timeline, given their statements."""
    book = codebook_of(timeline)
    spoken = [u for d, s in zip(documents, statements, strict=True) for u in utterances(d, s, bare=True)]
    ties = Ties.of(book.actors, _sides(timeline, book))
    made = find(spoken, ties, lambda a, b: _between(documents, a, b))
    names = {a["name"]: [*a["aliases"], *(f"the {r['title']}" for r in a["roles"])] for a in timeline["actors"]}
    cast = Cast.of(spoken, names)
    return [*made, *(f for d in documents for f in claimed(d, spoken, cast))]


def _sides(timeline: Timeline, book: Codebook) -> list[tuple[str, str]]:
    """Sides by id and by name, since gold claims name their holders only."""
    named = [(name_key(m), side) for side, members in timeline["sides"].items() for m in members]
    return [*book.sides, *named]


def _between(documents: Iterable[Document], earlier: Utterance, later: Utterance) -> Iterator[str]:
    """The sentences of documents published between two utterances."""
    since, until = earlier.known_on or "", later.known_on or "9999"
    for document in documents:
        if since <= (document.meta.published_on or "") <= until and document.id != earlier.document:
            yield from (document.text[s.start : s.end] for s in sentences(document.text))


def answers(made: Iterable[Finding], names: Mapping[str, str]) -> list[Answer]:
    """Findings, without what was only compared, as they are scored; `names` are the documents' by id."""
    return [
        Answer(
            f.kind.value,
            frozenset(name_key(a.name) for a in f.actors),
            frozenset(names[e.document] for e in f.evidence),
            f.verdict.value if f.verdict else None,
            because=f"{f.score:.2f} {f.because}",
        )
        for f in made
        if f.gate is None
    ]


def gold(timeline: Timeline) -> list[Answer]:
    """What a timeline says must, and may, be found."""
    return [
        Answer(
            SAME.get(f["kind"], f["kind"]),
            frozenset(name_key(a) for a in f["actors"]),
            frozenset(f["documents"]),
            f["verdict"],
            f["optional"],
            f["why"],
            _stand_ins(timeline) if f["kind"] in CHANGES else frozenset(),
        )
        for f in timeline["findings"]
    ]


def _stand_ins(timeline: Timeline) -> frozenset[tuple[str, str]]:
    """Pairs of documents in which one holder takes one stance on one issue on one day."""
    places: dict[tuple[str, ...], set[str]] = {}
    for c in timeline["claims"]:
        places.setdefault((c["holder"], c["issue"], c["stance"], str(c["said_on"])), set()).add(c["document"])
    return frozenset((a, b) for names in places.values() for a in names for b in names if a != b)


@dataclass
class Tally:
    """Counts by kind: right, wrong and missed findings."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    def add(self, wanted: Sequence[Answer], given: Sequence[Answer]) -> list[str]:
        """Count one timeline; gives its errors as lines."""
        left, errors = list(wanted), []
        for answer in given:
            match = next((w for w in left if w.fits(answer)), None)
            again = match is None and any(w.fits(answer) for w in wanted)
            if match is not None:
                left.remove(match)
                self.right[answer.kind] += not match.optional
            elif not again:
                self.wrong[answer.kind] += 1
                errors.append(f"  false  {answer.kind} {sorted(answer.documents)} {answer.because}")
        for answer in left:
            if not answer.optional:
                self.missed[answer.kind] += 1
                errors.append(
                    f"  missed {answer.kind} {sorted(answer.documents)} {answer.verdict or ''} {answer.because}"
                )
        return errors

    def print(self) -> None:
        """Precision, recall and counts by kind and in all."""
        kinds = sorted(self.right | self.wrong | self.missed)
        rows = [(k, self.right[k], self.wrong[k], self.missed[k]) for k in kinds]
        rows.append(("all", self.right.total(), self.wrong.total(), self.missed.total()))
        print(f"{'kind':24}{'P':>6}{'R':>6}{'right':>7}{'false':>7}{'missed':>7}")
        for kind, right, wrong, missed in rows:
            share = [f"{100 * right / n:.0f}" if n else "-" for n in (right + wrong, right + missed)]
            print(f"{kind:24}{share[0]:>6}{share[1]:>6}{right:>7}{wrong:>7}{missed:>7}")


def main() -> None:
    """Score one half and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=HALVES, default="tune")
    parser.add_argument("--chain", metavar="MODEL", help="run the whole chain with this model")
    parser.add_argument("--errors", action="store_true", help="print each false and missed finding")
    options = parser.parse_args()
    tally, decoys = Tally(Counter(), Counter(), Counter()), Counter[str]()
    for timeline in read(options.half):
        documents = [read_document(d) for d in timeline["documents"]]
        statements = _statements(timeline, documents, options.chain)
        made = found(timeline, documents, statements)
        errors = tally.add(gold(timeline), answers(made, {d.id: d.name for d in documents}))
        false = sum(e.lstrip().startswith("false") for e in errors)
        if timeline["decoy"]:
            decoys["decoys"] += 1
            decoys["with a false finding"] += bool(false)
        if errors and options.errors:
            print(timeline["id"], *errors, sep="\n")
    tally.print()
    print(f"{decoys['with a false finding']} of {decoys['decoys']} decoys have a false finding")


def _statements(timeline: Timeline, documents: Sequence[Document], model: str | None) -> list[Sequence[Statement]]:
    """The statements of each document: the timeline's own claims, or what the chain makes of the text."""
    if model is None:
        return [gold_statements(timeline, document) for document in documents]
    outcomes = derive(documents, load_extractor(model), codebook_of(timeline))
    for outcome in outcomes:
        if isinstance(outcome, OnrecordError):
            raise outcome
    return [() if isinstance(o, OnrecordError) else o.statements for o in outcomes]


if __name__ == "__main__":
    main()
