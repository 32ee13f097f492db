"""Exports of a real ledger, verified without it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import timedelta

import pytest

from anyshore.ledger.actions.publish_head import publish_head
from anyshore.ledger.queries import export_chain, export_statement, published_heads
from anyshore.ledger.rules import UnknownAccount
from anyshore.ledger.rules.export import Verdict, verify
from anyshore.plumbing.actions import perform
from tests.ledger.conftest import AT, CLOCK, do_post, do_seal, posting

pytestmark = pytest.mark.money


def written(export, *given) -> list[bytes]:
    text: list[str] = []
    export(*given, text.append)
    return "".join(text).encode().splitlines(keepends=True)


@pytest.fixture
def sealed(books):
    """Three batches, one head published on the way."""
    for turn in range(3):
        do_post(*(posting(f"fund/{turn}/{n}", "rail/sandbox/USD", "held/a", 100 + n) for n in range(5 + turn)))
        do_post(posting(f"release/{turn}", "held/a", "wallet/a", 90), posting(f"fee/{turn}", "held/a", "fees/USD", 10))
        do_seal(AT + timedelta(minutes=turn, microseconds=turn))
        if turn == 1:
            perform(publish_head, actor=CLOCK, at=AT)
    do_post(posting("late", "rail/sandbox/USD", "wallet/a", 1))
    return books


def test_the_chain_verifies_outside(sealed):
    lines = written(export_chain)
    told = verify(lines, head=published_heads()[0].head)
    assert told.ok, told.faults
    assert (told.kind, told.transfers, told.batches) == ("chain", 24, 3)


@pytest.mark.parametrize(
    ("address", "count", "balance"), [("wallet/a", 3, "270"), ("fees/USD", 3, "30"), ("wallet/b", 0, "0")]
)
def test_a_statement_verifies_outside(sealed, address, count, balance):
    lines = written(export_statement, address)
    told = verify(lines)
    assert told.ok, told.faults
    assert (told.kind, told.transfers) == ("statement", count)
    assert lines[0].split(b"\t")[3:] == [address.encode(), b"USD", f"{balance}\n".encode()]
    if count:
        assert verify(lines, head=published_heads()[0].head).ok
        assert told.head == verify(written(export_chain)).head


def test_a_forged_statement_is_found(sealed):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, whole = random.Random(seed), written(export_statement, "held/a")
    for _ in range(300):
        forged = list(whole)
        place = chance.randrange(len(forged))
        match chance.randrange(4):
            case 0:
                row = bytearray(forged[place])
                at = chance.randrange(len(row))
                row[at] = row[at] ^ 1
                forged[place] = bytes(row)
            case 1:
                del forged[place]
            case 2:
                del forged[place:]
            case 3:
                forged.insert(place, forged[chance.randrange(len(forged))])
        assert not verify(forged).ok


def test_nobody_gets_a_statement_of_nothing(sealed):
    with pytest.raises(UnknownAccount):
        export_statement("held/z", lambda _: None)


def test_verifying_needs_neither_database_nor_django(sealed, tmp_path):
    (tmp_path / "chain.tsv").write_bytes(b"".join(written(export_chain)))
    program = (
        "import sys, json; from anyshore.ledger.rules.export import verify\n"
        "told = verify(open(sys.argv[1], 'rb'))\n"
        "print(json.dumps([told.ok, [name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')]]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "chain.tsv")],
        capture_output=True,
        text=True,
        check=True,
        env={},
    )
    assert json.loads(run.stdout) == [True, []]
    assert isinstance(verify([]), Verdict)
