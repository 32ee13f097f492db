"""Parts of a file by their bytes (RFC 9110, section 14), so that a film can be wound forward before it is all
there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

ONE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
PIECE: Final = 256 * 1024


def ranged(request: HttpRequest, stream: BinaryIO, size: int) -> HttpResponse | StreamingHttpResponse:
    """The whole, or the one range that was asked for; 416 where it lies outside. Several ranges get the whole."""
    asked = ONE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not (asked[1] or asked[2]):
        return _part(stream, 0, size - 1, size, status=200)
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first > last:
        stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(stream, first, last, size, status=206)


def _part(stream: BinaryIO, first: int, last: int, size: int, *, status: int) -> StreamingHttpResponse:
    length = last - first + 1
    response = StreamingHttpResponse(_pieces(stream, first, length), status=status)
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(length)
    if status == 206:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _pieces(stream: BinaryIO, first: int, length: int) -> Iterator[bytes]:
    with stream:
        stream.seek(first)
        while length > 0 and (piece := stream.read(min(PIECE, length))):
            length -= len(piece)
            yield piece
