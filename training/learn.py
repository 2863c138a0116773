"""Trains a network on annotated articles: one learning-rate schedule, averaged weights, checkpoints to go on from.

``python -m training.learn --base FOLDER --data DIR --out DIR`` writes ``weights.safetensors`` (the running average),
``progress.jsonl`` (one line an epoch with the development figures) and ``checkpoint.pt``, from which a later call with
the same options goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from torch import Tensor

from onrecord.extract.tagger.decode import Settings
from onrecord.words.windows import Special
from training.base import Base, open_base
from training.course import Course
from training.distil import SHARE, Teacher, open_teacher, soft_loss
from training.encoder import load_encoder
from training.examples import Example, make_batch, make_examples
from training.losses import Weights, gold_loss
from training.lower import Lower
from training.network import Batch, Network, Outputs
from training.polnear import Article, read_articles
from training.predict import run_network
from training.safetensors import read_tensors, write_tensors
from training.score import Scorer

WEIGHTS = "weights.safetensors"
"""Name of the averaged weights after the latest epoch in a run's folder."""


def epoch_weights(epoch: int) -> str:
    """Name of the averaged weights after one epoch in a run's folder."""
    return f"epoch-{epoch}.safetensors"


@dataclass(frozen=True)
class Plan:
    """How to train. Rates are Adam's at the peak; `decay` is the running average's; `pieces` is the size of a batch.

    `hide` is the share of words that are hidden from the encoder in each batch; `warm` the share of steps in which the
    rates rise; `before`, `kept` and `layers` as in `Network` and `load_encoder`. `half` computes in bfloat16, which is
    twice as fast on processors that have such units; a graphics processor does so anyway.
    """

    epochs: int
    rate: float = 6e-5
    head_rate: float = 6e-4
    layer_factor: float = 0.95
    pieces: int = 2400
    warm: float = 0.08
    decay: float = 0.998
    weight_decay: float = 0.01
    seed: int = 11
    before: int = 0
    kept: int | None = None
    layers: tuple[int, ...] = ()
    hide: float = 0.0
    half: bool = False
    threads: int = 2
    save_seconds: int = 480


@dataclass(frozen=True)
class Places:
    """Where training reads and writes: data, the run's folder, the scorer's file, weights to start from, a teacher.

    The teacher is the folder of a model that ships. `more` is a file of texts, one JSON record with ``text`` a line,
    that nobody annotated for this: of them the teacher alone says what is right.
    """

    data: Path
    out: Path
    scorer: Path
    start: Path | None = None
    teacher: Path | None = None
    more: Path | None = None

    @property
    def checkpoint(self) -> Path:
        """What a later call goes on from."""
        return self.out / "checkpoint.pt"

    @property
    def weights(self) -> Path:
        """The averaged weights after the last epoch."""
        return self.out / WEIGHTS


def batches(examples: Sequence[Example], pieces: int, seed: int) -> list[list[Example]]:
    """Batches of about `pieces` word pieces of examples of like length, in an order that the seed gives."""
    shuffle = random.Random(seed)  # noqa: S311 - order of training, no secret
    order = sorted(examples, key=lambda e: e.pieces + shuffle.uniform(-8, 8))
    groups: list[list[Example]] = []
    group: list[Example] = []
    for example in order:
        if group and (len(group) + 1) * (example.pieces + 2) > pieces:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    shuffle.shuffle(groups)
    return groups


def mixed(examples: Sequence[Example], more: Sequence[Example], pieces: int, seed: int) -> list[list[Example]]:
    """Batches of annotated and of unannotated examples, each of one kind, in one order."""
    groups = batches(examples, pieces, seed)
    if more:
        groups += batches(more, pieces, seed)
        random.Random(seed).shuffle(groups)  # noqa: S311 - order of training, no secret
    return groups


def read_texts(path: Path) -> Iterator[Article]:
    """The texts of a file of JSON records, one a line, without attributions; records without ``text`` are left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text = json.loads(line).get("text")
        if text:
            yield Article(f"{path.stem}-{number}", text, ())


def parameter_groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Adam's groups: lower layers learn slower by `layer_factor` a layer, heads and features at a rate of their own."""
    groups: list[dict[str, object]] = []
    count = len(network.encoder.layers)
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        rate = plan.head_rate
        if name.startswith("encoder.layers."):
            rate = plan.rate * plan.layer_factor ** (count - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = plan.rate * plan.layer_factor**count
        decay = plan.weight_decay if value.ndim > 1 else 0.0
        groups.append({"params": [value], "lr": rate, "peak": rate, "weight_decay": decay})
    return groups


@dataclass(frozen=True)
class Hiding:
    """Hides word pieces at random, so that the network learns to do without any one of them."""

    share: float
    piece: int

    def __call__(self, batch: Batch) -> Tensor:
        """The batch's pieces, a share of those that begin a word replaced by the hiding piece."""
        ids = batch["ids"]
        chosen = (torch.rand(ids.shape, device=ids.device) < self.share) & (batch["owner"] > 0)
        return torch.where(chosen, torch.full_like(ids, self.piece), ids)


def run(base: Base, places: Places, plan: Plan) -> None:
    """Train and write the outcome."""
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network(load_encoder(base.folder, layers=plan.layers), plan.before, plan.kept).to(device)
    if places.start:
        network.load_state_dict(read_tensors(places.start))
    examples = make_examples(read_articles(places.data / "polnear/data/train"), base.tokenizer, base.limits)
    more = make_examples(read_texts(places.more), base.tokenizer, base.limits) if places.more else []
    schedule = [mixed(examples, more, plan.pieces, plan.seed + epoch) for epoch in range(plan.epochs)]
    course = Course(network, parameter_groups(network, plan), sum(map(len, schedule)), plan.warm, plan.decay)
    places.out.mkdir(parents=True, exist_ok=True)
    if places.checkpoint.exists():
        course.resume(places.checkpoint)
    guide = Guide(
        base.special,
        open_teacher(places.teacher, base, plan.threads) if places.teacher else None,
        Hiding(plan.hide, base.hidden) if plan.hide else None,
        Lower(network, schedule[0], base.special) if network.kept and not plan.hide else None,
        plan.half,
        frozenset(map(id, more)),
    )
    done = 0
    for epoch, groups in enumerate(schedule, 1):
        left = groups[max(0, course.step - done) :]
        done += len(groups)
        if left:
            learn_epoch(course, guide, left, places, plan)
            course.save(places.checkpoint)
            judge(course, base, places, epoch)


@dataclass(frozen=True)
class Guide:
    """What a batch's loss needs beside the network: special pieces and, if wanted, teacher, hiding, lower states.

    `half` computes on a processor in bfloat16; `unmarked` are the ids of the examples that nobody annotated.
    """

    special: Special
    teacher: Teacher | None = None
    hide: Hiding | None = None
    lower: Lower | None = None
    half: bool = False
    unmarked: frozenset[int] = frozenset()


def learn_epoch(
    course: Course[Network], guide: Guide, groups: Sequence[list[Example]], places: Places, plan: Plan
) -> None:
    """One pass over the batches, with a checkpoint every few minutes."""
    course.network.train()
    began = saved = time.monotonic()
    for group in groups:
        loss = one_loss(course.network, guide, group)
        course.learn(loss)
        now = time.monotonic()
        if course.step % 20 == 0:
            line = {"step": course.step, "of": course.steps, "loss": round(loss.item(), 4)}
            note(places.out, {**line, "seconds": round(now - began)})
        if now - saved > plan.save_seconds:
            course.save(places.checkpoint)
            saved = now


def one_loss(network: Network, guide: Guide, group: list[Example]) -> Tensor:
    """The loss of one batch, all of it annotated or none, in bfloat16 where a graphics processor computes it."""
    device = next(network.parameters()).device
    batch = {name: value.to(device) for name, value in make_batch(group, guide.special).items()}
    if guide.hide:
        batch["ids"] = guide.hide(batch)
    with torch.autocast(device.type, torch.bfloat16, enabled=guide.half or device.type == "cuda"):
        outputs = network.upper(guide.lower.hidden(group, device), batch) if guide.lower else network(batch)
    if guide.teacher is None:
        return gold_loss(outputs, batch, Weights())
    soft = soft_loss(outputs, on_device(guide.teacher.lesson(group), device), batch)
    if id(group[0]) in guide.unmarked:
        return soft
    return (1 - SHARE) * gold_loss(outputs, batch, Weights()) + SHARE * soft


def on_device(outputs: Outputs, device: torch.device) -> Outputs:
    """The scores on a device."""
    return Outputs(**{field.name: getattr(outputs, field.name).to(device) for field in fields(Outputs)})


def judge(course: Course[Network], base: Base, places: Places, epoch: int) -> None:
    """Score the averaged weights on the development part and write them, as this epoch's and as the latest."""
    course.swap()
    folder = places.data / "polnear/data/dev"
    scored = run_network(course.network, read_articles(folder), base.tokenizer, base.limits, base.special)
    figures = Scorer(places.scorer, folder).figures(scored, Settings())
    note(places.out, {"step": course.step, "dev": {name: round(row["f1"], 4) for name, row in figures.items()}})
    tensors = {k: v.cpu() for k, v in course.network.state_dict().items()}
    for path in (places.out / epoch_weights(epoch), places.weights):
        write_tensors(path, tensors)
    course.swap()


def note(out: Path, line: dict[str, object]) -> None:
    """Add a line to the run's record."""
    with (out / "progress.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "data", "out", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of a trained network to go on from, instead of the base's")
    parser.add_argument("--teacher", type=Path, help="folder of a model that ships, to learn from its scores")
    parser.add_argument("--more", type=Path, help="texts that the teacher alone marks, JSON records with 'text'")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--before", type=int, default=0, help="layers before the word features")
    parser.add_argument("--kept", type=int, help="lowest layers that do not learn (default: those --before)")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--pieces", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--layers", type=int, nargs="*", default=())
    parser.add_argument("--hide", type=float, default=0.0, help="share of words hidden from the encoder")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16: faster where the processor has it")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    plan = Plan(
        options.epochs,
        options.rate,
        options.head_rate,
        pieces=options.pieces,
        seed=options.seed,
        before=options.before,
        kept=options.kept,
        layers=tuple(options.layers),
        hide=options.hide,
        half=options.half,
        threads=options.threads,
    )
    if options.more and not options.teacher:
        parser.error("--more needs a --teacher: nobody else says what those texts hold")
    places = Places(options.data, options.out, options.scorer, options.start, options.teacher, options.more)
    run(open_base(options.base), places, plan)


if __name__ == "__main__":
    main()
