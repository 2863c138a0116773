import pytest

from onrecord.read.options import ReadOptions
from onrecord.records import Document, Genre, Part
from tests.read.pages import LEAD, SECOND, THIRD, parts, read


def speakers(document: Document) -> list[str | None]:
    """The speaker's words of every turn paragraph."""
    turns = [p for p in document.paragraphs if p.part is Part.TURN]
    return [document.text[p.speaker.start : p.speaker.end] if p.speaker else None for p in turns]


SAID = "We have come to this table because our people ask it of us, and we shall stay as long as it takes."
ASKED = "Is the minister ready to say today what she would accept in return for the port?"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("SECRETARY HALE", "QUESTION"),
        ("MR. HOLT", "MS. VARGA"),
        ("Q", "A"),
        ("Ilse Varga", "Jonas Holt"),
        ("THE PRESIDENT", "Q"),
        ("Foreign Minister Varga", "Question"),
        ("SEN. McCALL", "JONAS HOLT, HOST"),
        ("VARGA (through interpreter)", "HOLT"),
    ],
)
def test_labels_before_a_colon(one: str, two: str) -> None:
    text = (
        f"Press conference in Ostrava\n\n{one}: {SAID}\n\n{two}: {ASKED}\n\n{one}: {SAID}\n\n{SAID}\n\n{two}: {ASKED}\n"
    )
    document = read(text)
    assert [p for p, _ in parts(document)] == ["headline", *["turn"] * 5]
    assert speakers(document) == [one, two, one, None, two]
    assert document.paragraphs[4].turn == 3


def test_letters_with_full_stops_and_dashes() -> None:
    text = f"An interview with Ilse Varga\n\n{LEAD}\n\nQ. {ASKED}\n\nA. {SAID}\n\nQ. {ASKED}\n\nA. {SAID}\n\n{SAID}\n"
    document = read(text)
    assert speakers(document) == ["Q", "A", "Q", "A", None]
    assert document.meta.genre is Genre.INTERVIEW


def test_names_alone_on_a_line_with_times() -> None:
    text = (
        f"Ilse Varga\n00:00:12\n{SAID}\n\nJonas Holt\n00:00:40\n{ASKED}\n\nIlse "
        f"Varga\n00:01:02\n{SAID}\n\nJonas Holt\n00:02:02\n{ASKED}\n"
    )
    colons = f"ILSE VARGA:\n{SAID}\n\nJONAS HOLT:\n{ASKED}\n\nILSE VARGA:\n{SAID}\n\nJONAS HOLT:\n{ASKED}\n"
    assert speakers(read(colons)) == ["ILSE VARGA", None, "JONAS HOLT", None] * 2
    assert {p for p, t in parts(read(text)) if t in {SAID, ASKED}} <= {"turn", "body"}


def test_times_before_the_name_and_bold_names() -> None:
    timed = (
        f"[00:00:12] ILSE VARGA: {SAID}\n\n[00:00:40] JONAS HOLT: {ASKED}\n\n[00:01:02] ILSE VARGA: "
        f"{SAID}\n\n[00:02:02] JONAS HOLT: {ASKED}\n"
    )
    bold = (
        f"# Talk\n\n**Ilse Varga:** {SAID}\n\n**Jonas Holt:** {ASKED}\n\n**Ilse Varga:** {SAID}\n\n**Jonas "
        f"Holt:** {ASKED}\n"
    )
    assert speakers(read(timed)) == ["ILSE VARGA", "JONAS HOLT"] * 2
    assert speakers(read(bold)) == ["Ilse Varga", "Jonas Holt"] * 2


def test_bold_questions_of_an_interview() -> None:
    text = f"# The port minister\n\n{LEAD}\n\n" + "".join(f"**{ASKED}**\n\n{SAID}\n\n{SAID}\n\n" for _ in range(3))
    document = read(text)
    assert [p for p, _ in parts(document)] == ["headline", "body", *["turn"] * 9]
    assert document.paragraphs[3].turn == 3
    assert document.paragraphs[4].turn == 3
    assert document.meta.genre is Genre.INTERVIEW


def test_stage_directions_are_nobodys_words() -> None:
    text = f"MS. VARGA: {SAID}\n\n(Laughter.)\n\n{SAID}\n\nMR. HOLT: {ASKED}\n\n[applause]\n\nMS. VARGA: {SAID}\n"
    assert [p for p, _ in parts(read(text))] == ["turn", "furniture", "turn", "turn", "furniture", "turn"]


def test_a_quoted_exchange_does_not_swallow_the_article() -> None:
    body = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n"
    text = (
        f"Sharp words in Ostrava\n\n{body}VARGA: No.\n\nHOLT: Why not?\n\nVARGA: Because of the port.\n\n{body}{body}"
    )
    document = read(text)
    assert [p for p, _ in parts(document)] == ["headline", *["body"] * 3, *["turn"] * 3, *["body"] * 6]


@pytest.mark.parametrize(
    "lines",
    [
        ["Who: The ministers of both states", "What: Talks on the port", "When: Tuesday at noon", "Where: Ostrava"],
        ["Claim: The port is closed.", "Fact: It is open.", "Claim: Tolls have doubled.", "Fact: They have not."],
        ["Varga: 1,769.", "Holt: 1,501.", "Varga: 547.", "Holt: 46."],
        ["The offer was plain: the port for the toll.", "The answer was plain: no toll, no port."],
        [
            "Note: the port is shut.",
            "Note: the toll is due.",
            "Source: the ministry said so.",
            "Source: the ministry said so.",
        ],
    ],
)
def test_colons_in_running_text_are_no_turns(lines: list[str]) -> None:
    text = "\n\n".join(["Maronia ready to resume talks", LEAD, *lines, THIRD])
    assert not any(p == "turn" for p, _ in parts(read(text)))


def test_a_headline_with_a_colon_is_no_turn() -> None:
    text = (
        f"Hale: No talks this year\n\n{LEAD}\n\nHALE: {SAID}\n\nQUESTION: {ASKED}\n\nHALE: "
        f"{SAID}\n\nQUESTION: {ASKED}\n"
    )
    assert [p for p, _ in parts(read(text))] == ["headline", "body", *["turn"] * 4]


def test_the_genre_that_the_user_gives_decides() -> None:
    text = f"In Ostrava\n\nVarga: {SAID}\n\n{SAID}\n"
    assert [p for p, _ in parts(read(text))] == ["headline", "body", "body"]
    assert [p for p, _ in parts(read(text, ReadOptions(genre="transcript")))] == ["headline", "turn", "turn"]
    many = f"In Ostrava\n\nHALE: {SAID}\n\nQUESTION: {ASKED}\n\nHALE: {SAID}\n\nQUESTION: {ASKED}\n"
    assert [p for p, _ in parts(read(many, ReadOptions(genre="speech")))] == ["headline", *["body"] * 4]


def test_the_note_below_a_transcript_is_not_the_last_speakers() -> None:
    text = (
        f"On air\n\nHALE: {SAID}\n\nHOLT: {ASKED}\n\nHALE: {SAID}\n\nHOLT: {ASKED}\n\nThis transcript has "
        f"been edited for clarity.\n\nThe views expressed are those of the speakers.\n"
    )
    document = read(text)
    assert parts(document)[-1][0] == "author_note"
