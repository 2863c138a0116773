"""A woven paragraph as HTML. Every character of the document is escaped; labels are attributes, not text.

The text content of a painted paragraph is exactly the document's (control characters aside, see `shown`), so that
what a reader copies is what the document says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.records import Kind
from onrecord.web.claims import ClaimView
from onrecord.web.layers import Branch, Layer, Leaf, Node, Role
from onrecord.web.shown import displayable

_OPEN_FIRST = Markup(
    '<mark id="{id}" class="say k-{kind} t{tone}{more}" data-s="{id}">'
    '<a class="tag t{tone}" href="#card-{id}" data-label="{label}" aria-label="Statement {label}: {title}"></a>'
)
_OPEN_NEXT = Markup(
    '<mark class="say k-{kind} t{tone}{more}" data-s="{id}">'
    '<a class="tag next t{tone}" href="#{id}" data-label="…{label}" aria-label="Statement {label}, continued"></a>'
)
_OPEN_REST = Markup('<mark class="say k-{kind} t{tone}{more}" data-s="{id}">')
_OPEN_AIDE = Markup('<span class="{role} t{tone}{more}" data-s="{id}">')
_OPEN_PLACE = Markup('<span{anchor} class="place">')
_OPEN_NAME = Markup('<b class="name">')
_OPEN_ISSUE = Markup(
    '<span id="issue-{key}" class="issue st-{stance}" data-s="{id}">'
    '<a class="stance" href="#claim-{key}" data-label="{sign} {stance}" '
    'aria-label="Claim of {label}: {aloud}. Issue:"></a>'
)
_OPEN_ISSUE_REST = Markup('<span class="issue st-{stance}" data-s="{id}">')
_OPEN_LIMIT = Markup(
    '<span class="{look}" data-s="{id}"><i class="said-aloud" role="img" aria-label="{name} of {label}:"></i>'
)
_OPEN_LIMIT_REST = Markup('<span class="{look}" data-s="{id}">')
_LIMITS = {
    Role.CONDITION: ("condition", "Condition"),
    Role.EXCEPTION: ("exception", "Exception"),
    Role.SCOPE: ("scope", "Scope"),
    Role.COUNTERPART: ("counterpart", "Counterpart"),
}
_OPEN_TIME = Markup(
    '<span class="timex" title="{value}"><i class="said-aloud" role="img" aria-label="Time, {value}:"></i>'
)
_OPEN_TIME_REST = Markup('<span class="timex" title="{value}">')
_CLOSE = {Role.CONTENT: Markup("</mark>"), Role.NAME: Markup("</b>")}
_CLOSE_AIDE = Markup("</span>")
_AIDES = {Role.SOURCE: "src", Role.CUE: "cue"}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a statement is drawn: id, label ("A3"), what the label says aloud, colour, kind, emphasis, and its claims."""

    id: str
    label: str
    title: str
    tone: int
    kind: Kind
    chosen: bool = False
    claims: tuple[ClaimView, ...] = ()
    rejected: bool = False


class Painter:
    """Paints the paragraphs of one document in order; a statement's first piece carries its id and its label.

    `times` are the values of the time expressions that the layers of that role own.
    """

    def __init__(self, text: str, marks: Sequence[Mark], times: Sequence[str] = ()) -> None:
        self._text = text
        self._marks = marks
        self._times = times
        self._begun: set[tuple[Role, int, int, int]] = set()

    def paint(self, nodes: Iterable[Node], *, whole: frozenset[int] = frozenset()) -> Markup:
        """The HTML of `nodes`. Owners in `whole` fill their paragraph, which is marked as one instead."""
        return Markup("").join(self._node(node, whole) for node in nodes)

    def tone(self, owner: int) -> int:
        """The colour of the statement at place `owner`."""
        return self._marks[owner].tone

    def _node(self, node: Node, whole: frozenset[int]) -> Markup:
        if isinstance(node, Leaf):
            return escape(displayable(self._text[node.start : node.end]))
        return self._branch(node, whole)

    def _branch(self, branch: Branch, whole: frozenset[int]) -> Markup:
        layer = branch.layer
        opening = self._opening(layer, layer.owner in whole)
        return opening + self.paint(branch.children, whole=whole) + _CLOSE.get(layer.role, _CLOSE_AIDE)

    def _opening(self, layer: Layer, whole: bool) -> Markup:
        begun = self._begin(layer)
        if layer.role is Role.PLACE:
            return _OPEN_PLACE.format(anchor=Markup(' id="place"') if begun else "")
        if layer.role is Role.NAME:
            return _OPEN_NAME
        if layer.role is Role.TIME:
            return (_OPEN_TIME if begun else _OPEN_TIME_REST).format(value=self._times[layer.owner])
        return self._of_statement(layer, self._marks[layer.owner], whole, begun)

    def _of_statement(self, layer: Layer, mark: Mark, whole: bool, begun: bool) -> Markup:
        more = "".join(
            f" {name}"
            for name, holds in (("whole", whole), ("is-chosen", mark.chosen), ("rejected", mark.rejected))
            if holds
        )
        if layer.role >= Role.ISSUE:
            return _claim_opening(layer, mark, begun)
        if layer.role is not Role.CONTENT:
            return _OPEN_AIDE.format(role=_AIDES[layer.role], tone=mark.tone, id=mark.id, more=more)
        form = (_OPEN_NEXT if layer.piece else _OPEN_FIRST) if begun else _OPEN_REST
        return form.format(
            id=mark.id, kind=mark.kind.value, tone=mark.tone, label=mark.label, title=mark.title, more=more
        )

    def _begin(self, layer: Layer) -> bool:
        """True the first time that this span is drawn, however many pieces it is drawn in."""
        key = (layer.role, layer.owner, layer.claim, layer.piece)
        if key in self._begun:
            return False
        self._begun.add(key)
        return True


def _claim_opening(layer: Layer, mark: Mark, begun: bool) -> Markup:
    """Opens the words of an issue, its stance before them, or those of a condition or exception."""
    claim = mark.claims[layer.claim]
    if layer.role is Role.ISSUE:
        form = _OPEN_ISSUE if begun and not layer.piece else _OPEN_ISSUE_REST
        return form.format(
            key=claim.key,
            id=mark.id,
            label=mark.label,
            stance=claim.text_stance,
            sign=claim.text_sign,
            aloud=claim.aloud,
        )
    look, name = _LIMITS[layer.role]
    form = _OPEN_LIMIT if begun else _OPEN_LIMIT_REST
    return form.format(look=look, id=mark.id, name=name, label=mark.label)
