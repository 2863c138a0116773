"""Datelines and labels are no part of what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extract.opening import opening
from onrecord.records import Attribution, Paragraph, Part

Run = Callable[..., list[Attribution]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("VELBURG, March 3 (Post) – The mine is shut.", "The"),
        ("PORT VELD — The mine is shut.", "The"),
        ("The mine is shut.", "The"),
        ("NATO – the alliance – met.", "the"),
        ("Velburg – the town – slept.", "Velburg"),
    ],
)
def test_a_dateline_ends_at_its_dash(text: str, first: str) -> None:
    start = opening(text, Paragraph(0, len(text), Part.BODY))
    assert text[start:].split(maxsplit=1)[0] == first


def test_a_content_that_opens_the_report_leaves_the_dateline_out(attributions: Run) -> None:
    (found,) = attributions("VELBURG, March 3 (Post) – The mine will stay shut, Mayor Ana Reyes said on Monday.")
    assert found.content.text == "The mine will stay shut"
    assert found.source is not None
    assert found.source.text == "Mayor Ana Reyes"
