"""Bytes to text, without loss: byte order marks, declared and guessed encodings."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from onrecord.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CANDIDATES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1256",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1257",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
"""Legacy encodings that news text is found in, the likelier first. Of equally good guesses the first wins."""

CHAOS_SLACK, COHERENCE_SLACK, FOREIGN_SLACK = 0.03, 0.05, 0.15
"""charset-normalizer's scores differ by less than this by chance on a sentence or two; the last is its coherence in
another alphabet, which it tells less surely."""

SAMPLE_LINES = 2000
"""Lines with non-ASCII bytes that the guess looks at."""

CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Control bytes that text does not hold (tab, line ends, form feed and escape are in use)."""

LEGACY = ("cp", "iso8859", "iso2022", "koi8", "mac", "shift", "euc", "gb", "big5", "johab", "hz", "tis", "kz", "ptcp")
"""How the names of Python's legacy text codecs begin; others are Unicode's own or transform rather than decode."""

SEVEN_BIT = ("iso2022", "hz")
"""Encodings that write everything in ASCII bytes, so that UTF-8 never fails on them."""

MAX_CONTROLS = 0.002
"""Share of control bytes above which bytes are not text; a stray one in a long text is a typing accident."""


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text of `data`, line ends as they are, without its byte order mark.

    Tries in turn the byte order mark, UTF-8, `declared`, UTF-16 without a mark, UTF-8 with some bytes of another
    encoding in it, and a guess. UTF-8 goes before what is declared because text that fits it by chance is rare, and
    wrong declarations are not. Raises InputError for what is no text.
    """
    text = _by_mark(name, data)
    if text is None and b"\0" in data:
        text = _wide_without_mark(data)
        if text is None:
            raise InputError(f"{name} is binary, not text: convert it to text, HTML, PDF or DOCX first.")
    if text is None:
        _refuse_controls(name, data)
        known = _known(declared)
        first, second = (known, "utf-8") if known and known.startswith(SEVEN_BIT) else ("utf-8", known)
        text = _try(data, first)
        if text is None:
            text = _try(data, second) or _repaired(data) or _guessed(data)
    if text is None:
        raise InputError(f"{name} is in no known text encoding: save it as UTF-8 and try again.")
    if "\0" in text:
        raise InputError(f"{name} holds NUL characters, which text does not: save it again as UTF-8 text.")
    return text


def _by_mark(name: str, data: bytes) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is None and encoding != "utf-8":
                raise InputError(f"{name} begins as {encoding[:6].upper()} but is damaged: save it again as UTF-8.")
            return text if text is not None else decode(name, data[len(mark) :])
    return None


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _known(declared: str | None) -> str | None:
    """The codec for a declared charset. Latin-1 and ASCII mean Windows-1252, as the WHATWG Encoding Standard has it."""
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if name.startswith(LEGACY) else None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark is missing: the NULs of its ASCII characters all lie at even or all at odd places."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if len(data) % 2 or most < len(data) * 0.02 or least > most * 0.02:
        return None
    text = _try(data, "utf-16-be" if even > odd else "utf-16-le")
    return text if text is not None and _is_wordy(text) else None


def _is_wordy(text: str) -> bool:
    head = text[:10_000]
    return sum(c.isalnum() or c.isspace() for c in head) > 0.7 * len(head)


def _refuse_controls(name: str, data: bytes) -> None:
    head = data[:1_000_000]
    if sum(1 for _ in CONTROLS.finditer(head)) > MAX_CONTROLS * len(head):
        raise InputError(f"{name} is binary, not text: convert it to text, HTML, PDF or DOCX first.")


def _repaired(data: bytes) -> str | None:
    """UTF-8 into which lines of Windows-1252 were pasted: each byte that does not fit is read as that."""
    text = data.decode("utf-8", "surrogateescape")
    strays = len(re.findall("[\udc80-\udcff]", text))
    if strays * 2 > sum(c > "\x7f" for c in text):
        return None
    return re.sub("[\udc80-\udcff]", lambda m: _stray(m[0]), text)


def _stray(escaped: str) -> str:
    byte = bytes([ord(escaped) - 0xDC00])
    return _try(byte, "cp1252") or byte.decode("latin-1")


def _guessed(data: bytes) -> str | None:
    """The best of `CANDIDATES` by charset-normalizer on the lines that are not ASCII."""
    from charset_normalizer import from_bytes

    lines = (line for line in data.split(b"\n") if not line.isascii())
    sample = b"\n".join(islice(lines, SAMPLE_LINES))
    matches = list(from_bytes(sample, cp_isolation=list(CANDIDATES)))
    if not matches:
        return None
    slack = FOREIGN_SLACK if sum(byte > 127 for byte in sample) > len(sample) / 2 else COHERENCE_SLACK
    chaos, coherence = matches[0].chaos + CHAOS_SLACK, matches[0].coherence - slack
    near = [m.encoding for m in matches if m.chaos <= chaos and m.coherence >= coherence]
    ordered = sorted(near, key=lambda e: CANDIDATES.index(e) if e in CANDIDATES else len(CANDIDATES))
    return next((text for e in ordered if (text := _try(data, e)) is not None), None)
