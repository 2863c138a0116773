import pytest

from onrecord.records import Part
from tests.read.pages import LEAD, SECOND, THIRD, parts, read, texts

ARTICLE = f"Maronia ready to resume talks\n\nBy Petra Lindqvist\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n"
PROSE = "I do not believe a word of this. The minister said the same last year and nothing came of it, as we all saw."


@pytest.mark.parametrize(
    "section",
    [
        f"12 Comments\n\nharbourman\n3 hours ago\n{PROSE}\nReply\n\ntollkeeper\n2 hours ago\n{PROSE}\nReply\n",
        f"Comments (2)\n\nJ. Weil says:\nMarch 3, 2031 at 3:15 pm\n{PROSE}\nReply\n\nAnna says:\nMarch 4, "
        f"2031 at 9:02 am\n{PROSE}\nReply\n",
        f"5 thoughts on “Maronia ready to resume talks”\n\nharbourman\nMarch 3, 2031 at 3:15 pm\n\n{PROSE}\n",
        f"2 Responses to Maronia ready to resume talks\n\n1. {PROSE}\n\n2. {PROSE}\n",
        f"Comments\n\nSort by: Newest\n\nharbourman · 3 years ago\n\n{PROSE}\n\nLike · Reply\n",
        f"Join the conversation\n\nharbourman\n2 days ago\n{PROSE}\nRecommend\nReport\n",
    ],
)
def test_a_headed_comment_section(section: str) -> None:
    document = read(ARTICLE + section)
    assert [p for p, _ in parts(document)][:5] == ["headline", "byline", "body", "body", "body"]
    assert {p for p, _ in parts(document)[5:]} <= {"comment", "furniture"}
    assert any(PROSE in text for text in texts(document, Part.COMMENT))
    assert not any(PROSE in text for text in texts(document, Part.FURNITURE))


def test_comments_without_a_heading_show_by_names_hours_and_reply_buttons() -> None:
    section = (
        f"harbourman\nMarch 3, 2031 at 3:15 pm\n{PROSE}\nReply\n\ntollkeeper\nMarch 3, 2031 at 5:40 "
        f"pm\n{PROSE}\nReply\n"
    )
    document = read(ARTICLE + section)
    assert [p for p, _ in parts(document)[5:]] == ["comment", "comment", "comment", "furniture"] * 2


def test_numbered_comments_between_an_author_note_and_the_closing_line() -> None:
    tail = (
        "Petra Lindqvist is a lecturer at the University of Ostrava.\n\nPrint this page\n\nGuest "
        "Author\n\nTexts by our guests.\n\n"
        f"\n  1. {PROSE}\n\n    @ Harbour Man\n    {PROSE}\n\nComments are closed."
    )
    document = read(ARTICLE + tail)
    assert [p for p, _ in parts(document)[5:]] == [
        "author_note",
        "furniture",
        "furniture",
        "furniture",
        "comment",
        "comment",
        "comment",
        "furniture",
    ]


def test_replies_to_names_after_an_author_note_need_no_closing_line() -> None:
    tail = f"The writer is a former ambassador to Tessaly.\n\n1. {PROSE}\n\n@ Harbour Man\n{PROSE}\n"
    assert [p for p, _ in parts(read(ARTICLE + tail))[5:]] == ["author_note", "comment", "comment", "comment"]


def test_footnotes_after_an_author_note_are_no_comments() -> None:
    tail = (
        "The writer is a former ambassador to Tessaly.\n\n1. See the Ostrava Protocol (2029), pp. 3-7, which "
        "both states have signed and ratified since.\n"
    )
    document = read(ARTICLE + tail)
    assert texts(document, Part.COMMENT) == []
    assert parts(document)[-1][0] == "body"


@pytest.mark.parametrize("button", ["12 Comments", "Comments", "Comment", "View comments", "Comments (4)"])
def test_a_comment_button_above_or_within_the_article_ends_nothing(button: str) -> None:
    above = f"Maronia ready to resume talks\n\n{button}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n"
    within = f"Maronia ready to resume talks\n\n{LEAD}\n\n{SECOND}\n\nShare\n\n{button}\n\nSave\n\n{THIRD}\n\n{LEAD}\n"
    for page in (above, within):
        document = read(page)
        assert texts(document, Part.COMMENT) == []
        assert THIRD in texts(document, Part.BODY)


def test_introductions_of_quotations_are_no_comment_headers() -> None:
    page = f"Maronia ready to resume talks\n\n{LEAD}\n\nMs. Varga says:\n\n{SECOND}\n\nMr. Holt wrote:\n\n{THIRD}\n"
    assert texts(read(page), Part.COMMENT) == []


def test_a_live_report_with_hours_and_share_buttons_has_no_comments() -> None:
    page = f"Talks in Ostrava, live\n\n{LEAD}\n\n2 hours ago\n\n{SECOND}\n\nShare\n\n3 hours ago\n\n{THIRD}\n\nShare\n"
    document = read(page)
    assert texts(document, Part.COMMENT) == []
    assert THIRD in texts(document, Part.BODY)


def test_an_article_after_an_advertisement_goes_on() -> None:
    page = f"Maronia ready to resume talks\n\n{LEAD}\n\n{SECOND}\n\nAdvertisement\n\nHe declined to comment.\n"
    assert parts(read(page))[-1] == ("body", "He declined to comment.")
