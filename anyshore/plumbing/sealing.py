"""The operator's seal on a PDF (PAdES): made with the instance's certificate, found broken by anybody, offline.

A seal says who kept a file and that no byte of it changed since, not who agreed to what it says. The instance makes
its own certificate at the first need, kept in the data folder for its owner's eyes only; ``ANYSHORE_SEAL_FILE`` names
a PKCS#12 file of the operator's instead, ``ANYSHORE_SEAL_PASSWORD`` opens it. With ``ANYSHORE_TIMESTAMP_URL`` a
time-stamping service (RFC 3161) confirms the instant: PAdES-B-T, else PAdES-B-B. Knows no Django.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import cms, core
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from anyshore.plumbing import environment

T = TypeVar("T")

FIELD = "Seal"
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it logs, with its trace, what we return as a finding
_FOREVER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""How RFC 5280 writes that a certificate has no last day: the key is the instance's own and nobody renews it."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed PDF, the SHA-256 of the certificate behind the seal, and whether a service confirmed the instant."""

    body: bytes
    certificate: str
    is_stamped: bool


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature inside a PDF: whose certificate, and what checking it offline shows.

    ``is_intact``: the signed bytes are those that were signed, and the signature is the key's. ``is_whole``: nothing
    was added after it. Whether the certificate is to be trusted is not said: that takes a list of roots, a person's
    or a law's.
    """

    field: str
    name: str
    issuer: str
    certificate: str
    at: datetime | None
    is_intact: bool
    is_whole: bool
    is_stamped: bool


def seal(pdf: bytes, *, at: datetime, reason: str) -> SealedFile:
    """``pdf`` with the operator's seal over every byte of it; nothing may be changed after. Raises Misconfigured for
    a certificate that cannot be used, and whatever the time-stamping service answers."""
    signer = _signer(at)
    stamper = timestamper()
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        name=_name_of(signer.signing_cert),
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    out = _apart(lambda: _Sealer(meta, signer, at, stamper).sign_pdf(writer))
    body: bytes = out.getvalue()
    return SealedFile(body, _fingerprint(signer.signing_cert), stamper is not None)


def signatures_in(pdf: bytes) -> list[FoundSignature]:
    """Every signature inside a PDF, as checking it offline shows it. Raises ValueError where it is no PDF that can be
    read."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        return _apart(lambda: [_found(one) for one in reader.embedded_regular_signatures])
    except Exception as error:
        raise ValueError(f"the PDF cannot be read: {error}") from error


def faults_of(pdf: bytes) -> list[str]:
    """What is wrong with the seal on a file that has one: empty for a file to the byte as it was sealed."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        found = reader.embedded_signatures
        if len(found) != 1:
            return [f"{len(found)} signatures where one seal belongs"]
        return _apart(lambda: _faults(found[0], pdf))
    except Exception as error:  # noqa: BLE001 - the reader raises whatever a broken file makes it do
        return [f"the PDF cannot be read: {error}"]


def attached(pdf: bytes, name: str) -> bytes:
    """The file attached to a PDF under ``name``. Raises ValueError where there is none."""
    try:
        names = list(PdfFileReader(io.BytesIO(pdf)).root["/Names"]["/EmbeddedFiles"]["/Names"])
        pairs = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        return bytes(pairs[name].get_object()["/EF"]["/F"].data)
    except Exception as error:
        raise ValueError(f"the PDF has no readable {name}") from error


def timestamper() -> Any:
    """The time-stamping service that the operator named, or None."""
    url = environment.text("ANYSHORE_TIMESTAMP_URL")
    return timestamps.HTTPTimeStamper(url, timeout=20) if url else None


def certificate(at: datetime) -> bytes:
    """The instance's certificate (X.509, DER), made if there is none yet. Its SHA-256 is what a seal names."""
    body: bytes = _signer(at).signing_cert.dump()
    return body


class _Sealer(signers.PdfSigner):
    """A signer that says the instant it is told, by our clock."""

    def __init__(self, meta: Any, signer: Any, at: datetime, stamper: Any) -> None:
        super().__init__(meta, signer, timestamper=stamper)
        self._at = at

    def init_signing_session(self, *given: Any, **named: Any) -> Any:
        session = super().init_signing_session(*given, **named)
        session.system_time = self._at
        return session


def _apart(run: Callable[[], T]) -> T:
    """Run in a thread of its own: the library begins an event loop, and the caller may be in one."""
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(run).result()


def _signer(at: datetime) -> Any:
    own = environment.text("ANYSHORE_SEAL_FILE")
    if own:
        body, password = Path(own).read_bytes(), environment.text("ANYSHORE_SEAL_PASSWORD").encode()
    else:
        body, password = _own_certificate(at), b""
    try:
        return signers.SimpleSigner.load_pkcs12_data(body, other_certs=[], passphrase=password or None)
    except ValueError as error:
        named = own or "the seal in the data folder"
        raise environment.Misconfigured(f"{named} is no PKCS#12 file that opens with its password") from error


def _own_certificate(at: datetime) -> bytes:
    """The instance's own key and certificate as PKCS#12, made at the first need, for its owner's eyes only."""
    path = environment.make_data_folder() / "seal.p12"
    if not path.exists():
        half = path.with_name(f".seal-{os.getpid()}")
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as written:
            written.write(_made(at))
        try:
            os.link(half, path)  # unlike a rename this never replaces the key of another process that was faster
        except FileExistsError:
            pass
        finally:
            half.unlink()
    if path.stat().st_mode & 0o077:
        raise environment.Misconfigured(f"{path} can be read by others: chmod 600 '{path}'")
    return path.read_bytes()


def _made(at: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = environment.text("ANYSHORE_OPERATOR") or environment.text("ANYSHORE_NAME", "Anyshore")
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name[:50]}, seal")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(_FOREVER)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"seal", key, made, None, NoEncryption())


def _found(one: Any) -> FoundSignature:
    status = validate_pdf_signature(one, ValidationContext(trust_roots=[], allow_fetching=False))
    signed = one.signer_cert
    return FoundSignature(
        field=str(one.field_name),
        name=_name_of(signed),
        issuer=str(signed.issuer.human_friendly),
        certificate=_fingerprint(signed),
        at=one.self_reported_timestamp,
        is_intact=bool(status.intact and status.valid),
        is_whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        is_stamped=status.timestamp_validity is not None and bool(status.timestamp_validity.intact),
    )


def _faults(one: Any, pdf: bytes) -> list[str]:
    signed = one.signer_cert
    context = ValidationContext(
        trust_roots=[signed], allow_fetching=False, moment=one.self_reported_timestamp or _FOREVER
    )
    status = validate_pdf_signature(one, context)
    stamp = status.timestamp_validity
    found = {
        "the sealed bytes were changed": not status.intact,
        "the seal is not the key's": not status.valid,
        "something was added after the seal": status.coverage is not SignatureCoverageLevel.ENTIRE_FILE,
        "the time stamp is broken": stamp is not None and not (stamp.intact and stamp.valid),
        "the seal itself was written over": not _is_canonical(one, pdf),
    }
    return [told for told, wrong in found.items() if wrong]


def _is_canonical(one: Any, pdf: bytes) -> bool:
    """Whether the bytes that a signature cannot cover, its own, are written in the one way in which we write them."""
    start, length, after, _ = (int(part) for part in one.byte_range)
    gap = pdf[start + length : after]
    written = cms.ContentInfo({"content_type": "signed_data", "content": _written(one)}).dump().hex().upper().encode()
    filled = b"0" * (len(gap) - 2 - len(written))
    return bool(gap == b"<" + written + filled + b">")


def _written(one: Any) -> cms.SignedData:
    """The signed data of a signature as we write it, from the parts that are checked."""
    signer, digest = one.signer_info, {"algorithm": "sha256", "parameters": core.Null()}
    signed = {
        "version": "v1",
        "sid": cms.IssuerAndSerialNumber(
            {"issuer": one.signer_cert.issuer, "serial_number": one.signer_cert.serial_number}
        ),
        "digest_algorithm": digest,
        **{name: signer[name] for name in ("signed_attrs", "signature_algorithm", "signature")},
    }
    if len(signer["unsigned_attrs"]):
        signed["unsigned_attrs"] = signer["unsigned_attrs"]
    return cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": one.signed_data["certificates"],
            "signer_infos": [signed],
        }
    )


def _name_of(one: Any) -> str:
    native = one.subject.native
    return str(native.get("common_name") or native.get("organization_name") or one.subject.human_friendly)


def _fingerprint(one: Any) -> str:
    return hashlib.sha256(one.dump()).hexdigest()
