import pytest

from onrecord.errors import UsageError
from onrecord.read.byline import Byline, parse_byline, parse_dateline
from onrecord.read.draft import Draft
from onrecord.read.finish import finish
from onrecord.read.language import find_language
from onrecord.read.options import ReadOptions
from onrecord.read.people import is_name
from onrecord.records import Genre, Metadata
from tests.read.pages import LEAD, SECOND, THIRD, read


@pytest.mark.parametrize(
    ("line", "authors", "house"),
    [
        ("by Petra Lindqvist", ("Petra Lindqvist",), None),
        ("By PETRA LINDQVIST and JAN KOLAR", ("Petra Lindqvist", "Jan Kolar"), None),
        ("By Petra Lindqvist, Jan Kolar and Ana Reis", ("Petra Lindqvist", "Jan Kolar", "Ana Reis"), None),
        ("By Petra Lindqvist, Associated Press", ("Petra Lindqvist",), "Associated Press"),
        ("By Petra Lindqvist | The Ostrava Record", ("Petra Lindqvist",), None),
        ("*By Petra Lindqvist*", ("Petra Lindqvist",), None),
        ("Written by Petra de la Cruz", ("Petra de la Cruz",), None),
        ("Author: Petra Lindqvist", ("Petra Lindqvist",), None),
        ("By Petra Lindqvist in Ostrava", ("Petra Lindqvist",), None),
        ("By Petra Lindqvist, March 3, 2031", ("Petra Lindqvist",), None),
        ("BYLINE: Petra Lindqvist.", ("Petra Lindqvist",), None),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], house: str | None) -> None:
    assert parse_byline(line) == Byline(authors, house)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the port was open.",
        "by the sea",
        "By winning the vote he won time",
        "By 2031 all is lost",
        "Bygone Days",
    ],
)
def test_no_bylines(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("GENEVA, March 3 (Reuters) — The", "GENEVA", "March 3", "Reuters"),
        ("WASHINGTON (AP) - The", "WASHINGTON", None, "AP"),
        ("NEWPORT NEWS, Va. - In", "NEWPORT NEWS, Va.", None, None),
        ("BRUSSELS – The", "BRUSSELS", None, None),
    ],
)
def test_datelines(text: str, place: str, day: str | None, agency: str | None) -> None:
    found = parse_dateline(text)
    assert found is not None
    assert (found.place, found.day, found.agency) == (place, day, agency)


@pytest.mark.parametrize(
    "text", ["Ostrava - a port", "VARGA: No", "The end - or not", "He said (in 2015) - the", "MS. VARGA: We"]
)
def test_no_datelines(text: str) -> None:
    assert parse_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Petra Lindqvist", True),
        ("Jan van der Berg", True),
        ("Dr. Ana Reis", True),
        ("The Port", False),
        ("World News", False),
        ("Ostrava", False),
        ("Talks resume", False),
    ],
)
def test_names(text: str, name: bool) -> None:
    assert is_name(text) is name


def test_agencies_publish_what_they_date() -> None:
    meta = read(f"Talks resume\n\nOSTRAVA (Reuters) - {LEAD}\n\n{SECOND}\n").meta
    assert (meta.publisher, meta.genre) == ("Reuters", Genre.NEWS)


def test_what_the_user_says_wins() -> None:
    given = ReadOptions(
        title="T", author="A B", publisher="P", url="https://example.org/x", speaker="S", genre="speech"
    )
    declared = Metadata(title="t", author="a", publisher="p", url="u", genre=Genre.NEWS)
    meta = finish(Draft(f"Head\n\nBy Petra Lindqvist\n\n{LEAD}", "a.txt", declared), "0" * 64, given).meta
    assert (meta.title, meta.author, meta.publisher, meta.url, meta.speaker, meta.genre) == (
        "T",
        "A B",
        "P",
        "https://example.org/x",
        "S",
        Genre.SPEECH,
    )


def test_an_unknown_genre_is_refused() -> None:
    with pytest.raises(UsageError, match="choose one of news"):
        read("Talks", ReadOptions(genre="novel"))


def test_text_and_names_come_through_unaltered() -> None:
    document = finish(Draft("\r\nTalks \r\n\r\n x", "n", key="k", media_type="text/markdown"), "ab", ReadOptions())
    assert (document.text, document.name, document.key, document.media_type, document.raw_sha256) == (
        "\r\nTalks \r\n\r\n x",
        "n",
        "k",
        "text/markdown",
        "ab",
    )


def test_languages() -> None:
    assert find_language(LEAD) == "en"
    assert find_language(LEAD.upper()) == "en"
    assert (
        find_language(
            "Der Außenminister sagte am Dienstag, die Verhandlungen würden in der kommenden Woche fortgesetzt."
        )
        == "de"
    )
    assert (
        find_language("Le ministre a déclaré mardi que les négociations reprendraient la semaine prochaine à Genève.")
        == "fr"
    )
    assert find_language("وزیر امور خارجه روز سه‌شنبه گفت که مذاکرات هفته آینده در ژنو از سر گرفته خواهد شد.") == "fa"
    assert find_language("Yes.") is None
    assert find_language("Yes.", "en") == "en"
    assert find_language("") is None


SPEECH = (
    "Thank you very much. We meet today because I believe that our two peoples want peace, and I have "
    "asked my ministers to seek it. "
)


@pytest.mark.parametrize(
    ("page", "genre"),
    [
        (f"Remarks by President Hale in Ostrava\n\n3 March 2031\n\n{SPEECH}\n\n{SPEECH}", Genre.SPEECH),
        (f"Inaugural address of President Hale\n\n{SPEECH} As I said, I am ready.\n\n{SPEECH}", Genre.SPEECH),
        (f"To the Minister of Ports\n\nMadam Minister,\n\n{SPEECH}\n\n{LEAD}", Genre.LETTER),
        (f"In Ostrava\n\nLadies and gentlemen, friends of both states,\n\n{SPEECH}", Genre.SPEECH),
        (
            "Joint Statement on the Northern Port\n\nThe ministers of Maronia and Tessaly met in Ostrava on 3 "
            "March 2031 and agreed on the following points for the port and its tolls.\n\nThey reaffirmed their "
            "resolve.",
            Genre.COMMUNIQUE,
        ),
        (
            "Resolution 12 (2031)\n\nThe Council,\n\nRecalling its earlier resolutions on the northern "
            "port,\n\nNoting with concern the blockade,\n\n1. Demands that the blockade be lifted;\n\n2. Decides "
            "to remain seized of the matter.",
            Genre.RESOLUTION,
        ),
        (
            f"Dear Minister,\n\n{LEAD}\n\nI ask you to reply before the month is out.\n\nYours "
            f"sincerely,\n\nPetra Lindqvist",
            Genre.LETTER,
        ),
        (
            f"The Ostrava Morning Briefing\n\nView this email in your browser\n\n{LEAD}\n\n{SECOND}\n\nUnsubscribe",
            Genre.NEWSLETTER,
        ),
        (f"Opinion\n\nThe port is ours\n\nBy Petra Lindqvist\n\n{LEAD}", Genre.OPINION),
        (
            f"What the port is worth\n\n{LEAD}\n\nThe views expressed in this article are the author's own.",
            Genre.OPINION,
        ),
        (f"News Analysis\n\nWhat the port is worth\n\n{LEAD}", Genre.ANALYSIS),
        (f"Talks resume\n\nOSTRAVA (AP) — {LEAD}\n\n{SECOND}", Genre.NEWS),
        (
            "Talks resume\n\nThe port lay quiet in the morning and the ships waited outside the harbour for the "
            "tide to turn.",
            Genre.OTHER,
        ),
    ],
)
def test_genres(page: str, genre: Genre) -> None:
    assert read(page).meta.genre is genre


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by President Hale anger Tessaly",
        "Joint statement falls flat in Ostrava",
        "Letter from Hale stirs protest",
        "Speech of the minister divides Maronia",
        "Statement by Varga draws fire",
    ],
)
def test_reports_about_speeches_are_not_speeches(title: str) -> None:
    assert not read(f"{title}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n").meta.genre.is_own_voice


def test_a_letters_writer_is_its_voice() -> None:
    meta = read(
        f"Open letter to the minister\n\nBy Petra Lindqvist\n\nDear Minister,\n\n{LEAD}\n\nYours "
        f"sincerely,\n\nPetra Lindqvist\n"
    ).meta
    assert (meta.genre, meta.speaker) == (Genre.LETTER, "Petra Lindqvist")


def test_a_masthead_in_capitals_is_not_the_title() -> None:
    document = read(f"THE RECORD\n\nThe port that nobody wants to own\n\nBy Petra Lindqvist\n\n{LEAD}\n")
    assert document.meta.title == "The port that nobody wants to own"
