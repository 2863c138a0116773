"""RIS, the tagged format that reference managers import (Research Information Systems, 2011)."""

from __future__ import annotations

from onrecord.export.cite.reference import Reference
from onrecord.records import Genre

_TYPES = {Genre.NEWS: "NEWS", Genre.OPINION: "NEWS", Genre.NEWSLETTER: "NEWS", Genre.INTERVIEW: "NEWS"}


def ris(reference: Reference) -> str:
    """`reference` as one RIS entry."""
    day = reference.published
    tags = [
        ("TY", _TYPES.get(reference.genre) or ("ELEC" if reference.url else "GEN")),
        ("ID", reference.statement),
        ("AU", reference.author),
        ("TI", reference.title),
        ("PB", reference.publisher),
        ("PY", str(day.year) if day else None),
        ("DA", f"{day:%Y/%m/%d}" if day else None),
        ("UR", reference.url),
        ("Y2", f"{reference.retrieved:%Y/%m/%d}" if reference.retrieved else None),
        ("LA", reference.language),
        ("N1", reference.here),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in tags if value is not None)
