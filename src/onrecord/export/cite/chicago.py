"""Chicago Manual of Style, 17th edition, note form (14.18, 14.206)."""

from __future__ import annotations

from onrecord.export.cite.reference import UNDATED, Reference, long_day, nested


def chicago(reference: Reference) -> str:
    """`reference` as one note: “Words,” speaker, quoted in author, “Title,” publisher, day, URL."""
    return f"{_quoted(reference.words)} {''.join(f'{link} in ' for link in reference.chain)}{_work(reference)}."


def _quoted(text: str) -> str:
    """`text` between quotation marks with the comma that follows inside them (6.9), unless it ends in ?, ! or …."""
    words = nested(text)
    inner = words.rstrip("’")
    if inner.endswith((".", ",")) and not inner.endswith("..."):
        return f"“{inner[:-1]},{words[len(inner) :]}”"
    return f"“{words}”" if inner.endswith(("?", "!", "…")) else f"“{inner},{words[len(inner) :]}”"


def _work(reference: Reference) -> str:
    """The document: author, title, publisher, day, address, without the full stop."""
    day = long_day(reference.published) if reference.published else UNDATED
    title = _quoted(reference.title)
    start = f"{reference.author}, {title}" if reference.author else title
    publisher = reference.publisher if reference.publisher != reference.author else None
    accessed = None
    if reference.url and reference.retrieved and not reference.published:
        accessed = f"accessed {long_day(reference.retrieved)}"  # 14.12: for sources without a date
    rest = ", ".join(part for part in (publisher, day, accessed, reference.url) if part)
    return f"{start} {rest}".removesuffix(".")
