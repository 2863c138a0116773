"""Medium, venue and audience, with the words that name them."""

import pytest

from onrecord.records import Kind
from onrecord.resolve.settings import Settings, settings
from tests.resolve.telling import report, said


def words(found: Settings) -> tuple[str | None, str | None, str | None]:
    """Medium, venue and audience as text."""
    medium, venue, audience = (s.passage.text if s else None for s in (found.medium, found.venue, found.audience))
    return medium, venue, audience


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Holt told reporters on Monday: “The dam is safe.”", "told", (None, None, "reporters")),
        ("Holt told the crews at the shipyard that “The dam is safe.”", "told", (None, "the shipyard", "the crews")),
        ("Holt said in a speech at a rally in Tarn: “The dam is safe.”", "said", ("a speech", "a rally in Tarn", None)),
        ("“The dam is safe.” Holt said in an interview with Tarn Radio.", "said", ("an interview", None, "Tarn Radio")),
        ("Holt wrote in an email message: “The dam is safe.”", "wrote", ("an email message", None, None)),
        ("Holt tweeted: “The dam is safe.”", "tweeted", ("tweeted", None, None)),
        (
            "Speaking among harbour commanders, Holt said: “The dam is safe.”",
            "said",
            (None, None, "harbour commanders"),
        ),
        ("In comments to Tarnish media, Holt said: “The dam is safe.”", "said", ("comments", None, "Tarnish media")),
        ("Holt told me: “The dam is safe.”", "told", (None, None, "me")),
        ("“The dam is safe.” Holt said in an interview with Radio Tarn.", "said", ("an interview", None, "Radio Tarn")),
        ("“The dam is safe.” Holt said after she took office in Tarn.", "said", (None, None, None)),
        ("Holt rules on port fees: “The dam is safe.”", "rules", (None, None, None)),
        ("Holt said: “The dam is safe.” Orr spoke to reporters.", "said", (None, None, None)),
        ("Holt, who gave a speech in Tarn, said: “The dam is safe.”", "said", (None, None, None)),
        ("Holt said in March: “The dam is safe.”", "said", (None, None, None)),
        ("Holt told her own party in March that “The dam is safe.”", "told", (None, None, "her own party")),
        ("Holt told her that “The dam is safe.”", "told", (None, None, None)),
        ("Holt said to me last night, “The dam is safe.”", "said", (None, None, "me")),
        ("The climax of her speech was plain: “The dam is safe.”", "was plain", ("her speech", None, None)),
        ("Holt passed it with a vote of 9–0, saying: “The dam is safe.”", "saying", (None, None, None)),
        ("“The dam is safe.” Holt said by telephone.", "said", ("telephone", None, None)),
        (
            "Holt wrote in her confidential report to the council that “The dam is safe.”",
            "wrote",
            ("her confidential report", None, "the council"),
        ),
        (
            "In a Tarn Journal essay last week, Holt said: “The dam is safe.”",
            "said",
            ("a Tarn Journal essay", None, None),
        ),
        ("Holt replied with an email: “The dam is safe.”", "replied with an email", ("an email", None, None)),
        (
            "Holt began her speech by saying: “The dam is safe.”",
            "began her speech by saying",
            ("her speech", None, None),
        ),
        ("Giving a speech in Tarn, Holt said: “The dam is safe.”", "said", ("a speech", "Tarn", None)),
        (
            "In comments she gave to the Tarn Herald, Holt said: “The dam is safe.”",
            "said",
            ("comments", None, "the Tarn Herald"),
        ),
        (
            "Holt sent a letter to the board of directors: “The dam is safe.”",
            "sent a letter to",
            ("a letter", None, "the board of directors"),
        ),
        ("“The dam is safe.” Holt said on TNN's “Morning Round.”", "said", (None, "TNN's “Morning Round.”", None)),
        ("Holt said on state television: “The dam is safe.”", "said", (None, "state television", None)),
        ("Holt said at a rally in June: “The dam is safe.”", "said", (None, "a rally", None)),
        (
            "Holt argued with a telling side-by-side: “The dam is safe.”",
            "argued with a telling side-by-side",
            (None, None, None),
        ),
        (
            "“The dam is safe.” Holt said, and tried to make the case to members of the board.",
            "said",
            (None, None, None),
        ),
        ("“The dam is safe.” Holt said it should be a call to voters.", "said", (None, None, None)),
    ],
)
def test_settings(text: str, cue: str, expected: tuple[str | None, ...]) -> None:
    source = "Holt" if "Holt" in text else text.split(" was ", maxsplit=1)[0]
    made = said(text, source, cue, "The dam is safe.", Kind.DIRECT)
    assert words(settings(report(text), [made])[0]) == expected


def test_the_words_said_are_no_setting() -> None:
    text = "Holt said that he told lawmakers in Tarn in a letter to wait."
    made = said(text, "Holt", "said", "he told lawmakers in Tarn in a letter to wait")
    assert words(settings(report(text), [made])[0]) == (None, None, None)
