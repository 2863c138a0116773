"""Weaving: whatever the spans, the leaves are the text, once and in order, and every span is drawn whole."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.web.layers import Branch, Layer, Leaf, Node, Role, weave

LENGTH = 20
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda s: s[0] < s[1])


def leaves(nodes: tuple[Node, ...]) -> list[Leaf]:
    return [leaf for n in nodes for leaf in ([n] if isinstance(n, Leaf) else leaves(n.children))]


def covered(nodes: tuple[Node, ...], layer: Layer) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        if isinstance(node, Branch):
            inside = {i for leaf in leaves((node,)) for i in range(leaf.start, leaf.end)}
            found |= inside if node.layer == layer else covered(node.children, layer)
    return found


def content(owner: int, start: int, end: int) -> Layer:
    return Layer(Span(start, end), Role.CONTENT, owner)


@given(st.lists(SPANS, max_size=8))
def test_leaves_are_the_text_once_and_every_layer_is_drawn_whole(spans: list[tuple[int, int]]) -> None:
    layers = [content(owner, *span) for owner, span in enumerate(spans)]
    tree = weave(0, LENGTH, layers)
    assert [i for leaf in leaves(tree) for i in range(leaf.start, leaf.end)] == list(range(LENGTH))
    for layer in layers:
        assert covered(tree, layer) == set(range(*layer.span))


def test_a_shorter_span_lies_on_the_longer_one() -> None:
    outer, inner = content(0, 0, 10), content(1, 3, 6)
    (branch,) = weave(0, 10, [inner, outer])
    assert branch == Branch(outer, (Leaf(0, 3), Branch(inner, (Leaf(3, 6),)), Leaf(6, 10)))


def test_halfway_overlap_cuts_the_shorter_span_in_two() -> None:
    longer, shorter = content(0, 0, 8), content(1, 6, 10)
    tree = weave(0, 10, [longer, shorter])
    assert tree == (
        Branch(longer, (Leaf(0, 6), Branch(shorter, (Leaf(6, 8),)))),
        Branch(shorter, (Leaf(8, 10),)),
    )


def test_of_two_equal_spans_the_role_decides() -> None:
    said, cue = content(0, 2, 4), Layer(Span(2, 4), Role.CUE, 0)
    assert weave(2, 4, [cue, said]) == (Branch(said, (Branch(cue, (Leaf(2, 4),)),)),)


def test_only_the_asked_stretch_is_woven() -> None:
    layer = content(0, 0, 30)
    assert weave(10, 20, [layer, content(1, 25, 28)]) == (Branch(layer, (Leaf(10, 20),)),)


def test_many_layers_in_one_stretch_are_woven_in_order() -> None:
    layers = [content(owner, owner * 2, owner * 2 + 1) for owner in range(10)]
    tree = weave(0, 20, [content(99, 0, 20), *reversed(layers)])
    (whole,) = tree
    assert isinstance(whole, Branch)
    assert [child.layer.owner for child in whole.children if isinstance(child, Branch)] == list(range(10))
