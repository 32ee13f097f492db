"""The contract clause by clause: suggested, answered, written, signed, through the pages."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import AgreementComment, Suggestion
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from tests.contracts.clauses.test_agreement_text import chosen
from tests.contracts.negotiation_world import DEARER, FASTER, LESS, accept, comment, project, states, suggest, write
from tests.factories import NOW
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, known, now, text

pytestmark = pytest.mark.django_db


def offer(**more):
    """A project on the table, at the instance's present."""
    return project(at=now(), **more)


def page_of(actor, deal, query=""):
    return text(browser(actor).get(f"/contracts/{deal.agreement.number}/negotiate/{query}"))


def post(actor, deal, path, **values):
    """Post a form of the negotiation; return where it leads, or the page."""
    reader = browser(actor)
    address = f"/contracts/{deal.agreement.number}/negotiate/{path}"
    return reader.post(address, {"_key": str(new_id()), "version_hash": deal.hash, **values})


def test_each_side_sees_the_change_beside_its_clause_and_only_the_other_answers_it():
    deal = offer(clauses=(chosen("late_penalty"),))
    suggest(deal, deal.provider, FASTER, DEARER, at=now(), reason="We ship weekly")
    for actor, answers in ((deal.client, True), (deal.provider, False)):
        page = page_of(actor, deal)
        assert "<del>10</del><ins>5</ins>" in page
        assert "600.00</del><ins>EUR" in page.replace("\xa0", " ")
        assert "We ship weekly" in page
        assert ("Accept S1" in page) is answers
        assert ("Take it back" in page) is not answers
        assert "Open points: 2" in page
        assert "Late" in page
        assert page.count("Suggest a change") > 10
    short = page_of(deal.client, deal, "?show=open")
    assert "S1" in short
    assert "Governing law" not in short
    assert short.count('class="ground ') == 2


def test_the_form_of_a_row_suggests_what_differs():
    deal = offer(clauses=(chosen("late_penalty"),))
    page = text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/negotiate/suggest/?row=terms.review"))
    assert 'value="10"' in page
    given = {"review_days": "7", "revisions": "2", "warranty_days": "0", "reason": "Holidays"}
    sent = post(deal.client, deal, "suggest/?row=terms.review", **given)
    assert (sent.status_code, sent["Location"].partition("#")[2]) == (303, "r-terms-review")
    one = Suggestion.objects.get()
    assert (one.to, one.reason, one.side) == ({"review_days": 7}, "Holidays", "client")
    wrong = post(deal.client, deal, "suggest/?row=terms.review", **{**given, "review_days": "99"})
    assert wrong.status_code == 422
    same = post(deal.provider, deal, "suggest/?row=terms.review", **{**given, "review_days": "10"})
    assert "Nothing differs" in text(same)


@pytest.mark.parametrize(
    ("row", "values", "to"),
    [
        ("title", {"value": "Two sites"}, {WHOLE: "Two sites"}),
        ("language", {"value": "de"}, {WHOLE: "de"}),
        (
            "milestones.1",
            {"title": "Design", "amount": "550.00", "due_on": "2026-12-11", "criteria": ""},
            {"amount_minor": 55_000},
        ),
        ("milestones.2", {"out": "1"}, {WHOLE: None}),
        ("clauses.late_penalty", {"out": "1"}, {WHOLE: None}),
        ("clauses.own~+", {"heading": "Bread", "text": "Two loaves."}, None),
        ("duties.+", {"what": "A report", "every": "month"}, {WHOLE: {"what": "A report", "every": "month"}}),
        ("terms.exit", {"exit_form": "list", "exit_items": "the keys"}, {"exit_items": ["the keys"]}),
    ],
)
def test_every_kind_of_row_can_be_suggested(row, values, to):
    deal = offer(clauses=(chosen("late_penalty"),))
    path = f"suggest/?row={row.replace('+', '%2B')}"
    shown = browser(deal.provider).get(f"/contracts/{deal.agreement.number}/negotiate/{path}")
    assert shown.status_code == 200
    sent = post(deal.provider, deal, path, **values)
    assert sent.status_code == 303, text(sent)
    one = Suggestion.objects.get()
    assert one.row == row
    if to is not None:
        assert one.to == to
    assert "S1" in page_of(deal.client, deal)


def test_a_clause_of_the_library_is_suggested_with_its_parameters():
    deal = offer()
    path = f"/contracts/{deal.agreement.number}/negotiate/suggest/?row=clauses.%2B"
    assert "late_penalty" in text(browser(deal.client).get(path))
    chosen_one = browser(deal.client).get(f"{path}&pick=late_penalty")
    assert chosen_one["Location"].endswith("suggest/?row=clauses.late_penalty")
    given = {"c-period": "week", "c-rate_bps": "0.5", "c-grace_days": "0", "c-cap_bps": "5"}
    sent = post(deal.client, deal, "suggest/?row=clauses.late_penalty", **given)
    assert sent.status_code == 303, text(sent)
    assert Suggestion.objects.get().to[WHOLE]["params"]["rate_bps"] == 50


@pytest.mark.parametrize("row", ["", "nothing", "milestones.9", "milestones.x", "clauses.no_such", "terms.nothing"])
def test_a_row_that_is_not_there_is_not_found(row):
    deal = offer()
    assert (
        browser(deal.client).get(f"/contracts/{deal.agreement.number}/negotiate/suggest/?row={row}").status_code == 404
    )


def test_a_level_is_suggested_with_its_direction_or_asked_for_it():
    deal = offer()
    fields = fields_of(
        text(
            browser(deal.client).get(
                f"/contracts/{deal.agreement.number}/negotiate/suggest/?row=clauses.service_levels"
            )
        )
    )
    level = {"measure": "Complaints", "target_bps": "98", "minimum_bps": "95", "better": ""}
    fields |= {f"c-levels-0-{name}": value for name, value in level.items()}
    unsaid = post(deal.client, deal, "suggest/?row=clauses.service_levels", **fields)
    assert "Complaints: say whether it is met at its target or above" in text(unsaid)
    fields |= {"c-levels-0-target_bps": "2", "c-levels-0-minimum_bps": "5"}
    assert post(deal.client, deal, "suggest/?row=clauses.service_levels", **fields).status_code == 303
    assert Suggestion.objects.get().change.to[WHOLE]["params"]["levels"][0][6] == "less"


def test_answers_and_the_next_version_through_the_pages():
    deal = offer()
    suggest(deal, deal.provider, FASTER, DEARER, Change("title", {WHOLE: "Two sites"}), at=now())
    assert post(deal.client, deal, "1/accept/", answer="Fine").status_code == 303
    assert post(deal.client, deal, "2/refuse/", answer="Too much").status_code == 303
    assert post(deal.provider, deal, "3/withdraw/").status_code == 303
    assert states(deal) == {1: "accepted", 2: "refused", 3: "withdrawn"}
    page = page_of(deal.client, deal)
    assert "Make this the next version" in page
    assert "Too much" in page
    following = text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/negotiate/next/"))
    assert "Signatures under version 1 do not count for it." in following
    sent = post(deal.client, deal, "next/", numbers="1", words="", answer_days="10")
    assert sent.status_code == 303, text(sent)
    assert deal.fresh().version == 2
    assert states(deal)[1] == "written"
    assert "In version 2" in page_of(deal.provider, deal)
    trail = text(browser(deal.provider).get(f"/contracts/{deal.agreement.number}/"))
    assert "made S1 part of version 2" in trail


def test_an_unknown_suggestion_or_verb_is_not_found_and_a_late_answer_says_how_it_stands():
    deal = offer()
    (one,) = suggest(deal, deal.provider, FASTER, at=now())
    assert post(deal.client, deal, "7/accept/").status_code == 404
    assert post(deal.client, deal, "1/burn/").status_code == 404
    accept(deal.client, one, now())
    late = post(deal.client, deal, "1/refuse/")
    assert late.status_code == 409


def test_the_clauses_read_in_the_readers_language_with_the_same_numbers():
    deal = offer()
    suggest(deal, deal.provider, FASTER, at=now())
    reader = browser(deal.client)
    User.objects.filter(pk=deal.client.person_id).update(locale="de-de")
    page = text(reader.get(f"/contracts/{deal.agreement.number}/negotiate/"))
    assert "Klausel für Klausel" in page
    assert "<del>10</del><ins>5</ins>" in page


def test_what_waits_is_named_to_the_side_that_answers():
    deal = project()
    suggest(deal, deal.provider, FASTER, DEARER)
    (need,) = [one for one in needs(deal.client, at=NOW) if one.kind == NeedKind.SUGGEST]
    assert (need.number, need.count, need.other) == (deal.agreement.number, 2, "Lingua Vistula")
    assert NeedKind.SUGGEST not in [one.kind for one in needs(deal.provider, at=NOW)]


def test_a_task_has_one_link_and_only_while_something_is_open():
    deal = project(at=now())
    link = f"/contracts/{deal.agreement.number}/negotiate/?show=open"
    assert link not in text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/"))
    suggest(deal, deal.provider, FASTER, at=now())
    assert text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/")).count(link) == 1


def test_comments_stand_beside_their_clause_and_private_ones_are_marked():
    deal = offer()
    assert post(deal.client, deal, "comment/?row=terms.review", words="Why **ten**?").status_code == 303
    assert (
        post(deal.client, deal, "comment/?row=milestones.1", words="Too dear for us", private="on").status_code == 303
    )
    own, theirs = page_of(deal.client, deal), page_of(deal.provider, deal)
    assert "Too dear for us" in own
    assert "Private: only your organisation sees it" in own
    assert "Too dear for us" not in theirs
    assert "Open points: 2" in own
    assert "Open points: 1" in theirs
    assert "New" in theirs
    assert ">New<" not in page_of(deal.provider, deal)
    one = AgreementComment.objects.get(private_to=None)
    assert post(deal.provider, deal, f"comments/{one.id}/reply/", words="Two of us read it").status_code == 303
    assert "Two of us read it" in page_of(deal.client, deal)
    assert post(deal.client, deal, f"comments/{one.id}/settle/").status_code == 303
    assert "Settled by" in page_of(deal.provider, deal)
    assert "Open points: 0" in page_of(deal.provider, deal)
    assert post(deal.client, deal, f"comments/{one.id}/reopen/").status_code == 303
    secret = AgreementComment.objects.get(private_to__isnull=False)
    for verb in ("reply", "settle", "reopen"):
        assert post(deal.provider, deal, f"comments/{secret.id}/{verb}/", words="x").status_code == 404
    assert browser(deal.client).get(f"/contracts/{deal.agreement.number}/negotiate/comment/?row=no").status_code == 404


def test_what_was_said_about_a_line_that_is_gone_stays_to_be_read():
    deal = offer()
    comment(deal, deal.provider, row="milestones.2", words="Who pays the pictures?", at=now())
    (one,) = suggest(deal, deal.provider, LESS, at=now())
    accept(deal.client, one, now())
    write(deal, deal.client, 1, at=now())
    page = page_of(deal.client, deal)
    assert "Said about what is not there any more: 1" in page
    assert "Who pays the pictures?" in page


__all__ = ["known"]


def test_who_signs_is_told_what_the_version_does_not_say():
    deal = offer()
    address = f"/contracts/{deal.agreement.number}/sign/"
    assert "does not say" not in text(browser(deal.provider).get(address))
    accepted, _ = suggest(deal, deal.provider, FASTER, DEARER, at=now())
    accept(deal.client, accepted, now())
    page = text(browser(deal.provider).get(address))
    assert "Suggestion S1 was accepted, but this version does not say it." in page
    assert "Suggestion S2 is not answered." in page
    assert f"/contracts/{deal.agreement.number}/negotiate/" in page


def test_who_signs_while_no_suggestion_is_answered_or_all_are_accepted_is_told_of_those_alone():
    deal = offer()
    address = f"/contracts/{deal.agreement.number}/sign/"
    made = suggest(deal, deal.provider, FASTER, DEARER, at=now())
    page = text(browser(deal.provider).get(address))
    assert "Suggestions S1 and S2 are not answered." in page
    assert "but this version does not say" not in page
    for one in made:
        accept(deal.client, one, now())
    page = text(browser(deal.provider).get(address))
    assert "Suggestions S1 and S2 were accepted, but this version does not say them." in page
    assert "not answered" not in page
