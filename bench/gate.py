"""The quality gate: no extractor that ships may find less than it did on texts of our own.

    python bench/gate.py                    # every extractor in bench/gate.json; exit code 1 where one fell
    python bench/gate.py --model fast       # one of them
    python bench/gate.py --raise            # take what is measured as the floor where it is higher, and the data's hash
    python bench/gate.py --lower            # the same where it is lower

The texts are demo/documents, the annotations demo/gold: statements of the kinds direct, mixed, indirect and narrated
that stand in no other statement. The figure is F1 of attributions whose content overlaps by half and whose source is
right. Optional statements of the gold count neither when found nor when missed. bench/gate.json holds the floors and
a SHA-256 of texts and annotations: where these change, old floors mean nothing, and the gate says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from math import floor
from pathlib import Path
from typing import Any

from onrecord.desk.models import load_extractor
from onrecord.errors import OnrecordError
from onrecord.extract import extract
from onrecord.measure import PRIMARY, Marked, Ratio, Scheme, Tokens, agree, marked, overlap, pairs, score
from onrecord.read import Failure, ReadOptions, read_inputs
from onrecord.records import Document, Kind, Span

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("gate.json")

SLACK = 0.005
"""How far a floor stands under what was measured: about one statement, which another processor's rounding may cost."""


@dataclass(frozen=True)
class Floors:
    """What must be reached: F1 (a fraction of 1) by extractor, on data with this hash."""

    data_sha256: str
    f1: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors in a file."""
        held = json.loads(path.read_text(encoding="utf-8"))
        return cls(held["data_sha256"], held["floors"])

    def write(self, path: Path) -> None:
        """Write the file anew."""
        held = {"data_sha256": self.data_sha256, "figure": PRIMARY, "floors": dict(sorted(self.f1.items()))}
        path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Annotated:
    """A document with the statements that must be found in it, and those that may be."""

    document: Document
    required: tuple[Marked, ...]
    optional: tuple[Marked, ...]


def annotation_files(root: Path) -> list[Path]:
    """The annotations under the demo's folder, by name; findings.json is about several documents and not asked for."""
    return sorted(path for path in (root / "gold").glob("*.json") if path.name != "findings.json")


def data_hash(root: Path) -> str:
    """SHA-256 over names and contents of all texts and annotations."""
    digest = hashlib.sha256()
    texts = sorted(path for path in (root / "documents").iterdir() if not path.name.startswith("."))
    for path in [*texts, *annotation_files(root)]:
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def read_annotated(root: Path) -> list[Annotated]:
    """Every document of the demo with its gold. Raises ValueError where the two do not fit."""
    read = [d for d in read_inputs([str(root / "documents")], ReadOptions()) if not isinstance(d, Failure)]
    documents = {name: d for d in read for name in (d.meta.url, d.name) if name}
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in annotation_files(root)]
    return [annotated(documents[_known(g, documents)], g["statements"]) for g in gold]


def _known(gold: Mapping[str, Any], documents: Mapping[str, Document]) -> str:
    """The name or address under which a gold file's document was read."""
    for name in (gold["document"], gold["meta"].get("url")):
        if name in documents:
            return str(name)
    raise ValueError(f"{gold['document']} was not read; the gold names a document that is not there.")


def annotated(document: Document, statements: Sequence[Mapping[str, Any]]) -> Annotated:
    """The statements of one document that count, with their places in its text."""
    kinds = {s["id"]: s["kind"] for s in statements}
    counted = [s for s in statements if s["kind"] != Kind.OWN and kinds.get(s["nested_in"], Kind.OWN) == Kind.OWN]
    places = [located(document, s) for s in counted]
    needed = [not s["optional"] for s in counted]
    optional = compress(places, (not n for n in needed))
    return Annotated(document, tuple(compress(places, needed)), tuple(optional))


def located(document: Document, statement: Mapping[str, Any]) -> Marked:
    """Where a statement stands. Raises ValueError for words that the document does not have."""
    content: list[Span] = []
    for words in statement["content"]:
        start = content[-1].end if content else 0
        places = list(occurrences(document.text, words))
        content.append(next((p for p in places if p.start >= start), None) or _first(places, document, words))
    near = content[0].start
    source, cue = (_nearest(document, statement[role], near) for role in ("source", "cue"))
    return Marked(source, cue, tuple(sorted(content)))


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where the words stand one after another, whatever punctuation, marks and line ends there are between them."""
    pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    return (Span(*m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)) if pattern else iter(())


def _nearest(document: Document, words: str | None, near: int) -> tuple[Span, ...]:
    if not words:
        return ()
    places = sorted(occurrences(document.text, words), key=lambda p: min(abs(p.start - near), abs(p.end - near)))
    return (_first(places, document, words),)


def _first(places: Sequence[Span], document: Document, words: str) -> Span:
    if not places:
        raise ValueError(f"{document.name} has nowhere the words “{words}” of its gold.")
    return places[0]


def measure(data: Sequence[Annotated], model: str) -> Ratio:
    """The primary figure of one extractor over all documents."""
    found = extract([item.document for item in data], load_extractor(model))
    ratio = Ratio()
    for item, attributions in zip(data, found, strict=True):
        places = asked_for(item, marked(attributions, Scheme.OUTERMOST))
        ratio += score(item.document.text, item.required, places)[PRIMARY]
    return ratio


def asked_for(item: Annotated, found: Sequence[Marked]) -> list[Marked]:
    """What was found without that which fits an optional statement and no required one."""
    tokens = Tokens(item.document.text)
    held = [f for f in found if tokens.of(f.content)]
    right = {j for _, j in pairs(tokens.read(item.required), tokens.read(held), agree)}
    rest = [f for j, f in enumerate(held) if j not in right]
    aside = {j for _, j in pairs(tokens.read(item.optional), tokens.read(rest), overlap)}
    return [*(held[j] for j in sorted(right)), *(f for j, f in enumerate(rest) if j not in aside)]


def faults(floors: Floors, measured: Mapping[str, float], sha256: str) -> list[str]:
    """What the gate does not let pass, a sentence each."""
    if sha256 != floors.data_sha256:
        return ["The gate's data changed, so that its floors mean nothing; set them anew with --raise or --lower."]
    return [
        f"{model} has F1 {100 * f1:.1f}, below its floor of {100 * floors.f1[model]:.1f}; mend it, or say --lower."
        for model, f1 in measured.items()
        if f1 < floors.f1[model]
    ]


def moved(floors: Floors, measured: Mapping[str, float], sha256: str, *, lower: bool) -> Floors:
    """The floors after `--raise`, or with `lower` after `--lower`. Raises ValueError where one would fall unasked.

    On changed data every floor has to be set anew, so that all extractors must have been measured.
    """
    new = dict(floors.f1) if sha256 == floors.data_sha256 else {}
    missing = sorted(floors.f1.keys() - new.keys() - measured.keys())
    if missing:
        raise ValueError(f"The gate's data changed; measure {' and '.join(missing)} as well.")
    for model, f1 in measured.items():
        held = floors.f1.get(model, 0.0)
        if f1 < held and not lower:
            raise ValueError(f"{model} is at F1 {100 * f1:.1f}, below its floor of {100 * held:.1f}; say --lower.")
        new[model] = max(rounded(f1), new.get(model, 0.0)) if f1 >= held else rounded(f1)
    return Floors(sha256, new)


def rounded(f1: float) -> float:
    """The floor for what was measured: the slack below it, rounded down to a tenth of a per cent."""
    return max(0.0, floor(1000 * (f1 - SLACK) + 1e-9) / 1000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", nargs="+", help="extractors to measure (default: all that have a floor)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="file of the floors")
    parser.add_argument("--data", type=Path, default=ROOT / "demo", help="folder with documents/ and gold/")
    moving = parser.add_mutually_exclusive_group()
    moving.add_argument("--raise", dest="raising", action="store_true", help="lift floors to what is measured")
    moving.add_argument("--lower", action="store_true", help="let floors sink to what is measured, too")
    args = parser.parse_args(arguments)
    try:
        return run(args)
    except (OnrecordError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def run(args: argparse.Namespace) -> int:
    """Measure, then compare with the floors or move them; the exit code."""
    floors, sha256 = Floors.read(args.floors), data_hash(args.data)
    moving = args.raising or args.lower
    if not moving and sha256 != floors.data_sha256:
        print(*faults(floors, {}, sha256), file=sys.stderr)
        return 1
    models = args.model or sorted(floors.f1)
    new = [model for model in models if model not in floors.f1]
    if new and not args.raising:
        raise ValueError(f"There is no floor for {' and '.join(new)}; set one with --raise.")
    data, measured = read_annotated(args.data), dict[str, float]()
    for model in models:
        ratio = measure(data, model)
        measured[model] = ratio.f1
        print(f"{model}: F1 {100 * ratio.f1:.1f} ({ratio.right} right of {ratio.found} found and {ratio.gold} to find)")
    if moving:
        moved(floors, measured, sha256, lower=args.lower).write(args.floors)
        return 0
    wrong = faults(floors, measured, sha256)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
