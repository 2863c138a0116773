"""Running reports: words without a day of their own go on with the speech that the report tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Attribution, Document, Genre, Kind, Part, Passage, Speaker, TimeBasis, When
from onrecord.resolve.hedges import hedges
from onrecord.resolve.timex.calendar import days_of
from onrecord.resolve.when_clause import Clauses, is_outermost, mark_of
from onrecord.resolve.when_occasion import occasion_type

_PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:had|will|would|used to|likes? to|may|might|could|should|won['’]t|['’]ll)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:says?|tells?|repeats?|denies|deny|claims?|wants?|asks?|argues?|believes?|thinks?|insists?|doubts?|warns?|"
    r"opposes?|supports?|defends?|questions?|recommends?|calls?|seems?|mutters?|fears?|agrees?|is|are|notes?|adds?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\A\s*(?:to\b|\w+ing\b)")
"""A cue right behind its source that tells no act of its own: "others calling for"."""
_WISHED = re.compile(r"(?<!careful )(?<!went on )(?<!continued )\bto \w+\Z|\bto \w+ (?:his|her|their|its)\b")
_SPEECH = re.compile(r"\b(?:speech|address|sermon|remarks|comments|interview|statement|letter|email|testimony)\b", re.I)
_REPORTED = frozenset({Genre.NEWS})
"""Genres in which words told in the plain past without a day are those of the day of publication."""


class Running:
    """The attributions of one document with their speakers, to carry days and occasions on from one to the next."""

    def __init__(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        speakers: Sequence[tuple[Speaker, ...]],
        clauses: Clauses,
    ) -> None:
        self._document = document
        self._attributions = attributions
        self._speakers = speakers
        self._clauses = clauses
        self._source: dict[int, int] = {}
        self._order = sorted(range(len(attributions)), key=lambda i: mark_of(attributions[i]).start)

    def filled(self, days: Sequence[When | None]) -> list[When | None]:
        """`days` with those of running speeches, of what headlines and leads tell ahead, and of publication."""
        result = list(days)
        last: dict[str, int] = {}
        for index in self._order:
            key = self._key(index)
            if result[index] is None:
                self._carry(index, last.get(key) if key else self._same_voice(index), result)
            if result[index] is None and key and self._tells_plainly(index):
                result[index] = self._told_before(index)
            day = result[index]
            if key and day and day.basis is not TimeBasis.PUBLICATION and self._reports(index):
                last[key] = index
        self._carry_floating(result)
        for index in self._order:
            if result[index] is None:
                self._tell_ahead(index, result)
        for index, day in enumerate(result):
            if day is None:
                result[index] = self._published(index)
        return result

    def types(self, days: Sequence[When | None]) -> list[str | None]:
        """The sort of occasion of each attribution: named beside its cue, or that of the one it goes on with."""
        found = [self._clauses_type(index) for index in range(len(self._attributions))]
        for index in self._order:
            if found[index] is None and index in self._source and days[index] is not None:
                found[index] = found[self._source[index]]
        return found

    def _is_told_to_author(self, index: int) -> bool:
        """Whether a letter tells in the present what somebody other than its reader says."""
        source = self._attributions[index].source
        words = self._words_before(index)
        return (
            source is not None
            and _PRESENT.search(words) is not None
            and not re.match(r"you\b|your\b", source.text, re.I)
        )

    def _clauses_type(self, index: int) -> str | None:
        return occasion_type(self._document.text, self._attributions[index], *self._clauses.window(index))

    def _key(self, index: int) -> str | None:
        """Whose words they are; None for nobody, or for what is told inside somebody else's words."""
        speakers = self._speakers[index]
        if not speakers or not self._is_outermost(index):
            return None
        return " & ".join(s.id or s.name for s in speakers)

    def _is_outermost(self, index: int) -> bool:
        """Whether an attribution stands in the document's own voice rather than inside somebody's words."""
        return is_outermost(self._attributions, index)

    def _words_before(self, index: int) -> str:
        """The cue with the auxiliaries before it."""
        cue = mark_of(self._attributions[index])
        source = self._attributions[index].source
        start = max(source.end if source and source.end <= cue.start else 0, cue.start - 25)
        return self._document.text[start : cue.spans[0].end]

    def _reports(self, index: int) -> bool:
        """Whether the cue tells of one past act of saying, so that later words can go on with it."""
        return _EARLIER.search(self._words_before(index)) is None

    def _carry(self, index: int, before: int | None, days: list[When | None]) -> None:
        """Take over the day of the speaker's words before, where this cue goes on in the same past."""
        if before is None or not self._tells_plainly(index):
            return
        if self._is_day(days[before]) or self._share_paragraph(index, before):
            self._inherit(index, before, days)

    def _same_voice(self, index: int) -> int | None:
        """The attribution around one of the same speaker: "Holt gave her consent to the dam, citing the flood"."""
        parent, speakers = self._attributions[index].parent, self._speakers[index]
        if parent is None or not speakers:
            return None
        inner, outer = ([s.id or s.name for s in group] for group in (speakers, self._speakers[parent]))
        return parent if inner == outer else None

    def _tells_plainly(self, index: int) -> bool:
        """Whether the cue tells in the plain past, without doubt; of a speech, the present tells as well."""
        attribution = self._attributions[index]
        if attribution.kind is Kind.OWN or attribution.floating:
            return False
        words = self._words_before(index)
        spoken = _SPEECH.search(words + (attribution.source.text if attribution.source else "")) is not None
        if _EARLIER.search(words) or _PERFECT.search(words) or _ASIDE.search(words) or _WISHED.search(words):
            return False
        return spoken or not (_PRESENT.search(words) or hedges(self._document.text, attribution))

    def _told_before(self, index: int) -> When | None:
        """The time that opens the sentence before, for a "he" who goes on: "Last week I met a skipper. He said …"."""
        source = self._attributions[index].source
        if source is None or source.text.lower() not in {"he", "she", "they"}:
            return None
        t = self._clauses.opening_before(index)
        bounds = days_of(t.value) if t else None
        published = self._document.meta.published_on
        if t is None or bounds is None or (published and bounds[0].isoformat() > published):
            return None
        passage = Passage.of(self._document.text, [(t.start, t.end)])
        return When(t.value, bounds[0].isoformat(), bounds[1].isoformat(), TimeBasis.INHERITED, t.mod, passage)

    def _share_paragraph(self, one: int, other: int) -> bool:
        start, end = sorted(mark_of(self._attributions[i]).start for i in (one, other))
        return "\n" not in self._document.text[start:end]

    def _carry_floating(self, days: list[When | None]) -> None:
        for index, attribution in enumerate(self._attributions):
            if attribution.floating and attribution.run is not None and days[index] is None:
                self._inherit(index, attribution.run, days)

    def _tell_ahead(self, index: int, days: list[When | None]) -> None:
        """A headline or lead without a day tells of the speaker's latest dated words in the document."""
        attribution, key = self._attributions[index], self._key(index)
        if not key or attribution.kind is Kind.OWN or not self._is_ahead(attribution):
            return
        words = self._words_before(index)
        if _EARLIER.search(words) or _ASIDE.search(words) or _WISHED.search(words):
            return
        if attribution.part is Part.BODY and not (_PERFECT.search(words) or _PRESENT.search(words)):
            return
        latest = ""
        for other in self._order:
            day = days[other]
            if other != index and self._key(other) == key and day and self._is_day(day) and day.latest > latest:
                latest = day.latest
                self._inherit(index, other, days)

    @staticmethod
    def _is_day(day: When | None) -> bool:
        return day is not None and day.earliest == day.latest and day.basis is not TimeBasis.PUBLICATION

    def _is_ahead(self, attribution: Attribution) -> bool:
        """Whether an attribution stands in a headline, a caption or the first paragraph."""
        if attribution.part in {Part.HEADLINE, Part.CAPTION}:
            return True
        body = next((p for p in self._document.paragraphs if p.part is Part.BODY), None)
        return body is not None and body.start <= mark_of(attribution).start < body.end

    def _inherit(self, index: int, before: int, days: list[When | None]) -> None:
        day = days[before]
        if day is not None:
            days[index] = replace(day, basis=TimeBasis.INHERITED)
            self._source[index] = before

    def _published(self, index: int) -> When | None:
        """The day of publication, for what a dated news report tells in the present or the plain past."""
        meta, attribution = self._document.meta, self._attributions[index]
        day = meta.published_on
        if day is None or attribution.source is None or not self._is_outermost(index):
            return None
        if meta.genre not in _REPORTED and not (meta.genre is Genre.LETTER and self._is_told_to_author(index)):
            return None
        if self._clauses_type(index) == "letter":
            return None  # a letter that a report quotes is older than the report
        if attribution.part not in {Part.BODY, Part.HEADLINE, Part.CAPTION}:
            return None
        words = self._words_before(index)
        if _EARLIER.search(words) or _PERFECT.search(words):
            return None
        return When(day, day, day, TimeBasis.PUBLICATION)
