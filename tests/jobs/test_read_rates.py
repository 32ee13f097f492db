"""Reading the reference rates from an address: nothing without one, and no harm where it gives no file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from anyshore.jobs.tasks import run_read_rates
from anyshore.payments.models import ReferenceRate
from anyshore.payments.queries.rates import wanted_since
from anyshore.plumbing import clock, fetching


class Bank(BaseHTTPRequestHandler):
    """Gives what it was told to give, and says at ``/gone`` that it has nothing."""

    file = b""

    def do_GET(self) -> None:
        """The file, or 404."""
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()
        self.wfile.write(self.file)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def bank() -> Iterator[str]:
    """The address of a bank on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Bank)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def day(back: int) -> date:
    """A day so many before today."""
    return clock.now().date() - timedelta(days=back)


@pytest.mark.django_db
def test_nothing_is_read_unless_the_operator_names_an_address(settings, monkeypatch):
    assert settings.ANYSHORE_RATES_URL == ""
    monkeypatch.setattr(fetching, "read", lambda address: pytest.fail("it was read"))
    assert run_read_rates() == 0


@pytest.mark.django_db
def test_the_newest_rates_are_recorded_and_what_was_put_right_is_taken(settings, bank):
    settings.ANYSHORE_RATES_URL = bank
    rows = [f"{day(back)},1.{back:03}\n" for back in (1, 2, 30, 500)]
    Bank.file = ("Date,USD\n" + "".join(rows)).encode()
    assert run_read_rates() == 3
    assert set(ReferenceRate.objects.values_list("day", "per_euro_micro")) == {
        (day(1), 1_001_000), (day(2), 1_002_000), (day(30), 1_030_000),
    }  # fmt: skip
    assert wanted_since(day(0)) == day(8)
    Bank.file = f"Date,USD\n{day(-1)},9\n{day(0)},2\n{day(1)},1.5\n{day(30)},1.5\n".encode()
    assert run_read_rates() == 2
    known = dict(ReferenceRate.objects.values_list("day", "per_euro_micro"))
    assert (known[day(0)], known[day(1)], known[day(30)]) == (2_000_000, 1_500_000, 1_030_000)
    assert day(-1) not in known


@pytest.mark.django_db
@pytest.mark.parametrize(
    "file", [b"<html>maintenance</html>", b"PK\x03\x04cut off", b"", b"Date,USD\n2026-11-27,-1\n"]
)
def test_another_file_changes_nothing(settings, bank, file):
    settings.ANYSHORE_RATES_URL = bank
    Bank.file = file
    assert run_read_rates() == 0
    assert not ReferenceRate.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["{bank}/gone", "http://127.0.0.1:1/", "file:///etc/hostname", "nowhere"])
def test_an_address_that_gives_no_file_is_no_harm(settings, bank, address):
    settings.ANYSHORE_RATES_URL = address.format(bank=bank)
    assert run_read_rates() == 0


def test_a_file_without_end_is_not_read_to_its_end(bank, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1_000)
    Bank.file = b"x" * 1_001
    with pytest.raises(fetching.NotRead, match="larger than 1000 bytes"):
        fetching.read(bank)
    Bank.file = b"x" * 1_000
    assert len(fetching.read(bank)) == 1_000
