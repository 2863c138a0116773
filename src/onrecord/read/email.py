"""Mails (EML): the letter is a document, and so is each attachment that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.errors import InputError
from onrecord.read import html
from onrecord.read.archive import inner_name
from onrecord.read.builder import Builder, storable
from onrecord.read.declared import iso_day, one_line
from onrecord.read.decode import decode
from onrecord.read.detect import NOT_DOCUMENTS, Format, ending
from onrecord.read.draft import Draft
from onrecord.read.failure import Failure
from onrecord.read.found import Row
from onrecord.read.furniture import furniture_kind
from onrecord.read.limits import check_members
from onrecord.read.reading import Reading
from onrecord.read.source import Source
from onrecord.records import DateBasis, Metadata, Part

SHOWN = ("From", "To", "Cc", "Date")
"""Header fields that a mail program shows above a letter."""

END_OF_HEAD = re.compile(rb"\n\r?\n")
MAX_HEAD = 256 * 1024
"""Bytes of headers; mail servers refuse more than a fraction of it, and parsing an address takes long."""

PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
SIGNATURE = re.compile(r"-- ?(?:\n|$)")
"""The line that sets a signature off (RFC 3676, section 4.3)."""


def parts(source: Source, reading: Reading) -> Iterator[Source | Row | Failure]:
    """The letter of a mail as a document, then its attachments as files named ``letter.eml!name.pdf``."""
    data = re.sub(rb"\A\s*(?:From [^\n]*\n)?", b"", source.data, count=1)
    if END_OF_HEAD.search(data, 0, MAX_HEAD) is None and len(data) > MAX_HEAD:
        raise InputError(f"{source.name} has over 256 kB of mail headers: save the message again as EML.")
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError(f"{source.name} has no mail headers: save the message again as EML.")
    meta = _headers(message)
    letter = _letter(source.name, message, meta)
    attachments = list(_attachments(source, message, reading, meta))
    if letter is not None:
        yield Row(letter, source.data)
    elif not attachments:
        raise InputError(f"{source.name} holds no text: nothing can be read from it.")
    yield from attachments


def _headers(message: EmailMessage) -> Metadata:
    address = _header(message, "From") or ""
    name, mail = parseaddr(address)
    day = _day(_header(message, "Date"))
    return Metadata(
        title=_header(message, "Subject"),
        author=one_line(name) or one_line(mail),
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's value. The parser raises many kinds on malformed ones, which count as missing."""
    try:
        value = message[name]
    except Exception:
        return None
    return one_line(storable(str(value))) if value is not None else None


def _day(value: str | None) -> str | None:
    try:
        return iso_day(parsedate_to_datetime(value or "").date().isoformat())
    except (ValueError, TypeError, IndexError):
        return iso_day(value)


def _letter(name: str, message: EmailMessage, meta: Metadata) -> Draft | None:
    """The mail's subject, header lines and body; None where it has no body."""
    body = _body(name, message)
    if body is None:
        return None
    builder = Builder()
    builder.add(meta.title or "", Part.HEADLINE)
    lines = [f"{field}: {value}" for field in SHOWN if (value := _header(message, field))]
    builder.add("\n".join(lines), Part.BYLINE)
    for text, part in body:
        builder.add(text, part)
    return Draft(builder.text, name, meta, builder.blocks, media_type=Format.EMAIL.value)


def _body(name: str, message: EmailMessage) -> list[tuple[str, Part | None]] | None:
    """The paragraphs of the plain body, or of the HTML one where the plain one is missing or a stub."""
    plain, markup = (_text_of(name, message, kind) for kind in ("plain", "html"))
    page = html.page(name, markup) if markup else None
    if plain and plain.strip() and (page is None or len(plain) * 2 > len(page.text)):
        return list(_plain_paragraphs(plain))
    if page is None or not page.text.strip():
        return None
    return [(page.text[block.start : block.end], block.part) for block in page.blocks or ()]


def _text_of(name: str, message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    data = part.get_payload(decode=True) if part is not None and not part.is_multipart() else None
    return (
        decode(name, data, part.get_content_charset())
        if part is not None and isinstance(data, bytes) and data
        else None
    )


def _plain_paragraphs(text: str) -> Iterator[tuple[str, Part | None]]:
    """Paragraphs with their lines as they are; what follows the signature's line is a note on the author."""
    signed = False
    for match in PARAGRAPH.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        before, mark, after = _at_signature(match[0])
        for piece in (before, mark + after):
            if piece.strip():
                signed = signed or (piece is not before and bool(mark))
                yield from _signature(piece) if signed else [(piece, None)]


def _signature(text: str) -> Iterator[tuple[str, Part | None]]:
    """A signature and the house's notice on confidentiality under it."""
    lines = text.splitlines(keepends=True)
    at = next((i for i in range(len(lines)) if furniture_kind("".join(lines[i:]).strip()) == "legal"), len(lines))
    for piece, part in (("".join(lines[:at]), Part.AUTHOR_NOTE), ("".join(lines[at:]), Part.FURNITURE)):
        if piece.strip():
            yield piece, part


def _at_signature(paragraph: str) -> tuple[str, str, str]:
    place = 0
    for line in paragraph.splitlines(keepends=True):
        if SIGNATURE.fullmatch(line):
            return paragraph[:place], line, paragraph[place + len(line) :]
        place += len(line)
    return paragraph, "", ""


def _attachments(source: Source, message: EmailMessage, reading: Reading, meta: Metadata) -> Iterator[Source]:
    """The mail's attachments that can be documents, mails in it among them, with its author and day around them."""
    found = list(message.iter_attachments()) if message.is_multipart() else []
    check_members(source.name, len(found))
    for number, part in enumerate(found, start=1):
        name = inner_name(
            part.get_filename() or f"{number}{'.eml' if part.get_content_type() == 'message/rfc822' else ''}"
        )
        data = _content(part)
        if data is None or ending(name) in NOT_DOCUMENTS or part.get_content_maintype() in {"image", "audio", "video"}:
            continue
        reading.budget.spend(source.name, len(data), len(source.data))
        inner = source.served(f"{source.name}!{name}", data, part.get_content_type(), part.get_content_charset())
        yield replace(inner, around=meta)


def _content(part: EmailMessage) -> bytes | None:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else None
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) and data else None
