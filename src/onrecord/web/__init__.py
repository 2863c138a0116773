"""The pages and the API, rendered on the server: what changed, who holds what, the documents, and judging them."""

from onrecord.web.app import create_app
from onrecord.web.server import ServeOptions, serve

__all__ = ["ServeOptions", "create_app", "serve"]
