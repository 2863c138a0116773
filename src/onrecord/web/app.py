"""The application: which page answers which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from onrecord.web import (
    adding,
    documents,
    documents_editing,
    editing,
    findings_routes,
    help,
    home,
    map,
    matrix,
    me,
    reader,
    review_routes,
    roundup,
    search,
    statements,
    timeline_routes,
    trouble,
)
from onrecord.web.access import Access
from onrecord.web.api.app import mount_api
from onrecord.web.gate import Gate
from onrecord.web.jobs import Jobs
from onrecord.web.security import Guard
from onrecord.web.settling import Settling
from onrecord.web.shell import House
from onrecord.web.tokens import Tokens


def create_app(ledger_path: Path, *, hosts: Collection[str] = (), tokens: Tokens | None = None) -> Starlette:
    """The pages of the ledger at `ledger_path`.

    A ledger that cannot be opened is told on the page, not raised here. `hosts` are names that the Host header may
    have besides the loopback ones, see `Guard`. With `tokens` nobody enters without one; without, everybody who reaches
    the app may read and judge, which is for loopback alone.
    """
    house, access, jobs = House(ledger_path), Access(tokens), Jobs(ledger_path)
    app = Starlette(
        routes=[
            Route("/", home.respond, name="home"),
            *adding.ROUTES,
            Route("/documents", documents.respond, name="documents"),
            Route("/documents/{document}", reader.respond, name="reader"),
            *documents_editing.ROUTES,
            *editing.ROUTES,
            *statements.ROUTES,
            *timeline_routes.ROUTES,
            *search.ROUTES,
            Route("/help", help.respond, name="help"),
            *me.ROUTES,
            *findings_routes.ROUTES,
            *review_routes.ROUTES,
            *matrix.ROUTES,
            *map.ROUTES,
            *roundup.ROUTES,
            Route("/static/{name}", house.assets.respond, name="static"),
        ],
        middleware=[
            Middleware(Guard, hosts=hosts, addresses=tokens is not None),
            Middleware(Gate, access=access),
            Middleware(Settling, house=house),
        ],
        exception_handlers=trouble.HANDLERS,
        lifespan=_closing(house, jobs),
    )
    app.state.house, app.state.access, app.state.jobs = house, access, jobs
    mount_api(app)
    return app


def _closing(house: House, jobs: Jobs) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await to_thread.run_sync(jobs.close)
        house.close()

    return lifespan
