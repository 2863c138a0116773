from pathlib import Path

import numpy as np
import pytest
import torch

from training.base import open_base
from training.blend import blend
from training.course import Course
from training.distil import divergence
from training.encoder import load_encoder
from training.examples import BEGIN, IGNORED, INSIDE, find_answers, make_batch, make_examples
from training.learn import Guide, Hiding, Plan, batches, one_loss, parameter_groups
from training.network import Network
from training.polnear import parse_standoff, read_articles
from training.rules import find
from training.safetensors import read_tensors, write_tensors
from training.steps import Site, Step, declare
from training.tests.small import SENTENCES, standoff, write_base, write_corpus
from training.tune import calibration_error, logistic


def test_standoff_is_read_with_its_roles() -> None:
    text = "\n".join(SENTENCES)
    first = next(iter(parse_standoff(standoff(text))))
    assert [text[s:e] for s, e in (*first.source, *first.cue, *first.content)] == [
        "Velayati",
        "said",
        "Iran will not negotiate",
    ]


def test_answers_point_from_content_to_cue_to_source(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base"))
    (article,) = read_articles(write_corpus(tmp_path / "corpus", 1))
    (example,) = make_examples([article], base.tokenizer, base.limits)
    answers = find_answers(article, example.words)
    forms = [article.text[s:e] for s, e in zip(example.words.start, example.words.end, strict=True)]
    said = forms.index("said")
    assert answers.cue[said] == BEGIN
    assert answers.arc[:4].tolist() == [said] * 4
    assert forms[answers.opens[said]] == forms[answers.closes[said]] == "Velayati"
    assert (answers.cue == INSIDE).sum() == 0
    batch = make_batch([example], base.special)
    assert batch["arc_answer"][0, 0] == said + 1
    assert (batch["opens_answer"] != IGNORED).sum() == 3


def test_learning_finds_what_was_marked(tmp_path: Path) -> None:
    torch.manual_seed(0)
    base = open_base(write_base(tmp_path / "base"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 2)), base.tokenizer, base.limits)
    network = Network(load_encoder(base.folder, dropout=0.0), dropout=0.0)
    plan = Plan(epochs=1, rate=3e-3, head_rate=1e-2)
    course = Course(network, parameter_groups(network, plan), 80, plan.warm, plan.decay)
    losses = []
    for _ in range(80):
        loss = one_loss(network, Guide(base.special), examples)
        course.learn(loss)
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 5


def started(folder: Path, plan: Plan) -> Course[Network]:
    network = Network(load_encoder(folder))
    return Course(network, parameter_groups(network, plan), 9, plan.warm, plan.decay)


def test_a_course_goes_on_where_it_was_saved(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 1)), base.tokenizer, base.limits)
    plan = Plan(epochs=1)
    course = started(base.folder, plan)
    course.learn(one_loss(course.network, Guide(base.special), examples))
    course.save(tmp_path / "c.pt")
    other = started(base.folder, plan)
    other.resume(tmp_path / "c.pt")
    assert other.step == 1
    for name, value in course.network.state_dict().items():
        assert torch.equal(value, other.network.state_dict()[name])


def test_batches_hold_every_example_once(tmp_path: Path) -> None:
    base = open_base(write_base(tmp_path / "base"))
    examples = make_examples(read_articles(write_corpus(tmp_path / "corpus", 7)), base.tokenizer, base.limits)
    groups = batches(examples, pieces=70, seed=3)
    assert sorted(id(e) for group in groups for e in group) == sorted(id(e) for e in examples)
    assert batches(examples, 70, 3) == groups


def test_divergence_is_least_where_both_agree() -> None:
    theirs = torch.tensor([[2.0, 0.0, -1.0]])
    same = divergence(theirs, theirs)
    assert same < divergence(torch.tensor([[0.0, 2.0, -1.0]]), theirs)


def test_logistic_finds_the_odds() -> None:
    signals = np.asarray([[1.0, 0.0]] * 40 + [[1.0, 1.0]] * 40)
    right = np.asarray([1.0] * 10 + [0.0] * 30 + [1.0] * 30 + [0.0] * 10)
    weights = logistic(signals, right)
    assert weights[0] == pytest.approx(-np.log(3), abs=0.02)
    assert weights[1] == pytest.approx(2 * np.log(3), abs=0.04)


def test_calibration_error_is_the_gap() -> None:
    assert calibration_error([(0.85, True), (0.85, False)]) == pytest.approx(0.35)
    assert calibration_error([(0.5, True), (0.5, False)]) == pytest.approx(0.0)


def test_tensors_come_back_as_written(tmp_path: Path) -> None:
    tensors = {"a": torch.arange(6.0).reshape(2, 3), "b": torch.ones(1)}
    write_tensors(tmp_path / "t.safetensors", tensors)
    back = read_tensors(tmp_path / "t.safetensors")
    assert all(torch.equal(back[name], value) for name, value in tensors.items())


def test_the_rule_baseline_finds_both_orders() -> None:
    text = "Talks went well, Hale said. Zarif said Iran left."
    found = [{role: text[a:b] for role, [(a, b)] in item.items()} for item in find(text)]
    assert found == [
        {"content": "Talks went well,", "source": "Hale", "cue": "said"},
        {"source": "Zarif", "cue": "said", "content": "Iran left."},
    ]


def test_steps_need_what_earlier_steps_make(tmp_path: Path) -> None:
    steps = declare(Site(tmp_path, tmp_path, tmp_path / "s.py", tmp_path / "out"))
    made: set[Path] = set()
    for step in steps:
        # A run also leaves the weights of each epoch beside those that it is declared to make.
        assert {need.parent for need in step.needs} <= {path.parent for path in made}
        made.add(step.makes)
    accurate = ["learn-accurate", "refine-accurate", "build-accurate"]
    assert [step.name for step in steps] == ["baseline", "learn", "refine", "blend", "build-fast", *accurate, "report"]


def test_a_blend_is_the_mean(tmp_path: Path) -> None:
    for number in (1.0, 2.0, 6.0):
        write_tensors(tmp_path / f"{number}.safetensors", {"a": torch.full((2,), number)})
    assert blend(sorted(tmp_path.glob("*.safetensors")))["a"].tolist() == [3.0, 3.0]


def test_a_share_of_words_is_hidden_and_the_rest_kept() -> None:
    torch.manual_seed(0)
    ids = torch.arange(10, 1010)[None]
    owner = (torch.arange(1000) % 2)[None]
    hidden = Hiding(0.2, piece=3)({"ids": ids, "owner": owner})
    changed = hidden != ids
    assert hidden[changed].unique().tolist() == [3]
    assert not changed[owner == 0].any()
    assert 60 < changed.sum() < 140


def test_a_step_without_its_needs_says_so(tmp_path: Path) -> None:
    step = Step("late", "training.rules", (), tmp_path / "x", (tmp_path / "missing",))
    with pytest.raises(FileNotFoundError, match="step late needs"):
        step.run()
