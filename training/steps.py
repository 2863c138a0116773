"""The training as declared steps, each with what it needs and what it makes; ``make train DATA=…`` runs them in order.

``python -m training.steps --data DIR --bases DIR --scorer FILE --out DIR [--only NAME …]``. A step whose outcome is
there is left out, so that a run that was broken off goes on.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from training.learn import WEIGHTS, epoch_weights

FIRST_ROUND = ("--epochs", "4", "--rate", "1.2e-4", "--pieces", "1600")
"""The fast model on the annotators' answers."""

SECOND_ROUND = ("--epochs", "2", "--rate", "8e-5", "--pieces", "1600", "--seed", "12", "--hide", "0.1")
"""The fast model again, from its third epoch on and with a tenth of the words hidden: the fourth gained nothing."""

UPPER_HALF = ("--epochs", "2", "--rate", "7e-5", "--pieces", "1600", "--before", "6")
"""The accurate model with the lower half of its layers as they are, which settles the heads at half the cost."""

NINE_LAYERS = (*UPPER_HALF, "--kept", "3", "--rate", "6e-5", "--head-rate", "3e-4", "--seed", "23")
"""The accurate model from there, with all layers but the lowest three learning."""

SMALL = ("--before", "6", "--store", "fall", "--parts")
"""How the accurate model is written: in two files, the feed-forward outputs in 8 bits on disk only."""


@dataclass(frozen=True)
class Step:
    """One command of training: a module of this package, its options, the file it makes and the files it needs."""

    name: str
    module: str
    options: tuple[str, ...]
    makes: Path
    needs: tuple[Path, ...] = ()

    def run(self) -> None:
        """Run the command. Raises FileNotFoundError for a missing need, CalledProcessError where it fails."""
        for need in self.needs:
            if not need.exists():
                raise FileNotFoundError(f"step {self.name} needs {need}; run the steps before it first")
        subprocess.run([sys.executable, "-m", self.module, *self.options], check=True)  # noqa: S603 - our own modules


@dataclass(frozen=True)
class Site:
    """Where things are: data, base encoders as ``training.unpack`` lays them out, the scorer's file, the outcome."""

    data: Path
    bases: Path
    scorer: Path
    out: Path

    @property
    def dev(self) -> Path:
        """The articles that models are scored on."""
        return self.data / "polnear/data/dev"


def declare(site: Site) -> list[Step]:
    """The steps in order: rule baseline, both models, each in two rounds, and their folders, one table of figures."""
    rules = site.out / "rules-dev.jsonl"
    base = ("--base", str(site.bases / "minilm"), "--data", str(site.data), "--scorer", str(site.scorer))
    first, second = (site.out / f"run-fast-{n}" for n in (1, 2))
    third, mean = first / epoch_weights(3), site.out / "fast.safetensors"
    rounds = tuple(map(str, (second / WEIGHTS, third, first / WEIGHTS)))
    again = ("--start", str(third), "--out", str(second))
    built = site.out / "fast" / "manifest.json"
    return [
        Step("baseline", "training.rules", ("--gold", str(site.dev), "--out", str(rules)), rules),
        Step("learn", "training.learn", (*base, *FIRST_ROUND, "--out", str(first)), first / epoch_weights(4)),
        Step("refine", "training.learn", (*base, *SECOND_ROUND, *again), second / epoch_weights(2), (third,)),
        Step(
            "blend",
            "training.blend",
            ("--weights", *rounds, "--out", str(mean)),
            mean,
            (second / epoch_weights(2), first / epoch_weights(4)),
        ),
        _build("fast", base, mean, built),
        *_accurate(site),
        Step(
            "report",
            "training.report",
            ("--rules", str(rules), "--gold", str(site.dev), "--scorer", str(site.scorer), "--out", str(site.out)),
            site.out / "metrics.json",
            (rules, built),
        ),
    ]


def _accurate(site: Site) -> list[Step]:
    """The steps of the accurate model."""
    base = ("--base", str(site.bases / "mpnet"), "--data", str(site.data), "--scorer", str(site.scorer))
    first, second = (site.out / f"run-accurate-{n}" for n in (1, 2))
    start, last = first / epoch_weights(2), second / epoch_weights(2)
    again = ("--start", str(start), "--out", str(second))
    return [
        Step("learn-accurate", "training.learn", (*base, *UPPER_HALF, "--out", str(first)), start),
        Step("refine-accurate", "training.learn", (*base, *NINE_LAYERS, *again), last, (start,)),
        _build("accurate", (*base, *SMALL), last, site.out / "accurate" / "manifest.json"),
    ]


def _build(name: str, options: tuple[str, ...], weights: Path, made: Path) -> Step:
    """The step that makes a model's folder from its weights."""
    place = ("--name", name, "--weights", str(weights), "--out", str(made.parent))
    return Step(f"build-{name}", "training.build", (*place, *options), made, (weights,))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "bases", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=(), help="names of the steps to run; all by default")
    options = parser.parse_args()
    site = Site(options.data, options.bases, options.scorer, options.out)
    site.out.mkdir(parents=True, exist_ok=True)
    for step in declare(site):
        if options.only and step.name not in options.only:
            continue
        if step.makes.exists():
            print(f"{step.name}: done before")
            continue
        print(f"{step.name}: makes {step.makes}", flush=True)
        step.run()
    if (site.out / "metrics.json").exists():
        print(json.dumps(json.loads((site.out / "metrics.json").read_text(encoding="utf-8")), indent=1))


if __name__ == "__main__":
    main()
