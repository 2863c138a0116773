import pytest

from onrecord.read.draft import Block, Draft
from onrecord.read.finish import finish
from onrecord.read.options import ReadOptions
from onrecord.records import Part
from tests.read.pages import LEAD, SECOND, THIRD, parts, read, texts

ARTICLE = f"Maronia ready to resume talks\n\nBy Petra Lindqvist\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n"


def test_an_article_has_headline_byline_and_body() -> None:
    assert [part for part, _ in parts(read(ARTICLE))] == ["headline", "byline", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Share",
        "Share this article",
        "Facebook Twitter Email Print",
        "Tweet",
        "Print Friendly, PDF & Email",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Article continues after this advertisement",
        "Subscribe to our newsletter",
        "Sign up for the Morning Brief",
        "Already a subscriber? Log in",
        "Enter your email address",
        "We use cookies to improve your experience on our site. By continuing you accept them.",
        "Accept all cookies",
        "Privacy Policy",
        "Read more: Tessaly opens its northern port",
        "READ ALSO: Five things to know about the talks",
        "Related:",
        "Most read",
        "Read more",
        "Tags: Maronia, Tessaly, talks",
        "Filed under: Diplomacy",
        "#Maronia #Tessaly",
        "© 2031 The Ostrava Record",
        "Copyright 2031 Ostrava Media Ltd.",
        "All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "###",
        "-30-",
        "* * *",
        "ENDS",
        "5 min read",
        "Follow us on Twitter",
        "12 shares",
        "Listen to this article",
        "Back to top",
        "Page 2 of 5",
        "00:12:03",
        "Next »",
        "Load more comments",
        "Share on WhatsApp",
        "[applause]",
        "(Laughter.)",
        "1.2K views",
    ],
)
def test_page_furniture_is_known_by_its_wording(line: str) -> None:
    document = read(f"Maronia ready to resume talks\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n")
    assert parts(document)[2] == ("furniture", line)
    assert [p for p, _ in parts(document)] == ["headline", "body", "furniture", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "He declined to comment.",
        "“Share it,” she said.",
        "Comment was refused.",
        "Read the text, the minister said.",
        "Subscribers to the treaty met twice.",
        "Copyright law was not discussed.",
        "More on the matter came from Ostrava.",
        "It ends here.",
        "“No.”",
        "Related questions were left to the experts.",
        "By Friday the port was open.",
        "The end of the blockade was near.",
        "Topics ranged from tolls to fishing.",
        "Next came the question of tolls.",
        "Tags were fixed to every crate.",
        "Why?",
        "Print shops closed.",
        "“Advertisement” was the word he used.",
        "Correction of the border was refused.",
        "Updated figures will follow.",
        "By winning the vote, Ms. Varga gained time.",
        "Editors of both papers protested.",
        "The author of the plan was not in the room.",
        "Reporting by both sides was poor.",
        "Discussion of the port was put off.",
        "Comments by Mr. Holt were not welcome.",
        "Photographs of the port were shown to the ministers.",
        "12 ministers came.",
        "Watch what we do, said Mr. Holt.",
    ],
)
def test_short_sentences_of_the_article_stay_body(line: str) -> None:
    document = read(f"Maronia ready to resume talks\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n\n{line}\n")
    assert [p for p, _ in parts(document)] == ["headline", "body", "body", "body", "body", "body"]


def test_related_links_in_the_middle_end_where_the_text_goes_on() -> None:
    links = "RELATED ARTICLES\n\nHow the blockade began\n\nA port and its people\n"
    document = read(f"Maronia ready to resume talks\n\n{LEAD}\n\n{SECOND}\n\n{links}\n{THIRD}\n")
    assert [p for p, _ in parts(document)] == [
        "headline",
        "body",
        "body",
        "furniture",
        "furniture",
        "furniture",
        "body",
    ]


def test_menu_kicker_and_masthead_above_the_headline() -> None:
    head = (
        "Skip to content\nThe Ostrava Times\nWorld\n\nMaronia ready to resume talks\n\nPetra "
        "Lindqvist\nPublished 3 March 2031, 3:04 PM\nShare\n\n"
    )
    document = read(f"{head}{LEAD}\n\n{SECOND}\n")
    assert [p for p, _ in parts(document)] == [
        "furniture",
        "furniture",
        "furniture",
        "headline",
        "byline",
        "byline",
        "furniture",
        "body",
        "body",
    ]
    assert document.meta.title == "Maronia ready to resume talks"
    assert document.meta.author == "Petra Lindqvist"
    assert document.meta.published_on == "2031-03-03" or document.meta.published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "Petra Lindqvist is a senior fellow at the Ostrava Institute. Her views are her own.",
        "Dr. Petra Lindqvist teaches international law at the University of Ostrava.",
        "The writer is a former ambassador to Tessaly.",
        "The views expressed in this article are those of the author.",
        "About the author: Petra Lindqvist has covered the talks since 2029.",
        "This article was first published by the Ostrava Institute.",
        "Follow Petra Lindqvist on Twitter @plindqvist.",
        "Correction: An earlier version of this article misspelled the minister's name.",
        "Editor’s note: The text was translated from Tessalian.",
        "Jonas Weil and Ana Reis contributed to this report.",
    ],
)
def test_author_notes_and_editors_notes(line: str) -> None:
    assert parts(read(f"{ARTICLE}\n{line}\n"))[-1] == ("author_note", line)


def test_a_stranger_introduced_at_the_foot_is_the_author() -> None:
    page = (
        f"Maronia ready to resume talks\n\n{LEAD}\n\n{SECOND}\n\nOlga Brandt is a lecturer in politics at the "
        f"University of Ostrava.\n"
    )
    assert [p for p, _ in parts(read(page))] == ["headline", "body", "body", "author_note"]


@pytest.mark.parametrize(
    "line",
    [
        "Ilse Varga is a former professor of law and the longest serving minister.",
        "Olga Brandt, director of the port, was unsure why the blockade went on.",
        "Olga Brandt, a professor of law in Ostrava, said that the offer was lawful.",
    ],
)
def test_people_of_the_story_are_not_its_author(line: str) -> None:
    page = f"Maronia ready to resume talks\n\n{LEAD}\n\n{SECOND}\n\n{line}\n"
    assert parts(read(page))[-1] == ("body", line)


@pytest.mark.parametrize(
    "line",
    [
        "Ilse Varga leaves the cabinet room in Ostrava on Tuesday. (AP Photo/Jan Kolar)",
        "FILE PHOTO: The northern port of Maronia, March 3, 2030. REUTERS/Jan Kolar",
        "Ships wait outside the port. Photograph: Jan Kolar/Getty Images",
        "Photo: Ostrava Press Office",
        "Jan Kolar/AFP",
        "Getty Images",
    ],
)
def test_captions_are_known_by_their_credit(line: str) -> None:
    document = read(f"Maronia ready to resume talks\n\n{LEAD}\n\n{line}\n\n{SECOND}\n")
    assert parts(document)[2] == ("caption", line)


def test_an_agency_in_brackets_or_a_poll_is_no_caption() -> None:
    closing = "The talks go on in Ostrava on Thursday. (Reuters)"
    poll = "According to a Reuters/Ipsos poll, most Maronians want a deal."
    document = read(f"Maronia ready to resume talks\n\n{LEAD}\n\n{poll}\n\n{SECOND}\n\n{closing}\n")
    assert texts(document, Part.CAPTION) == []


def test_credits_at_the_foot_are_bylines() -> None:
    credit = "(Reporting by Jan Kolar in Ostrava; Editing by Ana Reis)"
    assert parts(read(f"{ARTICLE}\n{credit}\n"))[-1] == ("byline", credit)


def test_section_headings_need_blank_lines_and_no_final_stop() -> None:
    page = (
        f"Maronia ready to resume talks\n\n{LEAD}\n\nThe port question\n\n{SECOND}\n\nNothing was signed.\n\n{THIRD}\n"
    )
    assert [p for p, _ in parts(read(page))] == ["headline", "body", "headline", "body", "body", "body"]


def test_markdown_headings_quotes_and_bylines() -> None:
    page = (
        f"# Maronia ready to resume talks\n\n*by Petra Lindqvist*\n\n{LEAD}\n\n> We have never left the "
        f"table.\n\n## What next?\n\n{THIRD}\n"
    )
    document = read(page, name="page.md")
    assert [p for p, _ in parts(document)] == ["headline", "byline", "body", "body", "headline", "body"]
    assert (document.meta.title, document.meta.author) == ("Maronia ready to resume talks", "Petra Lindqvist")


def test_pages_with_single_line_breaks() -> None:
    document = read(f"Maronia ready to resume talks\nBy Petra Lindqvist\n{LEAD}\n{SECOND}\n{THIRD}")
    assert [p for p, _ in parts(document)] == ["headline", "byline", "body", "body", "body"]


def test_a_title_that_the_file_declares_is_the_headline() -> None:
    page = f"The northern port\n\nMaronia ready to resume talks\n\n{LEAD}\n"
    document = read(page, ReadOptions(title="Maronia ready to resume talks"))
    assert parts(document)[1][0] == "headline"


def test_a_blockquote_is_body() -> None:
    page = (
        f"Maronia ready to resume talks\n\n{LEAD}\n\n“No, we are against tolls.”\n\n“Why? Tolls mean that we "
        f"pay twice.”\n\n{THIRD}\n"
    )
    assert [p for p, _ in parts(read(page))] == ["headline", "body", "body", "body", "body"]


def test_what_the_format_knows_stands() -> None:
    text = f"Share\n\n{LEAD}\n\nA ship in port"
    at = text.index("A ship")
    blocks = (Block(0, 5, Part.BODY), Block(7, 7 + len(LEAD)), Block(at, len(text), Part.CAPTION))
    document = finish(Draft(text, "a.html", blocks=blocks), "0" * 64, ReadOptions())
    assert [p.part for p in document.paragraphs] == [Part.BODY, Part.BODY, Part.CAPTION]


@pytest.mark.parametrize("text", ["", " \n\t\n", "One line", "A.\n\nB.\n\nC.", "\ufeff", "Q: why"])
def test_odd_texts_are_read(text: str) -> None:
    document = read(text)
    assert all(p.part in set(Part) for p in document.paragraphs)


def test_a_lone_sentence_is_body() -> None:
    assert parts(read("The talks will go on."))[0][0] == "body"
