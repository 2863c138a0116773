"""Trains the claims network on annotated attributions: ``python -m training.claims.learn --help``.

Writes the averaged weights and, after each epoch, the figures on the development part.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.judge.claims.focus import Reach
from onrecord.words.windows import Special
from training.base import Base, open_base
from training.claims.data import gather
from training.claims.examples import IGNORED, Example, make_batch, make_examples
from training.claims.network import ClaimNetwork, Outputs
from training.claims.predict import read_all
from training.claims.score import figures
from training.claims.shared import Shared, read_ground
from training.course import Course
from training.encoder import load_encoder
from training.network import Batch
from training.safetensors import read_tensors, write_tensors

WEIGHTS = "claims.safetensors"
"""Name of the averaged weights in a run's folder."""


@dataclass(frozen=True)
class Plan:
    """How to train. Rates are Adam's at the peak; `pieces` is the size of a batch; `decay` that of the average.

    With `ground`, the folder of an attribution model in two parts, that model's lower layers make the states that the
    layers after `before` learn from.

    Most attributions hold no claim and teach little: of those each epoch takes the share `empty`, and each that it
    takes counts for as many as it stands for.

    `half` computes in bfloat16 and keeps the weights in 32 bits: twice as fast on processors that have such units.
    """

    epochs: int = 8
    rate: float = 5e-5
    head_rate: float = 1e-3
    layer_factor: float = 0.9
    pieces: int = 900
    warm: float = 0.1
    decay: float = 0.99
    seed: int = 3
    before: int = 0
    kept: int | None = None
    layers: tuple[int, ...] = ()
    start: Path | None = None
    ground: Path | None = None
    threads: int = 2
    half: bool = False
    empty: float = 0.5
    save_seconds: int = 480


def build_network(base: Base, plan: Plan) -> ClaimNetwork:
    """The network before training: the base encoder or, with `start`, the encoder of a trained attribution network."""
    torch.manual_seed(plan.seed)
    network = ClaimNetwork(load_encoder(base.folder, layers=plan.layers), plan.before, plan.kept)
    if plan.start:
        state = read_tensors(plan.start)
        shared = {k: v for k, v in state.items() if k.startswith(("encoder.", "at_input.", "at_heads.", "mix."))}
        network.load_state_dict(shared, strict=False)
    return network


def loss_of(outputs: Outputs, batch: Batch, empty: float = 1.0) -> Tensor:
    """The sum of all heads' losses, each over the words that it is asked about, weighted by example.

    Examples without a claim count ``1 / empty`` times.
    """
    holds = (batch["stance_answer"] != IGNORED).any(1)
    each = torch.where(holds, batch["weight"], batch["weight"] / empty)
    weight = each[:, None].expand(-1, outputs.begin.shape[1])
    asked = batch["begin_answer"] != IGNORED
    begin = functional.binary_cross_entropy_with_logits(
        outputs.begin, batch["begin_answer"].clamp(min=0).float(), reduction="none"
    )
    heads = (batch["stance_answer"] != IGNORED).sum().clamp(min=1)
    total = (begin * weight)[asked].sum() / (batch["begin_answer"].shape[0] * 1.0)
    for name, share in (("close", 1.0), ("stance", 1.0), ("act", 0.3), ("modality", 0.3), ("arc", 0.1)):
        total = total + share * _cross(getattr(outputs, name), batch[f"{name}_answer"], weight) / heads
    told = batch["described_answer"] != IGNORED
    described = functional.binary_cross_entropy_with_logits(
        outputs.described, batch["described_answer"].clamp(min=0).float(), reduction="none"
    )
    total = total + 0.3 * (described * weight)[told].sum() / heads
    present = torch.where(batch["present"] > 0, batch["tag_answer"], torch.full_like(batch["tag_answer"], IGNORED))
    return total + 0.5 * _cross(outputs.tag, present, weight) / batch["begin_answer"].shape[0]


def _cross(scores: Tensor, answer: Tensor, weight: Tensor) -> Tensor:
    """Summed cross entropy where there is an answer."""
    loss = functional.cross_entropy(scores.flatten(0, 1), answer.flatten(), ignore_index=IGNORED, reduction="none")
    return (loss * weight.flatten()).sum()


def train(base: Base, examples: Sequence[Example], dev: Sequence[Example], plan: Plan, out: Path) -> ClaimNetwork:
    """A trained network with averaged weights; its figures on `dev` after each epoch go to ``out/progress.jsonl``.

    Goes on from ``out/checkpoint.pt`` where an earlier call was broken off.
    """
    network = build_network(base, plan)
    schedule = [batches(examples, plan, epoch) for epoch in range(plan.epochs)]
    course = Course(network, _groups(network, plan), sum(map(len, schedule)), plan.warm, plan.decay)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        course.resume(checkpoint)
    lower = Shared(read_ground(plan.ground, plan.threads), [*examples, *dev], base.special) if plan.ground else None
    done = 0
    for groups in schedule:
        left = groups[max(0, course.step - done) :]
        done += len(groups)
        if left:
            _learn_epoch(course, left, _Lesson(base.special, lower, plan), out)
            course.save(checkpoint)
            _judge(course, dev, _Lesson(base.special, lower, plan), out)
    course.swap()
    return network.eval()


@dataclass(frozen=True)
class _Lesson:
    """What a batch needs beside the network."""

    special: Special
    lower: Shared | None
    plan: Plan


def _learn_epoch(course: Course[ClaimNetwork], groups: Sequence[Sequence[Example]], lesson: _Lesson, out: Path) -> None:
    """One pass over the batches, with a checkpoint every few minutes."""
    network = course.network.train()
    began = saved = time.monotonic()
    for group in groups:
        batch = make_batch(group, lesson.special)
        loss = _loss(network, group, batch, lesson)
        course.learn(loss)
        now = time.monotonic()
        if course.step % 50 == 0:
            line = {"step": course.step, "of": course.steps, "loss": round(loss.item(), 3)}
            _note(out, {**line, "seconds": round(now - began)})
        if now - saved > lesson.plan.save_seconds:
            course.save(out / "checkpoint.pt")
            saved = now


def _loss(network: ClaimNetwork, group: Sequence[Example], batch: Batch, lesson: _Lesson) -> Tensor:
    """The loss of one batch."""
    with torch.autocast("cpu", torch.bfloat16, enabled=lesson.plan.half):
        outputs = network(batch) if lesson.lower is None else network.upper(lesson.lower.hidden(group), batch)
    exact = Outputs(**{field.name: getattr(outputs, field.name).float() for field in fields(Outputs)})
    return loss_of(exact, batch, lesson.plan.empty)


def _judge(course: Course[ClaimNetwork], dev: Sequence[Example], lesson: _Lesson, out: Path) -> None:
    """Score the averaged weights and write them."""
    course.swap()
    network = course.network.eval()
    _note(out, {"step": course.step, "dev": figures(read_all(network, dev, lesson.special, lesson.lower))})
    write_tensors(out / WEIGHTS, {k: v.cpu() for k, v in network.state_dict().items()})
    course.swap()


def _note(out: Path, line: dict[str, object]) -> None:
    """Add a line to the run's record."""
    with (out / "progress.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _groups(network: ClaimNetwork, plan: Plan) -> list[dict[str, Any]]:
    """Adam's groups: lower layers learn slower, heads and roles at a rate of their own."""
    groups: list[dict[str, Any]] = []
    count = len(network.encoder.layers)
    for name, value in network.named_parameters():
        if value.requires_grad:
            rate = plan.head_rate
            if name.startswith("encoder.layers."):
                rate = plan.rate * plan.layer_factor ** (count - 1 - int(name.split(".")[2]))
            elif name.startswith("encoder."):
                rate = plan.rate * plan.layer_factor**count
            elif plan.start and name.startswith(("at_", "mix.")):
                rate = plan.rate
            groups.append({"params": [value], "lr": rate, "peak": rate, "weight_decay": 0.01})
    return groups


def batches(examples: Sequence[Example], plan: Plan, epoch: int) -> list[list[Example]]:
    """Batches of about `plan.pieces` word pieces of examples of like length, in an order of the epoch's own."""
    shuffle = random.Random(plan.seed * 1000 + epoch)  # noqa: S311 - order of training, no secret
    groups: list[list[Example]] = []
    group: list[Example] = []
    taken = [e for e in examples if e.origin.record["claims"] or shuffle.random() < plan.empty]
    for example in sorted(taken, key=lambda e: e.pieces + shuffle.uniform(-25, 25)):
        if group and (len(group) + 1) * (max(e.pieces for e in [*group, example]) + 2) > plan.pieces:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    shuffle.shuffle(groups)
    return groups


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "data", "claims", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an attribution network to take the encoder from")
    parser.add_argument("--ground", type=Path, help="folder of the attribution model whose lower layers are shared")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--layer-factor", type=float, default=0.9)
    parser.add_argument("--empty", type=float, default=0.5)
    parser.add_argument("--before", type=int, default=0, help="layers before the word features")
    parser.add_argument("--kept", type=int, help="lowest layers that do not learn (default: those --before)")
    parser.add_argument("--pieces", type=int, default=900, help="word pieces in a batch")
    parser.add_argument("--layers", type=int, nargs="*", default=())
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--half", action="store_true", help="compute in bfloat16: faster where the processor has it")
    options = parser.parse_args()
    if options.ground and (not options.before or options.kept not in {None, options.before}):
        parser.error("--ground takes the place of the layers before the features: give --before, and no other --kept")
    torch.set_num_threads(options.threads)
    base, reach = open_base(options.base), Reach()
    plan = Plan(
        epochs=options.epochs,
        rate=options.rate,
        layer_factor=options.layer_factor,
        empty=options.empty,
        before=options.before,
        kept=options.kept,
        pieces=options.pieces,
        layers=tuple(options.layers),
        seed=options.seed,
        start=options.start,
        ground=options.ground,
        threads=options.threads,
        half=options.half,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    items, dev = gather(options.data, options.claims)
    seen = make_examples(dev, base.tokenizer, reach)
    train(base, make_examples(items, base.tokenizer, reach), seen, plan, options.out)
    print((options.out / "progress.jsonl").read_text(encoding="utf-8").splitlines()[-1])


if __name__ == "__main__":
    main()
