"""The package of a contract: whole it verifies, and of 1,000 random tamperings each is found. A run prints its
seed."""

from __future__ import annotations

import io
import json
import os
import random
import re
import zipfile

import pytest

from anyshore.cli import verify_contract
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.queries.package import package_of
from anyshore.contracts.queries.paper import version_paper
from anyshore.contracts.rules.package import MANIFEST, _manifest, _zipped, check
from anyshore.kit.errors import NotFound
from anyshore.plumbing import sealing
from tests.contracts.world import LATER, offered, running
from tests.counts import TAMPERINGS
from tests.factories import do, make_organisation
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def sealed_deal():
    """Two versions, the second signed by both and sealed."""
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "title": "Ein Logo, größer"}
    do(counter_offer, deal.provider, LATER, version_hash=deal.hash, **given)
    do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    run_jobs()
    return deal


def opened(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def again(files: dict[str, bytes]) -> bytes:
    """A package of these files, its manifest written anew, as somebody who forges knows how to."""
    return _zipped({MANIFEST: _manifest(files), **files})


def test_the_same_rows_make_the_same_package_and_it_verifies():
    deal = sealed_deal()
    package = package_of(deal.client, deal.agreement.id)
    assert package == package_of(deal.provider, deal.agreement.id)
    verdict = check(package, sealing)
    assert (verdict.fault, verdict.versions, verdict.head, verdict.sealed) == ("", 2, deal.hash, (2,))
    assert again(opened(package)) == package
    assert set(opened(package)) == {
        "README.txt", "versions/1.json", "versions/1.md", "versions/1.pdf", "versions/2.json", "versions/2.md",
        "versions/2-sealed.pdf",
    }  # fmt: skip
    with pytest.raises(NotFound):
        package_of(make_organisation()[1], deal.agreement.id)


def test_an_offer_has_a_package_without_a_seal():
    deal = offered()
    verdict = check(package_of(deal.client, deal.agreement.id), sealing)
    assert (verdict.fault, verdict.versions, verdict.sealed) == ("", 1, ())


def edited(files: dict[str, bytes], number: int, change) -> dict[str, bytes]:
    found = json.loads(files[f"versions/{number}.json"])
    change(found)
    body = json.dumps(found, sort_keys=True, ensure_ascii=False, indent=1).encode()
    return {**files, f"versions/{number}.json": body}


def flipped(package: bytes, chance: random.Random) -> bytes:
    changed = bytearray(package)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(package: bytes, chance: random.Random) -> bytes:
    return package[: chance.randrange(len(package))]


def padded(package: bytes, chance: random.Random) -> bytes:
    return package + chance.randbytes(chance.randrange(1, 40))


def dropped(package: bytes, chance: random.Random) -> bytes:
    files = opened(package)
    gone = chance.choice([name for name in files if name != "README.txt"])
    left = {name: body for name, body in files.items() if name != gone}
    return _zipped({MANIFEST: _manifest(files), **left}) if gone.endswith(".json") else again(left)


def swapped(package: bytes, chance: random.Random) -> bytes:
    files = opened(package)
    for ending in chance.choice([("json",), ("md",), ("json", "md")]):
        one, other = f"versions/1.{ending}", f"versions/2.{ending}"
        files[one], files[other] = files[other], files[one]
    return again(files)


def another_word(package: bytes, chance: random.Random) -> bytes:
    def change(found):
        words = found["text"].split(" ")
        words[chance.randrange(len(words))] += "s"
        found["text"] = " ".join(words)

    files = edited(opened(package), number := chance.choice([1, 2]), change)
    files[f"versions/{number}.md"] = json.loads(files[f"versions/{number}.json"])["text"].encode()
    return again(files)


def another_term(package: bytes, chance: random.Random) -> bytes:
    def change(found):
        kind = chance.randrange(4)
        if kind == 0:
            found["content"]["milestones"][0]["amount_minor"] += chance.randrange(1, 9999)
        elif kind == 1:
            found["content"]["terms"]["review_days"] += 1
        elif kind == 2:
            found["content"]["provider"]["name"] += "."
        else:
            found["hash"] = f"{chance.getrandbits(256):064x}"

    return again(edited(opened(package), chance.choice([1, 2]), change))


def another_signature(package: bytes, chance: random.Random) -> bytes:
    """Who signed, when, how, from where: of the sealed version, which protects what no hash does."""

    def change(found):
        one = chance.choice(found["signatures"])
        name = chance.choice(["name", "at", "address", "proof", "method", "agent", "hash", "side"])
        one[name] = f"{one[name]}x"

    return again(edited(opened(package), 2, change))


def another_signer_removed(package: bytes, chance: random.Random) -> bytes:
    return again(edited(opened(package), 2, lambda found: found["signatures"].pop(chance.randrange(2))))


def another_byte_of_a_paper(package: bytes, chance: random.Random) -> bytes:
    files = opened(package)
    name = "versions/2-sealed.pdf"
    files[name] = flipped(files[name], chance)
    return again(files)


HOW = (
    flipped, cut, padded, dropped, swapped, another_word, another_term, another_signature, another_signer_removed,
    another_byte_of_a_paper,
)  # fmt: skip


@pytest.mark.parametrize("count", TAMPERINGS.params)
def test_of_random_tamperings_each_is_found(count):
    deal = sealed_deal()
    package = package_of(deal.client, deal.agreement.id)
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    print("seed", seed)
    chance = random.Random(seed)
    for turn in range(count):
        how = HOW[turn % len(HOW)]
        forged = how(package, chance)
        if forged != package:
            assert check(forged, sealing).fault, (seed, turn, how.__name__)


@pytest.mark.parametrize("spoilt", [b"", b"PK", b"no package", _zipped({"a.txt": b"a"}), _zipped({MANIFEST: b"{"})])
def test_what_is_no_package_is_said_so(spoilt):
    assert check(spoilt, sealing).fault


def told(capsys, *arguments: str) -> tuple[int, str]:
    code = verify_contract.run(list(arguments))
    return code, capsys.readouterr().out


def test_the_command_verifies_a_package_and_compares_head_and_certificate(tmp_path, capsys):
    deal = sealed_deal()
    path = tmp_path / "C.zip"
    path.write_bytes(package_of(deal.client, deal.agreement.id))
    code, said = told(capsys, str(path))
    assert code == 0
    assert said.startswith(f"verified: C-{deal.agreement.number}, Ein Logo, größer: up to version 2, hash {deal.hash}")
    certificate = re.search(r"version 2 is sealed by Anyshore, seal .* certificate ([0-9a-f]{64})", said)[1]
    assert told(capsys, str(path), "--head", deal.hash, "--certificate", certificate)[0] == 0
    assert told(capsys, str(path), "--head", "0" * 64) == (
        1, f"NOT VERIFIED: the last version has the hash {deal.hash}\n",
    )  # fmt: skip
    assert told(capsys, str(path), "--certificate", "0" * 64)[0] == 1
    path.write_bytes(path.read_bytes()[:-1])
    assert told(capsys, str(path))[0] == 1
    assert verify_contract.run([str(tmp_path / "none.zip")]) == 1


def test_the_command_verifies_one_paper_alone(tmp_path, capsys):
    deal = running()
    path = tmp_path / "paper.pdf"
    path.write_bytes(version_paper(deal.client, deal.agreement.id, 1))
    code, said = told(capsys, str(path))
    assert (code, "nothing in it is sealed" in said) == (0, True)
    run_jobs()
    files = opened(package_of(deal.client, deal.agreement.id))
    path.write_bytes(files["versions/1-sealed.pdf"])
    code, said = told(capsys, str(path))
    assert (code, "version 1 is sealed by" in said) == (0, True)
    path.write_bytes(files["versions/1-sealed.pdf"][:-1] + b" ")
    assert told(capsys, str(path))[0] == 1
    path.write_bytes(b"%PDF-1.7 nothing")
    assert told(capsys, str(path))[0] == 1
