"""The API as an application of its own, mounted by the pages' one at /api."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from onrecord import __version__
from onrecord.web.api import (
    about,
    actors,
    adding,
    documents,
    failing,
    findings,
    issues,
    judgements,
    network,
    page,
    positions,
    review,
    roundup,
    schema,
    search,
    statements,
)

ROUTERS = (
    documents.router,
    adding.router,
    statements.router,
    actors.router,
    issues.router,
    findings.router,
    roundup.router,
    positions.router,
    network.router,
    search.router,
    judgements.router,
    review.router,
    about.router,
)
"""One a noun, in the order of the page /api."""


def mount_api(app: Starlette) -> None:
    """Lets `app` answer /api with the page that lists the operations, and what is below with the API.

    The API shares the state of the app: the house, and who is let in.
    """
    api = create_api()
    app.state.api = api
    api.state = app.state
    app.router.routes += [Route("/api", page.respond, name="api"), Mount("/api", api)]


def create_api() -> FastAPI:
    """The API; whoever mounts it gives it a state."""
    api = FastAPI(
        title="onrecord",
        version=__version__,
        summary="Who said what, to whom, when, on which issue, as reported by whom.",
        description=schema.DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=schema.TAGS,
        servers=[{"url": "/api"}],
        root_path_in_servers=False,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=dict(failing.HANDLERS),
        separate_input_output_schemas=False,
    )
    for router in ROUTERS:
        api.include_router(router)
    api.openapi = lambda: schema.described(api)  # type: ignore[method-assign]  # FastAPI's own way to extend it
    return api
