"""Pages as people paste or save them: what each paragraph is, and what the page says of itself."""

import pytest

from onrecord.records import DateBasis, Document, Genre, Part
from tests.read.pages import parts, read, texts

BODY = (
    "Corland and Vessia have agreed to reopen talks on their disputed border, two years after Vessia walked out.",
    "“We will sit down in June,” said Iva Petrov, the Corlandian foreign minister. “No preconditions.”",
    "“A date is not a deal,” said Dario Lenz, her Vessian counterpart.",
)
TEXT = "\n\n".join(BODY)


def body(document: Document) -> tuple[str, ...]:
    return tuple(texts(document, Part.BODY))


def test_a_newspaper_page_with_masthead_menu_and_teasers() -> None:
    head = (
        "Skip to main content\nThe Northbridge Times\nWorld\nSport\nLog in | Subscribe | Newsletters\n\n"
        "Corland and Vessia agree to reopen border talks\n\nHelen Marrow in Ardenne\nTue 14 May 2019 18.42 BST\n\n"
    )
    foot = (
        "\n\nMost viewed\nStorm closes ports across the north\n© 2019 Northbridge News Limited. All rights reserved.\n"
    )
    document = read(head + TEXT + foot)
    meta = document.meta
    assert body(document) == BODY
    assert (meta.title, meta.author) == ("Corland and Vessia agree to reopen border talks", "Helen Marrow")
    assert (meta.publisher, meta.published_on, meta.genre) == ("The Northbridge Times", "2019-05-14", Genre.NEWS)


def test_the_paper_of_a_date_line_is_the_publisher_and_a_place_is_not() -> None:
    paper = read(f"Talks to reopen\n\nKetch Herald, 14 May 2019\n\n{TEXT}\n").meta
    place = read(f"Talks to reopen\n\nHarbour Square, Ketch, 14 May 2019\n\n{TEXT}\n").meta
    assert (paper.publisher, place.publisher) == ("Ketch Herald", None)
    assert paper.published_on == place.published_on == "2019-05-14"


@pytest.mark.parametrize("day", ["3 de octubre de 2004", "3 octobre 2004", "3. Oktober 2004", "3 ottobre 2004"])
def test_days_and_bylines_of_other_languages(day: str) -> None:
    meta = read(f"Petrov pide paciencia\n\nPor Lucía Ferrán\nEl Correo de Alba, {day}\n\n{TEXT}\n").meta
    assert (meta.author, meta.publisher) == ("Lucía Ferrán", "El Correo de Alba")
    assert (meta.published_on, meta.published_basis) == ("2004-10-03", DateBasis.BYLINE)


def test_the_headline_of_a_blog_is_the_one_its_comments_repeat() -> None:
    page = (
        "River Politics\nA blog about water and power\nHome About Archive\n\nPosted on May 16, 2019 by mreyes\n\n"
        f"Why the June talks will fail\n\n{TEXT}\n\nLike this:\nLike Loading...\n\n"
        "2 thoughts on “Why the June talks will fail”\n\nKarl says:\nMay 16, 2019 at 7:12 pm\n"
        "Petrov never said that.\nReply\n\nAnon says:\nMay 18, 2019 at 1:01 am\nVessia will not.\nReply\n"
    )
    document = read(page)
    assert texts(document, Part.HEADLINE) == ["Why the June talks will fail"]
    assert document.meta.title == "Why the June talks will fail"
    assert body(document) == BODY
    assert "Petrov never said that." in texts(document, Part.COMMENT)


def test_comments_under_an_article_of_short_paragraphs() -> None:
    short = "Six years ago I stood on the wall of the dam.\n\nIt would be full in a decade, the engineers told me.\n\n"
    page = f"Empty the dams\n\nHelen Marrow\n\nMay 20, 2019\n\n{short * 3}"
    page += "Comments (2)\n\nwaterman\n2 days ago\nNothing of the kind.\nLike Reply\n\n"
    page += "Martha\n1 day ago\nWas it?\nLike Reply\n"
    document = read(page)
    assert {"Nothing of the kind.", "Was it?"} <= set(texts(document, Part.COMMENT))
    assert len(body(document)) == 6


def test_a_resolution_with_its_letterhead() -> None:
    page = (
        "United Nations                         S/RES/2991 (2021)\nSecurity Council\n12 March 2021\n\n"
        "Resolution 2991 (2021)\n\nAdopted by the Security Council on 12 March 2021\n\nThe Security Council,\n\n"
        "Recalling its previous resolutions on the situation in Vessia,\n\n1. Demands that all parties cease fire;\n\n"
        "2. Calls upon the Government of Vessia to allow inspectors access;\n\n3. Decides to remain seized.\n"
    )
    meta = read(page).meta
    assert (meta.title, meta.genre) == ("Resolution 2991 (2021)", Genre.RESOLUTION)
    assert (meta.publisher, meta.speaker, meta.published_on) == ("Security Council", "Security Council", "2021-03-12")


def test_a_letter_is_its_signatorys_and_not_its_addressees() -> None:
    page = (
        "Embassy of the Republic of Corland\n12 Hill Street\n\n4 June 2019\n\nDr Mona Reyes\nArdenne Institute\n\n"
        "Dear Dr Reyes,\n\nThank you for your letter. We do not accept that the dams are a matter for June.\n\n"
        "Yours sincerely,\n\nTomas Brandt\nAmbassador\n"
    )
    meta = read(page).meta
    assert (meta.genre, meta.author, meta.speaker) == (Genre.LETTER, "Tomas Brandt", "Tomas Brandt")
    assert meta.publisher == "Embassy of the Republic of Corland"


def test_a_pasted_mail_gives_sender_subject_and_day() -> None:
    page = (
        "From: Peter Dunn <p.dunn@northbridge.example>\nTo: Helen Marrow\nSubject: Notes from the briefing\n"
        f"Date: Thu, 20 June 2019 10:12:00 +0200\n\nHelen,\n\n{TEXT}\n\nBest,\nPeter\n"
    )
    meta = read(page).meta
    assert (meta.author, meta.title, meta.published_on) == ("Peter Dunn", "Notes from the briefing", "2019-06-20")
    assert meta.genre is Genre.LETTER


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Remarks by Foreign Minister Iva Petrov at the Security Forum", "Iva Petrov"),
        ("Inaugural address of President Iva Petrov", "Iva Petrov"),
        ("President Iva Petrov's address to the Assembly", "Iva Petrov"),
        ("Remarks by the Foreign Minister", None),
    ],
)
def test_the_speaker_of_a_speech(title: str, speaker: str | None) -> None:
    speech = (
        "Thank you all for coming.\n\nI want to speak about a river. We share it, and we quarrel over it.\n\nThank you."
    )
    meta = read(f"{title}\n\nKetch, 1 October 2004\n\n{speech}\n").meta
    assert (meta.genre, meta.speaker) == (Genre.SPEECH, speaker)


def test_a_newsletter_is_known_by_two_signs() -> None:
    page = f"River Notes No. 12\n\n*A weekly letter on water, by Mona Reyes. 20 June 2019*\n\nDear readers,\n\n{TEXT}\n"
    meta = read(page).meta
    assert (meta.genre, meta.publisher, meta.author) == (Genre.NEWSLETTER, "River Notes", "Mona Reyes")
    assert meta.published_on == "2019-06-20"


def test_the_institute_that_publishes_is_introduced_by_a_note() -> None:
    note = "The Ardenne Institute is an independent research organisation in Ketch."
    document = read(f"What the talks need\n\nBy Mona Reyes\n\n{TEXT}\n\n{note}\n")
    assert texts(document, Part.AUTHOR_NOTE) == [note]
    assert document.meta.publisher == "Ardenne Institute"


def test_an_institute_of_which_the_text_speaks_is_no_note() -> None:
    last = "The Ardenne Institute is an independent research organisation in Ketch."
    document = read(f"What the talks need\n\n{TEXT}\n\nThe Ardenne Institute was shelled on Monday.\n\n{last}\n")
    assert last in body(document)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up to the treaty or leave: that was the message from Ardenne on Tuesday.",
        "Share the water, said Petrov.",
        "Follow the river, and you will find the quarrel.",
        "Register the weapons by June, the ministry said, or lose them.",
        "Contact was first made in May.",
        "Related to the dams is a second quarrel, over fish.",
        "Join the talks or face sanctions, Lenz told the opposition.",
        "Support for the treaty has fallen since May.",
        "Home is where the dam is, one farmer said.",
        "From the start, Vessia has refused.",
        "This message may have been meant for Petrov.",
        "No.",
        "“Never.”",
    ],
)
def test_sentences_that_begin_like_furniture_stay_in_the_body(line: str) -> None:
    document = read(f"Ministers trade barbs\n\n{BODY[0]}\n\n{line}\n\n{BODY[1]}\n\n{line}\n")
    assert [text for part, text in parts(document) if part == "body"] == [BODY[0], line, BODY[1], line]


def test_sentences_after_a_live_blogs_buttons_stay_in_the_body() -> None:
    late = "Both delegations are now in the building, and nobody stopped to speak."
    document = read(f"Border talks as they happened\n\n{BODY[0]}\n\nShare\n\nDelegations arrive\n\n{late}\n\nShare\n")
    assert {"Delegations arrive", late} <= {*body(document), *texts(document, Part.HEADLINE)}
