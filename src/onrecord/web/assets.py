"""The style sheet, the script and the icon: read once, addressed by the hash of their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}

HASH_DIGITS = 12
FOREVER = "public, max-age=31536000, immutable"  # safe: another content has another address
ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its bytes, media type, and the first digits of its SHA-256."""

    name: str
    body: bytes
    media_type: str
    version: str


class Assets:
    """All static files of the package, held in memory."""

    def __init__(self) -> None:
        folder = files("onrecord.web") / "static"
        self._assets = {f.name: _asset(f.name, f.read_bytes()) for f in folder.iterdir() if _media_type(f.name)}

    def href(self, name: str) -> str:
        """The address of an asset, with its content's hash. Raises KeyError for a file that is not there."""
        return f"/static/{name}?v={self._assets[name].version}"

    def respond(self, request: Request) -> Response:
        """Answers a request for ``/static/{name}``."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404, "There is no such file.")
        current = request.query_params.get("v") == asset.version
        headers = {"Cache-Control": FOREVER if current else ASK_AGAIN, "ETag": f'"{asset.version}"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(asset.body, media_type=asset.media_type, headers=headers)


def _asset(name: str, body: bytes) -> Asset:
    return Asset(name, body, MEDIA_TYPES[_media_type(name)], hashlib.sha256(body).hexdigest()[:HASH_DIGITS])


def _media_type(name: str) -> str:
    """The suffix that `MEDIA_TYPES` knows, or nothing."""
    suffix = name.rpartition(".")[2]
    return suffix if suffix in MEDIA_TYPES else ""
