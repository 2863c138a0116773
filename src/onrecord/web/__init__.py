"""The pages: a list of documents, the reader, statements, speakers and search, rendered on the server."""

from onrecord.web.app import create_app
from onrecord.web.server import serve

__all__ = ["create_app", "serve"]
