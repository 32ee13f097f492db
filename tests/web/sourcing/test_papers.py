"""The pages of documents: kept, asked for, shared, judged."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.sourcing.models import AskedDocument, SharedDocument, SupplierDocument
from tests.web.sourcing.test_pages import key, offered, opened, reader, text

pytestmark = pytest.mark.django_db


def test_the_whole_way():
    request, client = opened()
    proposal, bidder = offered(request)
    buyer, maker = reader(client), reader(bidder)
    address = f"/requests/{request.number}/documents/"
    buyer.post(address, {"kinds": ["liability"], "others": "Proof of origin", **key()})
    assert AskedDocument.objects.count() == 2
    assert "Liability insurance: Missing" in text(buyer.get(f"/requests/{request.number}/"))
    sent = SimpleUploadedFile("policy.pdf", b"policy")
    given = {"kind": "liability", "name": "Policy 7", "valid_until": "2099-01-31", "files": sent, **key()}
    assert maker.post("/documents/", given).status_code == 303
    assert "Policy 7" in text(maker.get("/documents/"))
    assert "Share “Policy 7”" in text(maker.get(address))
    asked, document = AskedDocument.objects.get(kind="liability"), SupplierDocument.objects.get()
    maker.post(f"{address}{asked.id}/share/", {"document": document.id, **key()})
    shown = text(buyer.get(address))
    assert "Policy 7" in shown
    one = SharedDocument.objects.get()
    wrong = buyer.post(f"{address}{one.id}/judge/", {"verdict": "refused", **key()})
    assert wrong.status_code == 422
    buyer.post(f"{address}{one.id}/judge/", {"verdict": "refused", "reason": "Too low.", **key()})
    assert "Too low." in text(maker.get(f"/proposals/{proposal.number}/"))
    assert reader(None).get("/documents/").status_code == 302
    stranger = offered(opened()[0], name="Another")[1]
    assert "Policy 7" not in text(reader(stranger).get(address))
    maker.post(f"/documents/{document.id}/remove/", key())
    assert "Policy 7" not in text(maker.get("/documents/"))
