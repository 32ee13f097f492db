"""Mails about confidentiality: a reader signed, or the text changed."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import to_client, to_provider
from anyshore.jobs.notices.letters import Fact, Letter
from anyshore.parties.queries import organisations
from anyshore.sourcing.queries.clearance import nda_signers
from anyshore.sourcing.queries.told import ToldRequest, told_request


def nda_signed(fact: Fact) -> list[Letter]:
    """To both sides: who signed which version, and where it is kept."""
    request, to = told_request(fact.subject_id), fact.id("organisation_id")
    who, path = organisations([to])[to].name, f"/requests/{request.number}/confidentiality/"
    given = {"who": who, "name": fact.text("signer"), "version": fact.number("version"), "hash": fact.text("hash")}
    subject = _("Signed: confidentiality of {title}")
    body = _("{name} signed version {version} of the confidentiality text of “{title}” for {who}.\n\nSHA-256: {hash}")
    return [
        to_client(request, subject, body, path, **given),
        replace(to_provider(to, request, subject, body, path, **given), receipt=True),
    ]


def nda_changed(request: ToldRequest) -> list[Letter]:
    """To who signed an earlier version: what came after is read once they have signed the new one."""
    subject = _("Sign again to read what is new: {title}")
    body = _(
        "{client} changed the confidentiality text of “{title}”. You still read the brief as it stood before."
        " Sign the new version to read what came after, to ask, and to propose."
    )
    path = f"/requests/{request.number}/confidentiality/"
    return [to_provider(to, request, subject, body, path) for to in nda_signers(request.id)]
