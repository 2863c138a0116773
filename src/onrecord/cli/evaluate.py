"""The evaluate command."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import ModelOption
from onrecord.cli.counting import number
from onrecord.cli.screen import Column, put, remark, say_json, table
from onrecord.cli.session import Session
from onrecord.measure import Scheme

if TYPE_CHECKING:
    from onrecord.desk import Evaluation


class EvaluationFormat(StrEnum):
    """What `onrecord evaluate --format` takes."""

    TEXT = "text"
    JSON = "json"


@command("evaluate", example="onrecord evaluate --gold polnear/data/dev --model fast")
def evaluate(
    session: Session,
    gold: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder: text/NAME.txt and attributions/NAME_XXXX.ann (brat).")
    ],
    scheme: Annotated[Scheme, typer.Option(help="What the folder's annotations have a place for.")] = Scheme.POLNEAR,
    model: ModelOption = None,
    form: Annotated[EvaluationFormat, typer.Option("--format", "-f", help="The format to write.")] = (
        EvaluationFormat.TEXT
    ),
) -> None:
    """Score an extractor on annotated texts.

    The first figure, F1 of `attribution`, is the one to go by. An attribution is right when its content shares at
    least half of all words of both with one that a person marked, and the sources share a word or are both missing.
    `strict` asks for the same words in content and source; direct, mixed and indirect go by the quotation marks around
    the content; `token` counts words. Figures are per cent, summed over all texts. Of several annotators of a text the
    first counts; texts without annotations are left out. A text is taken for English, each line for a paragraph.

    Scheme polnear has a place for outermost attributions with a cue: statements nested in another's content, a
    document's own voice and floating quotations are left out, while told acts that are no statements count. Scheme
    outermost is polnear with floating quotations and without those acts. Scheme all counts every statement.
    """
    from onrecord.desk import evaluate as measure

    result = measure(gold, scheme, model)
    if session.json or form is EvaluationFormat.JSON:
        say_json(evaluation_record(result))
        return
    put(_table(result))
    size = f"{number(result.documents, 'text')}, {number(result.words, 'word')}"
    remark(session, f"{result.model} on {size}, scheme {result.scheme}.")


def evaluation_record(result: Evaluation) -> dict[str, Any]:
    """The evaluation as JSON; precision, recall and f1 are fractions of 1."""
    figures = {
        name: {
            **{measure: getattr(ratio, measure) for measure in ("precision", "recall", "f1")},
            **{count: getattr(ratio, count) for count in ("right", "found", "gold")},
        }
        for name, ratio in result.figures.items()
    }
    head = {"model": result.model, "scheme": result.scheme, "documents": result.documents, "words": result.words}
    return {**head, "figures": figures}


def _table(result: Evaluation) -> str:
    columns = [Column("Figure", 21), *(Column(name, 9, right=True) for name in ("Precision", "Recall", "F1"))]
    columns += [Column(name, 7, right=True) for name in ("Right", "Found", "Gold")]
    rows = (
        [
            name,
            *(f"{100 * value:.1f}" for value in (r.precision, r.recall, r.f1)),
            *map(str, (r.right, r.found, r.gold)),
        ]
        for name, r in result.figures.items()
    )
    return table(columns, rows)
