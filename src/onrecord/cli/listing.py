"""Listings that come in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.counting import number
from onrecord.cli.screen import remark
from onrecord.cli.session import Session

if TYPE_CHECKING:
    from onrecord.ledger import Page

LimitOption = Annotated[int, typer.Option(min=0, metavar="N", help="How many to list; 0 for all.")]
AfterOption = Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on where the listing before ended.")]


def page_record(page: Page[Any], items: list[Any]) -> dict[str, Any]:
    """A page as JSON: its items, the cursor of the next page or null, and how many there are in all."""
    return {"items": items, "next": page.next, "total": page.total}


def tell_page(session: Session, page: Page[Any], noun: str) -> None:
    """Say how much of a listing was shown and how to go on."""
    shown, total = len(page.items), number(page.total, noun)
    if not page.total:
        remark(session, f"No {noun} fits.")
    elif page.next:
        remark(session, f"\n{shown:,} of {total}. Go on with --after {page.next}, or see all with --limit 0.")
    else:
        remark(session, f"\n{total}." if shown == page.total else f"\nThe last {shown:,} of {total}.")
