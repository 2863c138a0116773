"""Which addresses the review has."""

from __future__ import annotations

from starlette.routing import Route

from onrecord.web import review, review_acts, review_files

ROUTES = (
    Route("/review", review.respond, name="review"),
    Route("/review/judge", review_acts.judge, methods=["POST"]),
    Route("/review/undo", review_acts.undo, methods=["POST"]),
    Route("/review/judgements.jsonl", review_files.respond),
)
