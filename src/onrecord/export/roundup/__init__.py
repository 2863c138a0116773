"""The round-up in the forms that it is written in: Markdown, one HTML file, PDF."""

from onrecord.export.roundup.blocks import Block, Entry, Heading, Line, Look, Paragraph, Run, Table
from onrecord.export.roundup.form import Form, written
from onrecord.export.roundup.outline import outline

__all__ = ["Block", "Entry", "Form", "Heading", "Line", "Look", "Paragraph", "Run", "Table", "outline", "written"]
