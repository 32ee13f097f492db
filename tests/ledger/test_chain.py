"""The chain and its file, pure: trees, proofs, and that no tampering goes unseen. Random parts print their seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.ledger.rules.chain import GENESIS, Batch, instant, leaf, path, root, root_by_path
from anyshore.ledger.rules.export import verify
from tests.counts import CHAIN
from tests.tables import tables

pytestmark = pytest.mark.money

ABOUT = UUID("01900000-0000-7000-8000-000000000001")


def line(seal: int, debit: str, credit: str, amount: int, currency: str = "USD") -> str:
    at = f"2026-03-01T12:00:{seal % 60:02}.000000Z"
    return "\t".join(
        ["T", str(seal), str(seal + 7), at, "fund", debit, credit, str(amount), currency, "milestone", str(ABOUT),
         f"fund/{seal}", "-"]
    )  # fmt: skip


def chain(batches: int = 4, size: int = 9, seed: int = 1) -> list[bytes]:
    """An export of a chain of some batches, made by hand."""
    chance = random.Random(seed)
    rows = ["anyshore-ledger\t1\tchain", "A\trail\tUSD\toverdraft", "A\theld/a\tUSD\tstrict", "A\theld/b\tUSD\tstrict"]
    head, seal = GENESIS, 0
    for number in range(1, batches + 1):
        own = []
        for _ in range(chance.randrange(1, size)):
            seal += 1
            own.append(line(seal, "rail", chance.choice(("held/a", "held/b")), chance.randrange(1, 10**6)))
        tree = root([leaf(one.encode()) for one in own]).hex()
        batch = Batch(number, seal - len(own) + 1, seal, tree, f"2026-03-0{1 + number % 9}T00:00:00.000000Z", head)
        head = batch.head
        rows += [*own, batch.line]
    return ended(rows, batches, seal, head)


def ended(rows: list[str], batches: int, transfers: int, head: str) -> list[bytes]:
    body = [f"{row}\n".encode() for row in rows]
    return [*body, f"E\t{batches}\t{transfers}\t{head}\t{sha256(b''.join(body)).hexdigest()}\n".encode()]


def resealed(lines: list[bytes]) -> list[bytes]:
    """The same file with an end that fits what is before it: what a forger would write."""
    body, end = lines[:-1], lines[-1].split(b"\t")
    return [*body, b"\t".join([*end[:4], sha256(b"".join(body)).hexdigest().encode()]) + b"\n"]


def test_a_chain_verifies():
    told = verify(chain())
    assert told.ok, told.faults
    assert (told.kind, told.batches) == ("chain", 4)
    assert told.transfers == sum(one.startswith(b"T") for one in chain())
    assert verify(chain(), head=told.head).ok
    assert verify(chain(6), head=told.head).ok, "a head published earlier is on the way"
    assert not verify(chain(), head="0" * 64).ok
    assert verify(ended(["anyshore-ledger\t1\tchain"], 0, 0, GENESIS)).ok


@pytest.mark.parametrize("count", CHAIN.params)
def test_every_edit_deletion_swap_and_truncation_is_found(count):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, whole = random.Random(seed), chain(5, 12)
    head = verify(whole).head
    for number in range(count):
        forged = tampered(list(whole), chance)
        assert forged != whole
        assert not verify(forged).ok, number
        if chance.random() < 0.3 and len(forged) > 2:
            assert not verify(resealed(forged), head=head).ok or sealed(forged) == sealed(whole), number


def sealed(lines: list[bytes]) -> list[bytes]:
    return [one for one in lines if one[:1] in b"TB"]


def edited(lines: list[bytes], place: int, chance: random.Random) -> None:
    row = bytearray(lines[place])
    at = chance.randrange(len(row))
    row[at] = chance.choice([byte for byte in range(32, 127) if byte != row[at]])
    lines[place] = bytes(row)


def lengthened(lines: list[bytes], place: int, chance: random.Random) -> None:
    fields = lines[place].split(b"\t")
    fields[chance.randrange(len(fields))] += b"1"
    lines[place] = b"\t".join(fields)


def swapped(lines: list[bytes], place: int, chance: random.Random) -> None:
    other = (place + chance.randrange(1, len(lines))) % len(lines)
    lines[place], lines[other] = lines[other], lines[place]


def cut(lines: list[bytes], place: int, chance: random.Random) -> None:
    lines[place] = lines[place][: chance.randrange(len(lines[place]))]


def deleted(lines: list[bytes], place: int, chance: random.Random) -> None:
    del lines[place]


def truncated(lines: list[bytes], place: int, chance: random.Random) -> None:
    del lines[place:]


def doubled(lines: list[bytes], place: int, chance: random.Random) -> None:
    lines.insert(place, lines[place])


DEEDS = [edited, edited, lengthened, swapped, cut, deleted, truncated, doubled]


def tampered(lines: list[bytes], chance: random.Random) -> list[bytes]:
    chance.choice(DEEDS)(lines, chance.randrange(len(lines)), chance)
    return lines


def test_what_a_forger_would_write():
    """Rewriting everything after a change leads to another head: only a published one shows it."""
    whole, other = chain(seed=1), chain(seed=2)
    assert verify(other).ok
    assert not verify(other, head=verify(whole).head).ok
    without_last = [*whole[:-2]]
    assert not verify(resealed([*without_last, whole[-1]])).ok


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([line(1, "held/a", "held/b", 5)], "account held/a is below zero"),
        ([line(1, "rail", "held/c", 5)], "seal 1: its accounts are missing or not in its currency"),
        ([line(1, "rail", "held/a", 5, "EUR")], "seal 1: its accounts are missing or not in its currency"),
        ([line(1, "rail", "held/a", 0)], "seal 1 is no transfer of money"),
        ([line(1, "rail", "rail", 5)], "seal 1 is no transfer of money"),
        ([line(2, "rail", "held/a", 5)], "seal 1 is missing or not in its place"),
    ],
)
def test_a_chain_that_was_sealed_wrong_is_found_all_the_same(rows, told):
    tree = root([leaf(row.encode()) for row in rows]).hex()
    batch = Batch(1, 1, len(rows), tree, "2026-03-01T00:00:00.000000Z", GENESIS)
    accounts = ["A\trail\tUSD\toverdraft", "A\theld/a\tUSD\tstrict", "A\theld/b\tUSD\tstrict"]
    found = verify(ended(["anyshore-ledger\t1\tchain", *accounts, *rows, batch.line], 1, len(rows), batch.head))
    assert told in {fault.told for fault in found.faults}


def test_what_is_no_export_is_told():
    for lines in (
        [],
        [b""],
        [b"hello\n"],
        [b"anyshore-ledger\t2\tchain\n"],
        [b"\xff\xfe\n"],
        [b"anyshore-ledger\t1\tx\n"],
    ):
        assert [fault.told for fault in verify(lines).faults][-1] == "the end is missing"


@given(st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=40), st.data())
def test_a_path_proves_its_leaf_and_no_other(words, data):
    leaves = [leaf(word) for word in words]
    place = data.draw(st.integers(0, len(leaves) - 1))
    hashes = path(leaves, place)
    assert root_by_path(leaves[place], place, len(leaves), hashes) == root(leaves)
    assert root_by_path(leaf(b"another one"), place, len(leaves), hashes) != root(leaves)
    assert root_by_path(leaves[place], place, len(leaves), [*hashes, b"x"]) is None
    if hashes:
        assert root_by_path(leaves[place], place, len(leaves), hashes[:-1]) is None


def test_instants_are_written_in_utc():
    assert instant(datetime(2026, 3, 1, 12, tzinfo=UTC)) == "2026-03-01T12:00:00.000000Z"
    assert instant(datetime(2026, 3, 1, 12, 0, 0, 5, timezone(timedelta(hours=2)))) == "2026-03-01T10:00:00.000005Z"


@pytest.mark.parametrize("row", tables("docs/algorithms/ledger.md")[-1], ids=lambda row: row["what"])
def test_the_document_hashes_as_we_do(row):
    lines = [one["line"].strip("`").replace("\\t", "\t").encode() for one in tables("docs/algorithms/ledger.md")[-2]]
    leaves = [leaf(one) for one in lines]
    pair = sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    batch = Batch(1, 1, 3, root(leaves).hex(), "2026-03-02T00:00:00.000000Z", GENESIS)
    found = {f"leaf {place}": one.hex() for place, one in enumerate(leaves, 1)}
    found |= {"node 1-2": pair.hex(), "root": root(leaves).hex(), "head": batch.head}
    assert row["SHA-256"].strip("`") == found[row["what"]]
