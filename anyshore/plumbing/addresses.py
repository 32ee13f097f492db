"""Asking a web address that a stranger wrote whether it answers, without being led into one's own network.

A name is resolved once and every address it has must be a public one; the connection goes to that very address, so
that a name that changes its mind in between leads nowhere. Each step of a redirection is looked at anew. What comes
back is not read, only its status. Nobody is asked unless the operator says so (``ANYSHORE_ASK_LINKS``).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS: Final = 5
"""For one connection."""
MOST_STEPS: Final = 4
"""A page behind more redirections than this does not answer."""
PORTS: Final = {"http": 80, "https": 443}
TRANSLATED: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""IPv6 that stands for an IPv4 address, which may be a private one."""

Resolve = Callable[[str], list[str]]
Ask = Callable[[SplitResult, str], tuple[int, str]]


class NotAsked(Exception):
    """An address that is not asked, or does not answer; ``reason``: private, unknown, port, slow, or a status."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    if mapped is not None:
        found = mapped
    if found.version == 6 and any(found in network for network in TRANSLATED):
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def resolved(host: str) -> list[str]:
    """Every IP address of a name."""
    try:
        return [str(one[4][0]) for one in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotAsked("unknown") from error


def answers(address: str, *, resolve: Resolve = resolved, ask: Ask | None = None) -> str:
    """Empty where the address answers; else why not: private, unknown, port, slow, or the status (``404``)."""
    try:
        for _step in range(MOST_STEPS):
            parts = urlsplit(address)
            status, onward = (ask or _asked)(parts, _one(parts, resolve))
            if not (300 <= status < 400 and onward):
                return "" if status < 400 else str(status)
            address = urljoin(address, onward)
    except NotAsked as refused:
        return refused.reason
    except (OSError, http.client.HTTPException, ValueError):
        return "slow"
    return "slow"


def _one(parts: SplitResult, resolve: Resolve) -> str:
    """The IP address to connect to, once all of them are public."""
    if parts.scheme not in PORTS or parts.port not in (None, PORTS[parts.scheme]) or not parts.hostname:
        raise NotAsked("port")
    found = resolve(parts.hostname)
    if not found:
        raise NotAsked("unknown")
    if not all(is_public(one) for one in found):
        raise NotAsked("private")
    return found[0]


def _asked(parts: SplitResult, address: str) -> tuple[int, str]:
    """The status, and where it leads on. A server that knows no HEAD is asked by GET, and hung up on."""
    status, onward = _request("HEAD", parts, address)
    return _request("GET", parts, address) if status in (405, 501) else (status, onward)


def _request(method: str, parts: SplitResult, address: str) -> tuple[int, str]:
    connection = _Pinned(parts, address)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request(method, path, headers={"User-Agent": "Anyshore (checks that links answer)"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to one IP address under the name that was asked for."""

    def __init__(self, parts: SplitResult, address: str) -> None:
        super().__init__(parts.hostname or "", PORTS[parts.scheme], timeout=SECONDS)
        self.address, self.encrypted = address, parts.scheme == "https"

    def connect(self) -> None:
        """Connect there, not where the name would lead now."""
        self.sock = socket.create_connection((self.address, self.port), SECONDS)
        if self.encrypted:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
