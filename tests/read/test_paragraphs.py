from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.draft import Block
from onrecord.read.paragraphs import paragraphs
from onrecord.records import Part

WRAPPED = """The foreign minister of Maronia said on Tuesday that her government
would return to the talks in Ostrava once the blockade of the northern
port had been lifted.

Officials in Tessaly gave a cautious welcome to the remarks, although
two of them doubted it.
"""


def shown(text: str) -> list[str]:
    return [p.text for p in paragraphs(text)]


def test_blank_lines_part_hard_wrapped_paragraphs() -> None:
    assert [p.splitlines()[0][:12] for p in shown(WRAPPED)] == ["The foreign ", "Officials in"]


def test_windows_line_endings_split_alike() -> None:
    assert len(shown(WRAPPED.replace("\n", "\r\n"))) == 2
    assert len(shown(WRAPPED.replace("\n", "\r"))) == 2


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    lines = [
        "Talks resume in Ostrava",
        "The ministers met for three hours on Monday. " * 4,
        "They will meet again. " * 9,
    ]
    assert shown("\n".join(lines)) == [line.strip() for line in lines]


def test_wrapped_text_without_blank_lines_breaks_after_short_last_lines() -> None:
    text = WRAPPED.replace("\n\n", "\n")
    assert [p[:9] for p in shown(text)] == ["The forei", "Officials"]


def test_list_items_in_wrapped_text_stand_alone() -> None:
    text = (
        WRAPPED + "\n- the port shall be opened to ships of both states without delay and\n  without condition;\n- the "
        "toll is waived.\n"
    )
    assert [p[:6] for p in shown(text)[2:]] == ["- the ", "- the "]


def test_markdown_quotes_and_headings_are_their_own() -> None:
    text = "# Talks resume\nIlse Varga spoke at length.\n\n> We have never left\n> the table.\n\nTitle\n=====\n"
    assert shown(text) == [
        "# Talks resume",
        "Ilse Varga spoke at length.",
        "> We have never left",
        "> the table.",
        "Title\n=====",
    ]


def test_speaker_labels_begin_paragraphs_in_wrapped_transcripts() -> None:
    text = (
        "MS. VARGA: We have come to this table because we believe that there is a\n"
        "way forward, and because our people ask it of us.\n"
        "MR. HOLT: I thank the minister for her words and for the patience that\n"
        "she has shown over these two long years of talks.\n"
    )
    assert [p[:9] for p in shown(text)] == ["MS. VARGA", "MR. HOLT:"]


def test_blocks_keep_their_bounds_and_parts_and_the_rest_is_split() -> None:
    text = "Head\n\nOne two.\n\nThree four."
    found = paragraphs(text, (Block(0, 4, Part.HEADLINE),))
    assert [(p.text, p.part) for p in found] == [("Head", Part.HEADLINE), ("One two.", None), ("Three four.", None)]


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab A.:\"'>#-=*1)\n\r\t\x0b\x0c\x1c\x85\u00a0\u200b\u2028\ufeff@Q"), max_size=200)
)
def test_every_shown_character_lies_in_exactly_one_paragraph(text: str) -> None:
    found = paragraphs(text)
    covered = [i for p in found for i in range(p.start, p.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(p.text == p.text.strip() == text[p.start : p.end] and p.text for p in found)
    assert covered == sorted(covered)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.lists(st.integers(0, 120), max_size=6))
def test_blocks_lose_nothing(text: str, cuts: list[int]) -> None:
    at = sorted({c for c in cuts if c <= len(text)})
    blocks = tuple(Block(a, b) for a, b in zip(at[::2], at[1::2], strict=False) if text[a:b].strip())
    covered = [i for p in paragraphs(text, blocks) for i in range(p.start, p.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
