"""Makes the claims model's folder: ONNX, 8-bit weights, floor and confidence, manifest, card.

``python -m training.claims.build --weights FILE --base DIR --data DIR --claims DIR --out DIR``
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from onrecord.extract.tagger.tagger import LOWER
from onrecord.judge.claims.decode import Settings
from onrecord.judge.claims.focus import Reach
from onrecord.judge.claims.reader import CODE, LABELS, NETWORK, TOKENIZER
from onrecord.judge.claims.session import INPUTS, OUTPUTS, Session
from onrecord.models.manifest import Manifest
from onrecord.models.networks import HIDDEN
from onrecord.models.verify import describe_file
from training.base import Base, open_base
from training.claims.card import write_card
from training.claims.data import DEV, DEV_CONDITIONS, DEV_SECOND, TRAIN, gather_measured
from training.claims.examples import Example, make_batch, make_examples
from training.claims.network import ClaimNetwork
from training.claims.predict import Read
from training.claims.score import FLOORS, choose_floor, choose_keep, cross_calibration, figures, fit_confidence
from training.claims.shared import read_ground
from training.encoder import load_encoder
from training.export import Positional, UpperPart, shrink, write_onnx
from training.safetensors import read_tensors
from training.sources import hash_files


@dataclass(frozen=True)
class Order:
    """What to build: name, version, weights, the base's layers, those before the features, products left in floats.

    Products in `store` have 8-bit weights in the file and are computed in floats. `ground` is the folder of the
    attribution model whose lower layers take the place of those before the features; that model is needed to run it.
    """

    name: str
    version: str
    weights: Path
    layers: tuple[int, ...] = ()
    before: int = 0
    keep: tuple[str, ...] = ()
    store: tuple[str, ...] = ()
    ground: Path | None = None


def export(network: ClaimNetwork, path: Path, sample: Example, base: Base, on_ground: bool = False) -> None:
    """Write the network as ONNX for one window at a time, of any size. `sample` is a window to trace it with."""
    batch = make_batch([sample], base.special)
    inputs = {name: batch[name] for name in INPUTS}
    module: nn.Module = Positional(network, INPUTS, OUTPUTS)
    if on_ground:
        with torch.no_grad():
            inputs = {HIDDEN: network.eval().lower(batch), **{name: batch[name] for name in INPUTS[1:]}}
        module = UpperPart(network, INPUTS, OUTPUTS)
    write_onnx(module, path, inputs, OUTPUTS, {"close": "words", "arc": "words"})


def run_session(session: Session, examples: Sequence[Example]) -> list[Read]:
    """What the network that ships says of every example."""
    windows = {id(e.words): session.windows(e.words) for e in examples}
    return [Read(e, session.run(e.words, e.focus, windows[id(e.words)])) for e in examples]


def build(order: Order, base: Base, data: Path, claims: Path, beta: float, out: Path) -> Manifest:
    """Write the folder `out` and give its manifest. Floor and confidence are chosen on all of the development part."""
    out.mkdir(parents=True, exist_ok=True)
    network = ClaimNetwork(load_encoder(base.folder, layers=order.layers), order.before)
    network.load_state_dict(read_tensors(order.weights))
    reach = Reach()
    examples, second, conditions = (
        make_examples(gather_measured(data, claims, name), base.tokenizer, reach)
        for name in (DEV, DEV_SECOND, DEV_CONDITIONS)
    )
    plain = out.parent / f"{order.name}-plain.onnx"
    export(network.eval(), plain, examples[0], base, order.ground is not None)
    shrink(plain, out / NETWORK, order.keep, order.store)
    ground = read_ground(order.ground, threads=2) if order.ground else None
    base.tokenizer.save(str(out / TOKENIZER), pretty=False)
    session = Session(out / NETWORK, base.special, 2, ground)
    read = run_session(session, examples)
    read_second = run_session(session, second)
    more = [*read, *read_second, *run_session(session, conditions)]
    settings = choose_keep(more, fit_confidence(more, choose_floor(more, beta)), beta)
    metrics: dict[str, Any] = {
        "dev": figures(read, settings),
        "dev_second": figures(read_second, settings),
        "dev_by_floor": [figures(read, Settings(floor=floor)) for floor in FLOORS],
        "calibration": {"expected_error": round(cross_calibration(more, settings), 4)},
        "dev_before_8_bit": figures(run_session(Session(plain, base.special, 2, ground), examples), settings),
        "dev_conditions": figures(more, settings),
        "by_keep": [figures(more, replace(settings, keep=keep)) for keep in (0.0, 0.3, 0.5)],
    }
    shutil.copyfile(Path(__file__).parents[2] / "LICENSE", out / "LICENSE")
    described = describe(claims)
    (out / "MODEL_CARD.md").write_text(write_card(order.name, order.version, described, metrics), encoding="utf-8")
    manifest = Manifest(
        name=order.name,
        version=order.version,
        code=CODE,
        labels=LABELS,
        files={p.name: describe_file(p) for p in sorted(out.iterdir()) if p.name != "manifest.json"},
        data=described,
        metrics=metrics,
        settings={
            "reach": asdict(reach),
            "special": asdict(base.special),
            "decoding": asdict(settings),
            **({"ground": describe_ground(order.ground)} if order.ground else {}),
        },
        licence="Apache-2.0",
    )
    manifest.write(out)
    return manifest


def describe_ground(folder: Path) -> dict[str, str]:
    """Which file of which attribution model a claims model stands on."""
    manifest = Manifest.read(folder)
    return {"model": manifest.name, "file": LOWER, "sha256": manifest.files[LOWER].sha256}


def describe(claims: Path) -> dict[str, Any]:
    """The annotations that the network learned from and is measured on, with a hash of their files."""
    counts = {
        name: sum(1 for line in (claims / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line)
        for name in (*TRAIN, DEV, DEV_SECOND, DEV_CONDITIONS)
    }
    return {
        "sha256": hash_files([claims / f"{name}.jsonl" for name in TRAIN]),
        "annotations": counts,
        "texts": "PolNeAR (no licence stated; trained on, texts not redistributed) and sentences written for this",
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "base", "data", "claims", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--name", default="claims")
    parser.add_argument("--version", default="1")
    parser.add_argument("--beta", type=float, default=1.0, help="below 1 the floor holds precision dearer than recall")
    parser.add_argument("--layers", type=int, nargs="*", default=())
    parser.add_argument("--before", type=int, default=0)
    parser.add_argument("--keep", nargs="*", default=())
    parser.add_argument("--store", nargs="*", default=(), help="products with 8-bit weights, computed in floats")
    parser.add_argument("--ground", type=Path, help="folder of the attribution model whose lower layers are shared")
    options = parser.parse_args()
    shape = (tuple(options.layers), options.before, tuple(options.keep), tuple(options.store), options.ground)
    order = Order(options.name, options.version, options.weights, *shape)
    manifest = build(order, open_base(options.base), options.data, options.claims, options.beta, options.out)
    print(manifest.full_name, json.dumps(manifest.metrics))


if __name__ == "__main__":
    main()
