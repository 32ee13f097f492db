"""Asking addresses: never one of a network of one's own, however it is dressed up. No request leaves this test."""

from __future__ import annotations

import pytest

from anyshore.plumbing.addresses import NotAsked, answers, is_public

OPEN = "93.184.215.14"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "255.255.255.255", "198.18.0.1"],
)  # fmt: skip
def test_what_is_not_public_is_not_asked(address: str):
    assert not is_public(address)
    assert answers("https://a.example", resolve=lambda _host: [address], ask=_never) == "private"
    assert answers("https://a.example", resolve=lambda _host: [OPEN, address], ask=_never) == "private"


def test_a_name_is_asked_at_the_address_it_had_and_each_step_is_looked_at():
    asked = []

    def ask(parts, address):
        asked.append((parts.hostname, address))
        return {
            "a.example": (301, "https://b.example/"),
            "b.example": (302, "http://c.example/"),
            "c.example": (200, ""),
        }[parts.hostname]

    where = {"a.example": [OPEN], "b.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"], "c.example": [OPEN]}
    assert answers("https://a.example/x", resolve=where.__getitem__, ask=ask) == ""
    assert [host for host, _ in asked] == ["a.example", "b.example", "c.example"]
    where["c.example"] = ["10.0.0.1"]
    assert answers("https://a.example/x", resolve=where.__getitem__, ask=ask) == "private"


def test_what_does_not_answer_says_why():
    def unknown(_host: str) -> list[str]:
        raise NotAsked("unknown")

    def broken(*_given: object) -> tuple[int, str]:
        raise TimeoutError

    here = {"resolve": lambda _host: [OPEN]}
    assert answers("https://a.example", resolve=unknown, ask=_never) == "unknown"
    assert answers("https://a.example:8443", **here, ask=_never) == "port"
    assert answers("ftp://a.example", **here, ask=_never) == "port"
    assert answers("https://a.example", **here, ask=lambda *_: (404, "")) == "404"
    assert answers("https://a.example", **here, ask=lambda *_: (302, "/again")) == "slow"
    assert answers("https://a.example", **here, ask=broken) == "slow"


def _never(*_given: object) -> tuple[int, str]:
    raise AssertionError("this address was asked")
