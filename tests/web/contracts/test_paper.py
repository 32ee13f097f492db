"""A contract on paper, through its pages: downloads, the seal, the evidence, and who is asked before signing."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Signature
from anyshore.contracts.rules import Side
from tests.factories import make_organisation
from tests.web.contracts.scenes import browser, offered, post, running, text
from tests.web.proving import proved
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_every_version_is_a_pdf_and_all_of_it_one_file():
    scene = running()
    reader = browser(scene.client)
    sent = reader.get(f"{scene.path}versions/1.pdf")
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Cache-Control"] == "private, no-store"
    assert f'filename="C-{scene.number}-version-1.pdf"' in sent["Content-Disposition"]
    assert sent.content.startswith(b"%PDF")
    assert reader.get(f"{scene.path}package.zip").content.startswith(b"PK")
    stranger = browser(make_organisation()[1])
    for path in ("versions/1.pdf", "versions/1/sealed.pdf", "package.zip"):
        assert stranger.get(scene.path + path).status_code == 404
    assert reader.get(f"{scene.path}versions/9.pdf").status_code == 404


def test_the_page_says_which_is_a_signature_and_which_is_a_seal():
    scene = running()
    reader = browser(scene.provider)
    assert "The operator’s seal is being put on the paper." in text(reader.get(f"{scene.path}versions/1/"))
    assert reader.get(f"{scene.path}versions/1/sealed.pdf").status_code == 404
    run_jobs()
    page = text(reader.get(f"{scene.path}versions/1/"))
    assert "Signed by the parties: simple electronic signatures, with evidence." in page
    assert "it says who kept this paper, not who agreed" in page
    assert "the instant is this instance’s own" in page
    assert reader.get(f"{scene.path}versions/1/sealed.pdf").content.startswith(b"%PDF")
    assert reader.get("/seal.cer")["Content-Type"] == "application/pkix-cert"
    open_offer = offered()
    page = text(browser(open_offer.client).get(f"{open_offer.path}versions/1/"))
    assert "Once both sides have signed, the operator’s seal is put on the paper." in page


def test_who_signed_in_long_ago_is_asked_before_signing_and_who_did_not_is_not():
    scene = offered(Side.CLIENT)
    signer = browser(scene.provider)
    proved(signer, seconds=700)
    given = {"version_hash": scene.hash()}
    asked = post(signer, f"{scene.path}sign/", **given)
    assert asked.status_code == 302
    assert "reset" in asked["Location"] or "reauthenticate" in asked["Location"]
    assert not Signature.objects.filter(side="provider").exists()
    proved(signer)
    made = signer.post(
        f"{scene.path}sign/",
        {"_key": "a-key-of-its-own", **given},
        headers={"user-agent": "Firefox on a train"},
        REMOTE_ADDR="198.51.100.7",
    )
    assert made.status_code == 303
    row = Signature.objects.get(side="provider")
    assert (row.proof, row.address, row.agent) == ("password", "198.51.100.7", "Firefox on a train")
    page = text(signer.get(f"{scene.path}versions/1/"))
    assert "198.51.100.7" in page
    assert "Firefox on a train" in page
