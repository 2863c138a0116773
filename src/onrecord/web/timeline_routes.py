"""The addresses of actors, issues and the codebook."""

from __future__ import annotations

from typing import Final

from starlette.routing import Route

from onrecord.web import actor, actors, codebook, issue, issues

# Names and labels may have a slash in them.
ROUTES: Final = (
    Route("/actors", actors.respond, name="actors"),
    Route("/actors/{actor:path}", actor.respond, name="actor"),
    Route("/actors/{actor:path}", actor.act, methods=["POST"]),
    Route("/speakers", actors.moved, name="speakers"),
    Route("/issues", issues.respond, name="issues"),
    Route("/issues/{issue:path}", issue.respond, name="issue"),
    Route("/issues/{issue:path}", issue.act, methods=["POST"]),
    Route("/codebook", codebook.respond, name="codebook"),
    Route("/codebook", codebook.act, methods=["POST"]),
)
