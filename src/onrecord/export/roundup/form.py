"""The forms of a round-up, by name."""

from __future__ import annotations

from enum import StrEnum

from onrecord.export.roundup.outline import outline, title
from onrecord.roundup import Roundup


class Form(StrEnum):
    """What `onrecord roundup --format` takes."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """The form's media type, with the encoding of a text."""
        return {
            Form.MD: "text/markdown; charset=utf-8",
            Form.HTML: "text/html; charset=utf-8",
            Form.PDF: "application/pdf",
        }[self]


def written(roundup: Roundup, form: Form) -> bytes:
    """The round-up as a file of that form; the same round-up always gives the same bytes."""
    blocks = outline(roundup)
    if form is Form.MD:
        from onrecord.export.roundup.markdown import markdown

        return markdown(blocks).encode("utf-8", "backslashreplace")
    if form is Form.HTML:
        from onrecord.export.roundup.html import html

        return html(blocks, title(roundup.query)).encode("utf-8", "backslashreplace")
    from onrecord.export.roundup.pdf import pdf

    return pdf(blocks, title(roundup.query), roundup.query.until)
