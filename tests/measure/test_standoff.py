"""Reading brat files."""

from __future__ import annotations

import pytest

from onrecord.measure import Marked, check_spans, parse_standoff
from onrecord.records import Span

LINES = [
    "T1\tSource 0 3\tAda",
    "T2\tAttribution 4 8\tsaid",
    "T3\tCue 4 8\tsaid",
    "T4\tContent 20 25;9 13\tthere that",
    "T5\tContent 30 34\tmore",
    "#1\tAnnotatorNotes T1\twho?",
    "T6\tDiscuss 0 3\tAda",
    "E1\tAttribution:T2 Source:T1 Cue:T3 Content:T4 Content2:T5",
]
WHOLE = Marked((Span(0, 3),), (Span(4, 8),), (Span(9, 13), Span(20, 25), Span(30, 34)))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_event_gathers_pieces_in_text_order(end: str) -> None:
    assert parse_standoff(end.join(LINES) + end) == [WHOLE]


def test_an_event_may_stand_before_its_pieces() -> None:
    assert parse_standoff("\n".join(reversed(LINES))) == [WHOLE]


def test_an_attribution_without_source_and_other_events() -> None:
    lines = [*LINES[:5], "E1\tAttribution-no-source:T2 Cue:T3 Content:T5", "E2\tRemark:T1 Content:T5"]
    assert parse_standoff("\n".join(lines)) == [Marked((), (Span(4, 8),), (Span(30, 34),))]


def test_a_piece_that_is_gone_is_left_out() -> None:
    assert parse_standoff("E1\tAttribution:T9 Source:T8 Content:T7") == [Marked((), (), ())]


@pytest.mark.parametrize("body", ["Content", "Content 3", "Content 3 x", "Content 3 4;", "Content -3 4"])
def test_a_damaged_line_is_named(body: str) -> None:
    with pytest.raises(ValueError, match="line 2 has no offsets that can be read"):
        parse_standoff(f"T1\tSource 0 3\tAda\nT2\t{body}\tx")


@pytest.mark.parametrize("span", [Span(4, 3), Span(0, 11)])
def test_a_span_must_fit_the_text(span: Span) -> None:
    check_spans([Marked((), (), (Span(0, 10),))], 10)
    with pytest.raises(ValueError, match="in a text of 10 characters"):
        check_spans([Marked((), (span,), ())], 10)
