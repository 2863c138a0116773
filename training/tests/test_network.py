from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from onrecord.extract.tagger.session import Session
from training.base import open_base
from training.distil import Teacher, soft_loss
from training.encoder import load_encoder, relative_bucket
from training.examples import make_batch, make_examples
from training.export import export_network, export_parts, shrink
from training.network import Network
from training.polnear import read_articles
from training.predict import split_outputs
from training.tests.small import write_base, write_corpus
from training.unfold import FROM_BASE, unfold


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_onnx_says_what_torch_says(tmp_path: Path, family: str) -> None:
    base = open_base(write_base(tmp_path / "base", family))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 2)), base.tokenizer, base.limits)
    network = Network(load_encoder(base.folder)).eval()
    torch.nn.init.normal_(network.at_input.casing.weight)
    export_network(network, tmp_path / "n.onnx", examples, base.special)
    scores = Session(tmp_path / "n.onnx", base.special, 1).run([(e.words, e.window) for e in examples[:1]])
    with torch.no_grad():
        expected = split_outputs(network(make_batch(examples[:1], base.special)), examples[:1])
    for name in ("cue", "arc", "opens", "closes"):
        np.testing.assert_allclose(getattr(scores[0], name), getattr(expected[0], name), atol=1e-4)


def test_eight_bits_stay_near(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 2)), base.tokenizer, base.limits)
    network = Network(load_encoder(base.folder)).eval()
    export_network(network, tmp_path / "n.onnx", examples, base.special)
    shrink(tmp_path / "n.onnx", tmp_path / "q.onnx")
    jobs = [(e.words, e.window) for e in examples[:1]]
    plain, small = (Session(tmp_path / name, base.special, 1).run(jobs)[0] for name in ("n.onnx", "q.onnx"))
    assert np.abs(plain.cue - small.cue).max() < 0.2
    stored = {t.data_type for t in onnx.load(str(tmp_path / "q.onnx")).graph.initializer}
    assert onnx.TensorProto.INT8 in stored


@pytest.mark.parametrize("parts", [False, True])
def test_a_model_is_unfolded_to_the_weights_it_was_made_of(tmp_path: Path, parts: bool) -> None:
    base = open_base(write_base(tmp_path / "base", "mpnet"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 2)), base.tokenizer, base.limits)
    network = Network(load_encoder(base.folder), 1).eval()
    with torch.no_grad():
        for value in network.parameters():  # the exporter keeps one of several equal ones
            value.add_(torch.randn_like(value) / 10)
    out, model = tmp_path / "plain", tmp_path / "model"
    out.mkdir()
    model.mkdir()
    names = ("lower.onnx", "network.onnx") if parts else ("network.onnx",)
    if parts:
        export_parts(network, out / "lower.onnx", out / "network.onnx", examples, base.special)
    else:
        export_network(network, out / "network.onnx", examples, base.special)
    for name in names:
        shrink(out / name, model / name, store=("fall",))
    found = unfold(model, base.folder, 1).state_dict()
    for name, values in network.state_dict().items():
        if name.startswith(FROM_BASE):
            continue
        np.testing.assert_allclose(found[name], values, atol=float(values.abs().max()) / 100)


def test_a_teacher_says_what_its_network_says(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base", "mpnet"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 1)), base.tokenizer, base.limits)
    examples += make_examples(read_articles(tmp_path / "corpus"), base.tokenizer, type(base.limits)(16, 0))[:1]
    network = Network(load_encoder(base.folder)).eval()
    export_network(network, tmp_path / "n.onnx", examples, base.special)
    teacher = Teacher(Session(tmp_path / "n.onnx", base.special, 1), 0)
    batch = make_batch(examples, base.special)
    with torch.no_grad():
        expected = network(batch)
    assert len(examples[0].words) != examples[1].window.size
    for lesson in (teacher.lesson(examples), teacher.lesson(examples)):
        assert float(soft_loss(lesson, lesson, batch)) == pytest.approx(
            float(soft_loss(expected, lesson, batch)), abs=2e-2
        )
        present = batch["present"] > 0
        np.testing.assert_allclose(lesson.cue[present], expected.cue[present], atol=1e-2)
        chances = [scores.arc.softmax(-1)[present] for scores in (lesson, expected)]
        np.testing.assert_allclose(*chances, atol=1e-2)


def test_padding_changes_nothing(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base", "mpnet"))
    network = Network(load_encoder(base.folder)).eval()
    articles = read_articles(write_corpus(tmp_path / "corpus", 1))
    (whole,) = make_examples(articles, base.tokenizer, base.limits)
    short = make_examples(articles, base.tokenizer, type(base.limits)(pieces=16, context=0))[0]
    with torch.no_grad():
        alone = split_outputs(network(make_batch([short], base.special)), [short])[0]
        padded = split_outputs(network(make_batch([short, whole], base.special)), [short, whole])[0]
    np.testing.assert_allclose(alone.arc, padded.arc, atol=1e-5)


def test_relative_buckets_are_those_of_t5() -> None:
    offsets = torch.tensor([0, -1, -7, -8, -127, -500, 1, 8, 500])
    assert relative_bucket(offsets, 32).tolist() == [0, 1, 7, 8, 15, 15, 17, 24, 31]


def test_frozen_layers_do_not_learn(tmp_path: Path) -> None:
    network = Network(load_encoder(write_base(tmp_path / "base")), before=1)
    learning = {name for name, value in network.named_parameters() if value.requires_grad}
    assert not any(name.startswith(("encoder.word", "encoder.position", "encoder.layers.0")) for name in learning)
    assert any(name.startswith("encoder.layers.1") for name in learning)


def test_layers_can_be_chosen(tmp_path: Path) -> None:
    folder = write_base(tmp_path / "base")
    whole, second = load_encoder(folder), load_encoder(folder, layers=[1])
    assert len(second.layers) == 1
    assert torch.equal(second.layers[0].fall.weight, whole.layers[1].fall.weight)
