"""The claims model: a verified folder, run over the statements of a document, to claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.judge.claims.decode import Found, Range, Settings, decode
from onrecord.judge.claims.focus import Reach, focus
from onrecord.judge.claims.labels import ACTS, MODALITIES, PIECES, ROLES, STANCES
from onrecord.judge.claims.session import OUTPUTS, Ground, Session
from onrecord.judge.claims.told import is_left_open, is_refused, others, stance_of, whole_name
from onrecord.models import Manifest, find_model, open_model
from onrecord.models.networks import load_lower
from onrecord.records import Claim, Document, Issue, Party, Passage, Span, Stance, Statement
from onrecord.words.split import Words, split_words
from onrecord.words.windows import FEATURES, Limits, Special, Window

CODE = 1
"""Version of features and decoding. A change that makes older weights score otherwise raises it."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "stance": STANCES,
    "act": ACTS,
    "modality": MODALITIES,
    "role": ROLES,
    "pieces": PIECES,
    "features": FEATURES,
    "outputs": OUTPUTS,
}
"""What the code takes a model's classes to mean, in order; a model with others is refused."""

NETWORK = "network.onnx"
TOKENIZER = "tokenizer.json"

DEFAULT_ACT: Mapping[Stance, str] = {
    Stance.SUPPORT: "SUPPORT",
    Stance.OPPOSE: "REJECT",
    Stance.CONDITIONAL: "AGREE",
    Stance.UNCLEAR: "CONSULT",
}
"""The event type of a claim for which the network names none."""


NOBODY = Party("")
"""The holder of a claim until its holders are known."""


class ClaimReader:
    """Reads claims with a trained network. Holds a loaded model and keeps no state between calls."""

    def __init__(self, manifest: Manifest, tokenizer: Tokenizer, session: Session) -> None:
        self.manifest = manifest
        self._tokenizer, self._session = tokenizer, session
        self._reach = Reach(**manifest.settings["reach"])
        self._settings = read_settings(manifest.settings["decoding"])

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> ClaimReader:
        """Load and verify the model of a folder; `threads` compute each product.

        Raises ModelError where the folder is incomplete, altered or made for another version of this code.
        """
        manifest = open_model(folder, CODE, LABELS)
        try:
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            special, ground = Special(**manifest.settings["special"]), ground_of(manifest, threads)
            return cls(manifest, tokenizer, Session(folder / NETWORK, special, threads, ground))
        except (KeyError, TypeError) as error:
            raise ModelError(f"Model {manifest.full_name} lacks the setting {error}; install it again.") from None

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return self.manifest.full_name

    def read(self, document: Document, statements: Sequence[Statement]) -> list[tuple[Claim, ...]]:
        """The claims of each statement, in order."""
        if not statements:
            return []
        words = split_words(document.text, [(p.start, p.end) for p in document.paragraphs], self._tokenizer)
        windows = self._session.windows(words)
        return [self._claims(document.text, words, windows, statement) for statement in statements]

    def _claims(self, text: str, words: Words, windows: Sequence[Window], statement: Statement) -> tuple[Claim, ...]:
        """The claims of one statement; `windows` are those of its document that the network's ground runs over."""
        source, cue, content = (
            [(span.start, span.end) for span in passage.spans] if passage else []
            for passage in (statement.source, statement.cue, statement.content)
        )
        seen = focus(words, source, cue, content, self._reach)
        if seen is None:
            return ()
        found = decode(self._session.run(words, seen, windows), seen.roles, self._settings)
        return tuple(
            replace(claim, confidence=round(item.confidence(self._settings), 4))
            for item in found
            for claim in claims_of(text, words, seen.window.start, item, statement)
        )


def ground_of(manifest: Manifest, threads: int) -> Ground | None:
    """The layers of another installed model on which this one stands; None where it has all of its own.

    Raises ModelError where that model is not installed or is another than this one learned on.
    """
    asked = manifest.settings.get("ground")
    if asked is None:
        return None
    folder = find_model(asked["model"])
    other = Manifest.read(folder)
    entry = other.files.get(asked["file"])
    if entry is None or entry.sha256 != asked["sha256"]:
        raise ModelError(
            f"Model {manifest.full_name} stands on {asked['model']} of another release than {other.full_name};"
            " install both of one release."
        )
    return Ground(load_lower(folder / asked["file"], threads), Limits(**other.settings["limits"]))


def claims_of(text: str, words: Words, first: int, found: Found, statement: Statement) -> tuple[Claim, ...]:
    """What was found as claims in the text's own offsets: one for each who holds it, none where that is nobody.

    `first` is the number of the window's first word.
    """

    def passage(place: Range) -> Passage:
        start, end = int(words.start[first + place[0]]), int(words.end[first + place[1]])
        return Passage.of(text, [(start, whole_name(text, start, end))])

    def passages(name: str) -> tuple[Passage, ...]:
        return tuple(passage(place) for place in found.pieces.get(name, ()))

    issue = passage(found.issue)
    place, content = issue.spans[0], Span(statement.content.start, statement.content.end)
    stance = stance_of(found, is_refused(text, content, place), is_left_open(text, place))
    thinkers = others(text, content, place)
    party = next(iter(passages("counterpart")), None)
    described = found.described or thinkers is not None
    holders = holders_of(statement, thinkers or next(iter(passages("holder")), None), described)
    shared = Claim(
        holder=NOBODY,
        act=found.act or DEFAULT_ACT[stance],
        issue=Issue(issue.text, issue),
        stance=stance,
        described=described,
        counterpart=Party(party.text, None, party) if party else None,
        modality=found.modality,
        conditions=passages("conditions"),
        exceptions=passages("exceptions"),
        scope=passages("scope"),
        reason=passages("reason"),
        time_limits=passages("time_limits"),
    )
    return tuple(replace(shared, holder=holder) for holder in holders)


def holders_of(statement: Statement, named: Passage | None, described: bool) -> tuple[Party, ...]:
    """Whose position it is: whom the text names for it where the position is told of, else all who speak."""
    if named is not None and (described or not statement.speakers):
        return (Party(named.text, None, named),)
    return tuple(Party(s.name, s.id, statement.source) for s in statement.speakers)


def read_settings(raw: Mapping[str, Any]) -> Settings:
    """Decoding constants as a manifest keeps them. Raises KeyError where one is missing."""
    values = {f.name: raw[f.name] for f in fields(Settings)}
    return Settings(**{**values, "weights": tuple(values["weights"])})
