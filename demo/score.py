"""Score exported statement records against the demo's gold.

    python demo/score.py export.jsonl [demo/gold]

prints a line per document and a total. `score(records, gold)` gives the same as numbers.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

Record = Mapping[str, Any]

RIGHT, NEAR = 0.8, 0.5
"""Token overlap (intersection over union) from which a content is right, or nearly."""

OWN_VOICE = frozenset({"speech", "communique", "letter", "resolution"})
"""Genres in which every sentence is the speaker's own: an `own` record there is never a false one."""

ARTICLES = frozenset({"a", "an", "the", "mr", "ms", "mrs"})


@dataclass
class Tally:
    """Counts for one document or for all. The last five of the matched ones are out of `right + near`."""

    gold: int = 0
    right: int = 0
    near: int = 0
    source: int = 0
    speaker: int = 0
    reported_by: int = 0
    said_on: int = 0
    false: int = 0
    violated: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Field by field."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def found(self) -> int:
        """Gold statements matched, right or nearly."""
        return self.right + self.near


@dataclass
class Scores:
    """Tallies by document name, and what went wrong, for reading."""

    documents: dict[str, Tally] = field(default_factory=dict)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, str]] = field(default_factory=list)
    violated: list[tuple[str, str]] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """The sum over documents."""
        return sum(self.documents.values(), Tally())


@dataclass(frozen=True)
class Gold:
    """The gold of the demo: documents by name, and the canonical name of every spelling of an actor."""

    documents: dict[str, dict[str, Any]]
    names: dict[str, str]

    def canonical(self, name: str | None) -> str:
        """The actor's canonical name, lower case, or the name itself without articles and markup."""
        plain = " ".join(word for word in words(name or "") if word not in ARTICLES)
        return self.names.get(plain, plain)


def words(text: str) -> list[str]:
    """Lower-case word tokens: quotation marks, brackets and markup do not count."""
    return re.findall(r"\w+", text.casefold())


def overlap(one: str, other: str) -> float:
    """Intersection over union of two texts' tokens, counted with repetition; 1.0 when both have none."""
    a, b = Counter(words(one)), Counter(words(other))
    union = (a | b).total()
    return (a & b).total() / union if union else 1.0


def load_gold(folder: Path) -> Gold:
    """Read demo/gold and the codebook beside it (`folder`/codebook.yaml, or the folder above)."""
    files = [path for path in sorted(folder.glob("*.json")) if path.name != "findings.json"]
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    book = next(path for path in (folder / "codebook.yaml", folder.parent / "codebook.yaml") if path.exists())
    cast = yaml.safe_load(book.read_text(encoding="utf-8"))
    return Gold({d["document"]: d for d in documents}, dict(spellings(cast)))


def spellings(cast: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(spelling, canonical name) of every actor, lower case and without articles."""
    for actor in [*cast["people"], *cast["organisations"]]:
        for name in [actor["name"], *actor.get("aliases", [])]:
            yield " ".join(w for w in words(name) if w not in ARTICLES), " ".join(words(actor["name"]))


def by_document(records: Iterable[Record], gold: Gold) -> dict[str, list[Record]]:
    """Records by the gold's document name: by `document.name`, or by its URL where the gold gives one."""
    urls = {d["meta"]["url"]: name for name, d in gold.documents.items() if d["meta"].get("url")}
    found: dict[str, list[Record]] = {name: [] for name in gold.documents}
    for record in records:
        document = record["document"]
        name = document["name"]
        name = name if name in found else urls.get(name, urls.get(document.get("url"), name))
        found.setdefault(name, []).append(record)
    return found


def text_of(part: Any) -> str:
    """The text of a record's span field, which may be null."""
    return part["text"] if part else ""


def same_source(record: Record, statement: Record) -> bool:
    """Both without a source, or sources that share at least half of their tokens."""
    theirs, ours = text_of(record.get("source")), statement["source"] or ""
    return bool(theirs) == bool(ours) and overlap(theirs, ours) >= NEAR


def same_name(one: str | None, other: str | None, gold: Gold) -> bool:
    """One actor under the gold's aliases, or an unnamed source whose words are mostly the same."""
    a, b = gold.canonical(one), gold.canonical(other)
    return a == b or (b not in gold.names.values() and overlap(a, b) >= NEAR)


def same_names(theirs: Sequence[str | None], ours: Sequence[str], gold: Gold) -> bool:
    """The same actors, whatever the order."""
    paired = zip(sorted(map(gold.canonical, theirs)), sorted(map(gold.canonical, ours)), strict=False)
    return len(theirs) == len(ours) and all(same_name(a, b, gold) for a, b in paired)


def same_speakers(record: Record, statement: Record, gold: Gold) -> bool:
    """The speakers agree."""
    return same_names([s["name"] for s in record.get("speakers") or []], statement["speakers"], gold)


def same_reporters(record: Record, statement: Record, meta: Record, gold: Gold) -> bool:
    """The reporters agree in order; of author and publisher at the end, either or both or {"name": null} will do."""
    tail = {gold.canonical(name) for name in (meta["author"], meta["publisher"]) if name} | {""}

    def inner(names: Iterable[str | None]) -> list[str]:
        chain = [gold.canonical(name) for name in names]
        while chain and chain[-1] in tail:
            chain.pop()
        return chain

    theirs, ours = inner(r["name"] for r in record.get("reported_by") or []), inner(statement["reported_by"])
    return len(theirs) == len(ours) and all(same_name(a, b, gold) for a, b in zip(theirs, ours, strict=True))


def same_day(record: Record, statement: Record) -> bool:
    """The same value, or the same first and last day where the gold gives a range 'first/last'; null equals null."""
    theirs, ours = record.get("said_on"), statement["said_on"]
    if not theirs or not ours:
        return not theirs and not ours
    if "/" in ours:
        return ours in (theirs["value"], f"{theirs.get('earliest')}/{theirs.get('latest')}")
    return bool(theirs["value"] == ours)


def pairs(records: Sequence[Record], statements: Sequence[Record], gold: Gold) -> list[tuple[int, int, float]]:
    """One-to-one matches (record, statement, overlap): the best first, speaker and source breaking near ties."""
    rated = []
    for i, record in enumerate(records):
        for j, statement in enumerate(statements):
            share = overlap(text_of(record["content"]), " ".join(statement["content"]))
            if share >= NEAR:
                bonus = 0.2 * same_source(record, statement) + 0.1 * same_speakers(record, statement, gold)
                rated.append((share + bonus, i, j, share))
    matched, taken, given = [], set(), set()
    for _, i, j, share in sorted(rated, key=lambda r: (-r[0], r[1], r[2])):
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            matched.append((i, j, share))
    return matched


def is_excused(record: Record, document: Mapping[str, Any], gold: Gold) -> bool:
    """True for the speaker's own words in a document that is his own voice throughout."""
    meta = document["meta"]
    if record["kind"] != "own" or meta["genre"] not in OWN_VOICE:
        return False
    speakers = {gold.canonical(n) for s in document["statements"] if s["kind"] == "own" for n in s["speakers"]}
    return all(gold.canonical(s["name"]) in speakers for s in record.get("speakers") or [])


def score_document(name: str, records: Sequence[Record], gold: Gold, scores: Scores) -> Tally:
    """Tally one document and note in `scores` what was missed, false or forbidden.

    A statement that the gold calls optional counts neither when found nor when missed.
    """
    document = gold.documents[name]
    statements, meta = document["statements"], document["meta"]
    required = [s for s in statements if not s["optional"]]
    tally, matches = Tally(gold=len(required)), pairs(records, statements, gold)
    for i, j, share in matches:
        record, statement = records[i], statements[j]
        if statement["optional"]:
            continue
        tally.right += share >= RIGHT
        tally.near += share < RIGHT
        tally.source += same_source(record, statement)
        tally.speaker += same_speakers(record, statement, gold)
        tally.reported_by += same_reporters(record, statement, meta, gold)
        tally.said_on += same_day(record, statement)
    used, given = {i for i, _, _ in matches}, {j for _, j, _ in matches}
    scores.missed += [(name, s["id"]) for j, s in enumerate(statements) if j not in given and not s["optional"]]
    for record in (r for i, r in enumerate(records) if i not in used):
        content = text_of(record["content"])
        if is_excused(record, document, gold):
            continue
        tally.false += 1
        scores.false.append((name, content))
        if any(overlap(content, exact) >= NEAR for exact in document["not_statements"]):
            tally.violated += 1
            scores.violated.append((name, content))
    return tally


def score(records: Iterable[Record], gold: Gold) -> Scores:
    """Score `records` (the export's objects) against `gold`. Records of documents without gold are left out."""
    scores = Scores()
    for name, found in by_document(records, gold).items():
        if name in gold.documents:
            scores.documents[name] = score_document(name, found, gold, scores)
    return scores


def table(scores: Scores) -> str:
    """The scores as a table, a document a line and the total last."""
    heads = [f.name for f in fields(Tally)]
    rows = [*sorted(scores.documents.items()), ("total", scores.total)]
    width = max(len(name) for name, _ in rows)
    lines = ["  ".join(["document".ljust(width), *heads])]
    for name, tally in rows:
        lines.append("  ".join([name.ljust(width), *(str(getattr(tally, h)).rjust(len(h)) for h in heads)]))
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> str:
    """The table for the export named first, by the gold folder named second (default: beside this file)."""
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).resolve().parent / "gold"
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    return table(score([json.loads(line) for line in lines if line.strip()], load_gold(folder)))


if __name__ == "__main__":
    print(main(sys.argv[1:]))
