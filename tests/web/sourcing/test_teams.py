"""Pages of a team: found and named in the form, asked, agreed, changed; nobody else sees any of it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.decline_team import decline_team
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.models import Proposal, ProposalDraft, TeamMember, TeamOffer
from tests.factories import do, make_organisation
from tests.sourcing.teams import listed, terms
from tests.sourcing.world import offer, provider, wanted
from tests.web.sourcing.present import now

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def reader(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.person_id), backend=BACKEND)
    return client


def posted(**more):
    owner = make_organisation(name="Bakkerij Pels", country="NL")[1]
    return do(post_request, owner, now(), terms=wanted(**more)), owner


def waits(request):
    lead, one, two = provider(), listed(), listed("Nord Tekst", "DK")
    offered = terms(one, two, finishes_on=None)
    return do(ask_team, lead, now(), request_id=request.id, terms=offered), lead, one, two


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def test_a_provider_alone_meets_no_team_but_one_folded_line():
    request, _ = posted()
    page = reader(provider()).get(f"/requests/{request.number}/propose/").content.decode()
    assert '<details class="more" id="team"><summary>' in page.replace("\n", "")


def test_a_member_is_found_and_added_without_scripts():
    request, _ = posted()
    lead = provider()
    one, to = listed(), f"/requests/{request.number}/propose/"
    sent = {"price": "180.00", "text": "Three drafts.", "_key": str(uuid4())}
    found = reader(lead).post(to, {**sent, "team_find": "Atelier", "_add": "team_find"})
    assert "Add Atelier Mots" in said(found)
    slug = re.search(r'name="team_pick"[^>]*value="([^"]+)"', found.content.decode())[1]
    picked = reader(lead).post(to, {**sent, "team_find": "Atelier", "team_pick": slug}).content.decode()
    assert f'value="{slug}"' in picked
    assert "Sign and ask the team" in picked
    row = {"team-0-member": slug, "team-0-share": "33.33", "team-0-role": "Sets the type"}
    done = reader(lead).post(to, {**sent, **row})
    asked = TeamOffer.objects.get()
    assert done.headers["Location"] == f"/teams/{asked.id}/"
    member = TeamMember.objects.get()
    assert (member.provider_id, member.share_bps) == (one.organisation_id, 3_333)
    assert Proposal.objects.count() == 0


def test_a_draft_keeps_the_team_and_a_name_that_is_nobodys_is_said():
    request, _ = posted()
    lead, to = provider(), f"/requests/{request.number}/propose/"
    listed()
    sent = {"price": "180.00", "text": "Three drafts.", "version": "0"}
    row = {"team-0-member": "Atelier Mots", "team-0-share": "30", "team-0-role": "Sets the type"}
    reader(lead).post(to, {**sent, **row, "draft": "", "_key": str(uuid4())})
    assert ProposalDraft.objects.get().written["team"]
    assert 'value="Atelier Mots"' in reader(lead).get(to).content.decode()
    row["team-0-member"] = "Nobody at all"
    again = reader(lead).post(to, {**sent, **row, "version": "1", "_key": str(uuid4())})
    assert "No provider here is called “Nobody at all”" in said(again)
    assert TeamOffer.objects.count() == 0


def test_its_page_for_the_lead_a_member_and_nobody_else():
    request, owner = posted()
    found, lead, one, two = waits(request)
    to = f"/teams/{found.id}/"
    assert reader(owner).get(to).status_code == 404
    assert reader(provider()).get(to).status_code == 404
    leads, asked = said(reader(lead).get(to)), said(reader(one).get(to))
    for page in (leads, asked):
        assert "2 members have not agreed." in page
        assert "50 %" in page
    assert "Change the terms or the team" in leads
    assert "Agree to take part" not in leads
    assert "Agree to take part" in asked
    assert "Translates the French part" in asked
    done = reader(one).post(to, {"terms_hash": found.hash, "read": "on", "_key": str(uuid4())})
    assert done.status_code == 303
    assert "Atelier Mots" in said(reader(two).get(to))
    last = reader(two).post(to, {"terms_hash": found.hash, "read": "on", "_key": str(uuid4())})
    assert last.status_code == 303
    assert "It is with the client as a proposal of Lingua Vistula" in said(reader(one).get(to))
    number = Proposal.objects.get().number
    card = said(reader(owner).get(f"/proposals/{number}/"))
    assert "Every member has agreed to these shares" in card
    assert "Nord Tekst" in card
    assert reader(one).get(f"/proposals/{number}/").status_code == 404
    compared = said(reader(owner).get(f"/requests/{request.number}/"))
    assert "Team of 3: Lingua Vistula, Atelier Mots and Nord Tekst" in compared
    assert "The team" in said(reader(owner).get(f"/proposals/{number}/award/"))


def test_terms_that_moved_under_a_reader_are_shown_anew():
    request, _ = posted()
    found, _lead, one, _two = waits(request)
    sent = {"terms_hash": "0" * 64, "read": "on", "_key": str(uuid4())}
    again = reader(one).post(f"/teams/{found.id}/", sent)
    assert "The terms were changed while you read them" in said(again)


def test_declining_reminding_changing_and_calling_off():
    request, _ = posted()
    found, lead, one, two = waits(request)
    to = f"/teams/{found.id}/"
    reader(one).post(f"{to}decline/", {"reason": "Too little.", "_key": str(uuid4())})
    page = said(reader(lead).get(to))
    assert "“Too little.”" in page
    assert "Your team needs you" in said(reader(lead).get("/today/"))
    assert "Join a team" in said(reader(two).get("/today/"))
    soon = reader(lead).post(f"{to}remind/", {"provider": "nord-tekst", "_key": str(uuid4())})
    assert soon.status_code in (404, 409)
    form = reader(lead).get(f"{to}change/").content.decode()
    assert "Ask the team again" in form
    slug = re.search(r'name="team-1-member"[^>]*value="([^"]+)"', form)[1]
    sent = {"price": "180.00", "text": "Three drafts.", "version": "1", "_key": str(uuid4())}
    row = {"team-0-member": slug, "team-0-share": "25", "team-0-role": "Both parts"}
    assert reader(lead).post(f"{to}change/", {**sent, **row}).headers["Location"] == to
    assert reader(one).get(to).status_code == 404
    reader(lead).post(f"{to}call-off/", {"reason": "", "_key": str(uuid4())})
    assert "The lead called it off" in said(reader(two).get(to))


def test_a_revision_that_changes_the_price_goes_to_the_team_first():
    request, _ = posted()
    found, lead, one, two = waits(request)
    for member in (one, two):
        do(agree_to_team, member, now(), offer_id=found.id, terms_hash=found.hash)
    number = Proposal.objects.get().number
    form = reader(lead).get(f"/proposals/{number}/revise/").content.decode()
    slugs = re.findall(r'name="team-\d-member"[^>]*value="([^"]+)"', form)
    sent = {"price": "170.00", "text": "Three drafts, one final.", "version": "1", "_key": str(uuid4())}
    for place, (slug, share) in enumerate(zip(slugs, ("30", "20"), strict=True)):
        sent |= {f"team-{place}-member": slug, f"team-{place}-share": share, f"team-{place}-role": "As before"}
    assert reader(lead).post(f"/proposals/{number}/revise/", sent).headers["Location"].startswith("/teams/")
    assert Proposal.objects.get().price_minor == 18_000


def test_a_request_page_shows_what_waits_and_takes_no_second_offer():
    request, _ = posted()
    found, lead, one, _two = waits(request)
    page = said(reader(lead).get(f"/requests/{request.number}/"))
    assert "Your team’s offer" in page
    assert "Propose" not in page.partition("What the client wants")[0].replace("Proposals", "")
    assert "You are asked into a team" in said(reader(one).get(f"/requests/{request.number}/"))
    listed_ = said(reader(lead).get("/proposals/"))
    assert "Waiting for a team" in listed_
    do(decline_team, one, now(), offer_id=found.id, reason="No")
    assert "One declined" in said(reader(lead).get("/proposals/")) or "1 declined" in said(
        reader(lead).get("/proposals/")
    )
    assert offer()
