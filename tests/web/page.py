"""A page taken apart with the standard library's parser, for assertions on what a browser would see."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str | None = None, cls: str | None = None, **attributes: str) -> list[Element]:
        """Every element below this one that fits, in the page's order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                fits = (tag in (None, child.tag)) and (cls is None or cls in child.classes)
                if fits and all(child.attributes.get(k.replace("_", "-")) == v for k, v in attributes.items()):
                    found.append(child)
                found += child.all(tag, cls, **attributes)
        return found

    def one(self, tag: str | None = None, cls: str | None = None, **attributes: str) -> Element:
        """The only element that fits."""
        (found,) = self.all(tag, cls, **attributes)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The page's elements. Fails when an element is not closed or not nested."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"not closed: {[e.tag for e in builder.open]}"
    return builder.root


def csrf_of(html: str) -> str:
    """The token that a page's forms carry."""
    return parse(html).one("meta", name="csrf").attributes["content"]
