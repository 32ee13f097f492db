"""The operator's seal: intact for pyHanko's own validator, and no changed byte goes unseen. A run prints its seed."""

from __future__ import annotations

import asyncio
import io
import os
import random
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from anyshore.plumbing import environment, sealing
from anyshore.plumbing.paper import pdf

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
SOURCE = """#set document(date: datetime(year: 2026, month: 1, day: 1))
#pdf.attach("version.json", bytes(sys.inputs.attached), mime-type: "application/json", description: "x")
#json(bytes(sys.inputs.data)).text"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A data folder of its own, with no certificate yet."""
    for name in ("ANYSHORE_SEAL_FILE", "ANYSHORE_SEAL_PASSWORD", "ANYSHORE_TIMESTAMP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANYSHORE_DATA", str(tmp_path))
    return tmp_path


def apart(run):
    """In a thread of its own: in this one a browser's event loop may run, left by a test before."""
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(run).result()


def paper() -> bytes:
    return pdf(SOURCE, {"text": "What both agreed."}, attached='{"a": 1}')


def sealed() -> sealing.SealedFile:
    return sealing.seal(paper(), at=AT, reason="Kept")


def made(name: str, *, stamps: bool = False):
    """A key and a certificate that signs itself."""
    key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key()).serial_number(7)
        .not_valid_before(AT - timedelta(days=900)).not_valid_after(AT + timedelta(days=900))
        .add_extension(
            x509.KeyUsage(True, True, *[False] * 7), critical=True,
        )
    )  # fmt: skip
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return key, builder.sign(key, hashes.SHA256())


def test_pyhankos_validator_says_intact_trusted_and_whole():
    body = sealed().body
    found = PdfFileReader(io.BytesIO(body), strict=True).embedded_signatures[0]
    own = asn1_x509.Certificate.load(sealing.certificate(AT))
    status = apart(lambda: validate_pdf_signature(found, ValidationContext(trust_roots=[own], moment=AT)))
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    assert (status.coverage.name, status.docmdp_ok) == ("ENTIRE_FILE", True)
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert found.self_reported_timestamp == AT
    assert sealing.faults_of(body) == []


def test_the_paper_below_is_untouched_and_carries_its_data():
    below = paper()
    body = sealed().body
    assert body.startswith(below)
    assert below == paper()
    assert sealing.attached(body, "version.json") == b'{"a": 1}'
    with pytest.raises(ValueError, match="no readable other"):
        sealing.attached(body, "other.json")


def test_each_of_200_changed_bytes_is_found():
    body = sealed().body
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(200):
        place = chance.randrange(len(body))
        changed = bytearray(body)
        changed[place] = (changed[place] + chance.randrange(1, 256)) % 256
        assert sealing.faults_of(bytes(changed)), place


def test_each_changed_digit_of_the_seal_itself_is_found():
    """The bytes that no signature can cover are its own: there is one way to write them."""
    body = sealed().body
    found = PdfFileReader(io.BytesIO(body)).embedded_signatures[0]
    _, before, after, _ = (int(part) for part in found.byte_range)
    chance = random.Random(4)
    for place in chance.sample(range(before + 1, after - 1), 300):
        changed = bytearray(body)
        changed[place] = chance.choice([one for one in b"0123456789ABCDEFabcdef" if one != body[place]])
        assert sealing.faults_of(bytes(changed)), place


@pytest.mark.parametrize("spoilt", [b"", b"%PDF-1.7", b"no paper"])
def test_what_is_no_sealed_pdf_is_said_so(spoilt):
    assert sealing.faults_of(spoilt)
    with pytest.raises(ValueError, match="cannot be read"):
        sealing.signatures_in(spoilt)


def test_a_paper_without_a_seal_has_none():
    assert sealing.faults_of(paper()) == ["0 signatures where one seal belongs"]
    assert sealing.signatures_in(paper()) == []


def test_what_is_added_after_the_seal_is_found():
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed().body))
    writer.root["/Lang"] = writer.root.get("/Lang")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert "something was added after the seal" in sealing.faults_of(out.getvalue())
    assert not sealing.signatures_in(out.getvalue())[0].is_whole


def test_it_seals_and_checks_where_an_event_loop_runs():
    async def within() -> list[str]:
        return sealing.faults_of(sealed().body)

    assert apart(lambda: asyncio.run(within())) == []


def test_cut_off_and_doubled_files_are_found():
    body = sealed().body
    for spoilt in (body[:-1], body[:-200], body + b"\n", body + body, paper() + body):
        assert sealing.faults_of(spoilt)


def test_the_certificate_is_made_once_for_its_owners_eyes_only(folder):
    first = sealing.certificate(AT)
    assert sealing.certificate(AT + timedelta(days=400)) == first
    path = folder / "seal.p12"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in folder.glob(".seal*")] == []
    path.chmod(0o644)
    with pytest.raises(environment.Misconfigured, match="read by others"):
        sealing.certificate(AT)


def test_the_operators_own_certificate_seals(folder, monkeypatch):
    key, own = made("Stadt Beispiel, Siegel")
    locked = serialization.BestAvailableEncryption(b"open it")
    path = folder / "own.p12"
    path.write_bytes(serialization.pkcs12.serialize_key_and_certificates(b"x", key, own, None, locked))
    monkeypatch.setenv("ANYSHORE_SEAL_FILE", str(path))
    monkeypatch.setenv("ANYSHORE_SEAL_PASSWORD", "wrong")
    with pytest.raises(environment.Misconfigured, match="PKCS#12"):
        sealed()
    monkeypatch.setenv("ANYSHORE_SEAL_PASSWORD", "open it")
    made_by_it = sealed()
    assert made_by_it.certificate == own.fingerprint(hashes.SHA256()).hex()
    assert sealing.faults_of(made_by_it.body) == []
    assert sealing.signatures_in(made_by_it.body)[0].name == "Stadt Beispiel, Siegel"
    assert not (folder / "seal.p12").exists()


def test_a_service_stamps_the_instant(monkeypatch):
    key, own = made("A clock", stamps=True)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    loaded = asn1_x509.Certificate.load(own.public_bytes(serialization.Encoding.DER))
    service = DummyTimeStamper(loaded, asn1_keys.PrivateKeyInfo.load(private), fixed_dt=AT)
    monkeypatch.setattr(sealing, "timestamper", lambda: service)
    stamped = sealed()
    assert stamped.is_stamped
    assert sealing.faults_of(stamped.body) == []
    found = sealing.signatures_in(stamped.body)[0]
    assert (found.is_stamped, found.is_intact, found.at) == (True, True, AT)
    chance = random.Random(9)
    for place in chance.sample(range(len(stamped.body)), 60):
        changed = bytearray(stamped.body)
        changed[place] ^= 1 << chance.randrange(8)
        assert sealing.faults_of(bytes(changed)), place


def test_no_service_is_asked_unless_the_operator_names_one(monkeypatch):
    assert sealing.timestamper() is None
    monkeypatch.setenv("ANYSHORE_TIMESTAMP_URL", "https://time.example/tsa")
    assert sealing.timestamper().url == "https://time.example/tsa"
