"""The application: which page answers which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from onrecord.web import documents, help, issues, reader, search, speakers, statements, trouble
from onrecord.web.security import Guard
from onrecord.web.shell import House


def create_app(ledger_path: Path, *, hosts: Collection[str] = ()) -> Starlette:
    """The pages of the ledger at `ledger_path`, which they only read.

    A ledger that cannot be opened is told on the page, not raised here. `hosts` are names that the Host header may
    have besides the loopback ones.
    """
    house = House(ledger_path)
    app = Starlette(
        routes=[
            Route("/", documents.respond, name="documents"),
            Route("/documents/{document}", reader.respond, name="reader"),
            Route("/statements", statements.respond, name="statements"),
            Route("/statements/{statement}", statements.redirect, name="statement"),
            Route("/issues", issues.respond, name="issues"),
            Route("/speakers", speakers.respond, name="speakers"),
            Route("/search", search.respond, name="search"),
            Route("/help", help.respond, name="help"),
            Route("/static/{name}", house.assets.respond, name="static"),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers=trouble.HANDLERS,
        lifespan=_closing(house),
    )
    app.state.house = house
    return app


def _closing(house: House) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        house.close()

    return lifespan
