"""Which addresses the findings have."""

from __future__ import annotations

from starlette.routing import Route

from onrecord.web import finding, finding_acts, findings, findings_files

ROUTES = (
    Route("/findings", findings.respond, name="findings"),
    Route("/findings.csv", findings_files.respond),
    Route("/findings.jsonl", findings_files.respond),
    Route("/findings/{finding}", finding.respond, name="finding"),
    Route("/findings/{finding}/judge", finding_acts.respond, methods=["POST"]),
)
