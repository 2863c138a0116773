"""DOCX: paragraphs, headings, tables, notes, comments and running heads of a Word document."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import InputError
from onrecord.read.builder import Builder
from onrecord.read.declared import iso_day, language_tag, one_line
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.limits import Budget
from onrecord.read.options import ReadOptions
from onrecord.read.source import Source
from onrecord.records import DateBasis, Metadata, Part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

BESIDE = (
    ("footnotes", Part.BODY),
    ("endnotes", Part.BODY),
    ("comments", Part.COMMENT),
    ("header", Part.FURNITURE),
    ("footer", Part.FURNITURE),
)
"""Parts of the package beside the main text, by how the end of their relationship type begins, in text order."""

STYLES = {"Title": Part.HEADLINE, "Caption": Part.CAPTION, "Author": Part.BYLINE}
TEMPLATE_AUTHOR = "python-docx"
"""Author in the template of a library that writes such files; beside it stands the template's date."""

CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def draft(source: Source) -> Draft:
    """The text of a Word document: its main text, then notes, comments, running heads. Deleted text is left out."""
    from docx import Document as Package
    from docx.opc.exceptions import OpcError

    _refuse_bomb(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package = Package(io.BytesIO(source.data))
            meta = _properties(package.core_properties)
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise InputError(f"{source.name} is truncated or damaged: get the DOCX file again.") from error
    builder = Builder()
    names = {style.style_id: style.name for style in package.styles}
    _write(builder, package.element.body, names)
    for element, part in _beside(package.part):
        for text, _ in _paragraphs(element):
            builder.add(text, part)
    return Draft(builder.text, source.name, meta, builder.blocks, media_type=Format.DOCX.value)


def _refuse_bomb(source: Source) -> None:
    """Word's parts are unpacked in memory, so their sizes, which zipfile holds them to, are looked at before."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(f"{source.name} is truncated or damaged: get the DOCX file again.") from error
    Budget(ReadOptions().max_inflated).spend(source.name, size, len(source.data))


def _properties(core: object) -> Metadata:
    """Core properties. The day of creation, or failing that of the last change, is taken for the publication's."""
    author = one_line(getattr(core, "author", None))
    created = getattr(core, "created", None) or getattr(core, "modified", None)
    if author == TEMPLATE_AUTHOR:
        author = created = None
    day = iso_day(created.date().isoformat()) if created else None
    return Metadata(
        title=one_line(getattr(core, "title", None)),
        author=author,
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
        language=language_tag(getattr(core, "language", None)),
    )


def _write(builder: Builder, body: etree._Element, names: dict[str, str]) -> None:
    """The main text. The first title or top heading is the headline; later ones are headings in the text."""
    seen = False
    for text, style in _paragraphs(body):
        name = names.get(style or "", style or "")
        part = Part.HEADLINE if name.lower() == "heading 1" else STYLES.get(name)
        if part is Part.HEADLINE:
            part, seen = (None if seen else part), True
        builder.add(text, part)


def _beside(main: object) -> Iterator[tuple[etree._Element, Part]]:
    """The package's other texts, each once though every section may refer to it."""
    relations = list(getattr(main, "rels", {}).values())
    for kind, part in BESIDE:
        done = set()
        for relation in relations:
            if relation.is_external or not relation.reltype.endswith(f"/{kind}") or relation.rId in done:
                continue
            done.add(relation.rId)
            element = getattr(relation.target_part, "element", None)
            if element is None:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                element = etree.fromstring(relation.target_part.blob, parser)
            yield element, part


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, str | None]]:
    """Text and style id of each paragraph; the cells of a table's row in one, with tabs between."""
    walk = etree.iterwalk(root, events=("start",), tag=(f"{W}p", f"{W}tr", FALLBACK))
    for _, element in walk:
        if element.tag == FALLBACK:
            walk.skip_subtree()
        elif element.tag == f"{W}tr":
            cells = ["\n".join(_text(p) for p in cell.iter(f"{W}p")).strip() for cell in element.iter(f"{W}tc")]
            walk.skip_subtree()
            yield "\t".join(cells), None
        else:
            style = element.find(f"{W}pPr/{W}pStyle")
            yield _text(element), style.get(f"{W}val") if style is not None else None


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph in all runs, links, insertions and fields, but not those of a text box in it."""
    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element is not paragraph and element.tag in {f"{W}p", f"{W}pPr", f"{W}del", FALLBACK}:
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            pieces.append(element.text or "")
        else:
            pieces.append(CHARACTERS.get(element.tag, ""))
    return "".join(pieces)
