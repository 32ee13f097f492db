"""Drafts through the pages: kept, shared, written by two, undone, offered."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement, AgreementComment
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.drafts import draft_page
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation
from anyshore.web.contracts.terms import initial_of
from tests.contracts.drafts_world import content_of, drafted, edit, seen, shared, whole
from tests.contracts.world import parties
from tests.web.contracts.scenes import browser, known, now, text

pytestmark = pytest.mark.django_db


def path_of(deal, tail: str = "") -> str:
    return f"/contracts/{deal.agreement.number}/draft/{tail}"


def post(actor, deal, tail, **values):
    return browser(actor).post(path_of(deal, tail), {"_key": str(new_id()), **values})


def test_its_own_side_reads_it_and_shares_it():
    deal = drafted(at=now())
    page = text(browser(deal.client).get(path_of(deal)))
    assert "Only your organisation sees it" in page
    assert "Nobody has changed anything yet." in page
    assert browser(deal.provider).get(path_of(deal)).status_code == 404
    assert browser(deal.provider).get(f"/contracts/{deal.agreement.number}/").status_code == 404
    moved = browser(deal.client).get(f"/contracts/{deal.agreement.number}/")
    assert (moved.status_code, moved["Location"]) == (302, path_of(deal))
    assert post(deal.client, deal, "share/").status_code == 303
    assert "write it together" in text(browser(deal.provider).get(path_of(deal)))
    listed = text(browser(deal.provider).get("/contracts/?show=offers"))
    assert path_of(deal) in listed
    assert "both sides" in listed


def test_an_edit_stands_in_the_history_and_is_undone():
    deal = shared(at=now())
    given = {"review_days": "5", "revisions": "2", "warranty_days": "0", "seen": seen(deal, "terms.review")}
    sent = post(deal.provider, deal, "edit/?row=terms.review", **given)
    assert sent.status_code == 303, text(sent)
    page = text(browser(deal.client).get(path_of(deal)))
    assert "<del>10</del><ins>5</ins>" in page
    assert "changed “Handing in and accepting”" in page
    assert post(deal.client, deal, "edits/1/undo/").status_code == 303
    page = text(browser(deal.provider).get(path_of(deal)))
    assert "undid edit 1" in page
    assert "Undone" in page
    assert content_of(deal).terms.review_days == 10
    assert post(deal.client, deal, "edits/1/undo/").status_code == 404


def test_who_comes_second_sees_both_and_applies_theirs_again():
    deal = shared(at=now())
    given = {"review_days": "7", "revisions": "2", "warranty_days": "0", "seen": seen(deal, "terms.review")}
    edit(deal, deal.client, "terms.review", at=now(), review_days=5)
    second = post(deal.provider, deal, "edit/?row=terms.review", **given)
    assert second.status_code == 409
    page = text(second)
    assert "Nothing of either is lost" in page
    assert "Apply mine again" in page
    assert 'value="7"' in page
    fresh = seen(deal, "terms.review")
    assert f'name="seen" value="{fresh}"' in page
    assert content_of(deal).terms.review_days == 5
    again = post(deal.provider, deal, "edit/?row=terms.review", **{**given, "seen": fresh})
    assert again.status_code == 303
    assert [one.change.to["review_days"] for one in draft_page(deal.client, deal.agreement.number).edits] == [7, 5]


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("milestones.%2B", {"title": "Care", "amount": "90.00", "due_on": "", "criteria": ""}),
        ("milestones.2", {"out": "1"}),
        ("clauses.own~%2B", {"heading": "Bread", "text": "Two loaves."}),
        ("title", {"value": "Two sites"}),
    ],
)
def test_lines_and_clauses_come_and_go(row, values):
    deal = shared(at=now())
    tail = f"edit/?row={row}"
    assert browser(deal.client).get(path_of(deal, tail)).status_code == 200
    sent = post(deal.client, deal, tail, seen=seen(deal, row.replace("%2B", "+")), **values)
    assert sent.status_code == 303, text(sent)
    assert len(draft_page(deal.client, deal.agreement.number).edits) == 1
    picked = browser(deal.client).get(path_of(deal, "edit/?row=clauses.%2B&pick=insurance"))
    assert picked["Location"].endswith("edit/?row=clauses.insurance")


def test_it_is_offered_as_it_was_read_and_given_up():
    deal = shared(at=now())
    page = text(browser(deal.provider).get(path_of(deal, "offer/")))
    assert "Offer this contract" in page
    assert "A first day is in the past" not in page
    stale = whole(deal)
    edit(deal, deal.client, "terms.review", at=now(), review_days=5)
    late = post(deal.provider, deal, "offer/", seen=stale, answer_days="10")
    assert "Somebody else changed this while you wrote" in text(late)
    sent = post(deal.provider, deal, "offer/", seen=whole(deal), answer_days="10")
    assert (sent.status_code, sent["Location"]) == (303, f"/contracts/{deal.agreement.number}/")
    assert Agreement.objects.get(pk=deal.agreement.pk).state == "offered"
    assert "It was offered as it stood" in text(browser(deal.client).get(path_of(deal)))
    for tail in ("discard/", "share/", "edits/1/undo/"):
        late = post(deal.client, deal, tail)
        assert late.status_code == 409, tail
        assert "Somebody changed this while you looked at it" in text(late)
        assert f'href="{path_of(deal)}"' in text(late), "the way on"
    again = browser(deal.client).get(path_of(deal, "offer/"))
    assert again.status_code == 409
    other = shared(at=now())
    assert post(other.provider, other, "discard/").status_code == 403
    assert post(other.client, other, "discard/").status_code == 303
    assert "It was given up" in text(browser(other.provider).get(path_of(other)))


def test_the_form_of_an_offer_keeps_a_draft():
    client, provider = parties()
    other = Organisation.objects.get(pk=provider.organisation_id)
    sent = browser(client).post("/contracts/new/?unit=task", {**filled(other.slug), "draft": "1"})
    assert sent.status_code == 303, text(sent)
    made = Agreement.objects.get()
    assert (made.state, sent["Location"]) == ("draft", f"/contracts/{made.number}/draft/")


def filled(other: str) -> dict[str, str]:
    """The form of a new offer of one milestone, its terms as they stand."""
    terms = {name: _typed(value) for name, value in initial_of(default_terms("task")).items()}
    first = {"side": "client", "other": other, "title": "A logo", "currency": "EUR", "answer_days": "10"}
    milestone = {"milestones-0-title": "Logo", "milestones-0-amount": "200.00"}
    return {"_key": str(new_id()), **first, **milestone, **{name: one for name, one in terms.items() if one}}


def _typed(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    if value is None or isinstance(value, bool):
        return "on" if value else ""
    return str(value)


__all__ = ["known"]


def test_a_place_of_a_shared_draft_is_talked_about():
    deal = shared(at=now())
    number = deal.agreement.number
    comment = f"/contracts/{number}/negotiate/comment/?row=terms.review"
    asked = browser(deal.provider).get(comment)
    assert "For our own people only" in text(asked)
    said = browser(deal.provider).post(comment, {"_key": str(new_id()), "words": "Are **ten** days needed?"})
    assert (said.status_code, said["Location"].partition("#")[0]) == (303, path_of(deal))
    page = text(browser(deal.client).get(path_of(deal)))
    assert "Are <strong>ten</strong> days needed?" in page
    assert page.count(">New<") == 1
    assert ">New<" not in text(browser(deal.client).get(path_of(deal)))
    made = AgreementComment.objects.get()
    talk = f"/contracts/{number}/negotiate/comments/{made.id}/"
    for verb, fields in (("reply", {"words": "We are small."}), ("settle", {})):
        done = browser(deal.client).post(f"{talk}{verb}/", {"_key": str(new_id()), **fields})
        assert (done.status_code, done["Location"]) == (303, f"{path_of(deal)}#c{made.id}")
    page = text(browser(deal.provider).get(path_of(deal)))
    assert "We are small." in page
    assert "Settled" in page
    assert browser(parties()[0]).get(comment).status_code == 404


def test_before_a_draft_is_shared_one_talks_among_ones_own_people():
    deal = drafted(at=now())
    comment = f"/contracts/{deal.agreement.number}/negotiate/comment/?row=title"
    asked = text(browser(deal.client).get(comment))
    assert "also after the draft is shared" in asked
    assert "For our own people only" not in asked
    assert browser(deal.client).post(comment, {"_key": str(new_id()), "words": "Ask Joris."}).status_code == 303
    assert "Private: only your organisation sees it" in text(browser(deal.client).get(path_of(deal)))
    assert post(deal.client, deal, "share/").status_code == 303
    assert "Ask Joris." not in text(browser(deal.provider).get(path_of(deal)))


def test_who_writes_on_after_the_draft_was_offered_is_told_so_and_keeps_what_they_wrote():
    deal = shared(at=now())
    stale = seen(deal, "brief")
    assert post(deal.provider, deal, "offer/", seen=whole(deal), answer_days="10").status_code == 303
    late = post(deal.client, deal, "edit/?row=brief", value="A bakery by bicycle.", seen=stale)
    page = text(late)
    assert late.status_code == 409
    assert "The draft was offered meanwhile" in page
    assert "your role does not allow" not in page
    assert "A bakery by bicycle." in page
    assert f'href="/contracts/{deal.agreement.number}/"' in page
    opened = browser(deal.client).get(path_of(deal, "edit/?row=brief"))
    assert (opened.status_code, "The draft was offered meanwhile" in text(opened)) == (409, True)
    assert content_of(deal).brief != "A bakery by bicycle."


def test_an_address_that_only_takes_a_form_leads_back_when_it_is_opened():
    deal = shared(at=now())
    number = deal.agreement.number
    for actor, address, back in (
        (deal.client, path_of(deal, "share/"), f'href="/contracts/{number}/"'),
        (deal.client, f"/contracts/{number}/negotiate/3/accept/", f"Go to the contract C-{number}"),
        (deal.provider, f"/contracts/{number}/hours/timer/start/", f"Go to the contract C-{number}"),
        (deal.provider, "/appearance/", "Go to the start"),
    ):
        answer = browser(actor).get(address)
        assert (answer.status_code, answer["Allow"]) == (405, "POST")
        assert "This address takes no such request" in text(answer)
        assert back in text(answer)
