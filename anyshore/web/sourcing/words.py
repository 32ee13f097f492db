"""Words of requests and proposals."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.sourcing.rules.states import Reason
from anyshore.web.approvals.words import HELD

STATES = {
    "held_proposal": HELD,
    "request": {
        "comparing": (_("Comparing"), "wait", "scale"),
        "lapsed": (_("Lapsed"), "", "circle-slash"),
        "used": (_("Offered in a batch"), "", "package"),
    },
    "entry": {
        "entered": (_("Entered"), "active", "circle-dot"),
        "withdrawn": (_("Withdrawn"), "", "circle-slash"),
        "eliminated": (_("Eliminated"), "", "circle-x"),
        "chosen": (_("Won"), "good", "award"),
        "not_chosen": (_("Not chosen"), "", "circle-x"),
    },
    "lot": {
        "open": (pgettext_lazy("lot", "Open"), "active", "circle-dot"),
        "awarded": (pgettext_lazy("lot", "Awarded"), "good", "award"),
        "unawarded": (_("Left without an award"), "", "circle-slash"),
    },
    "team_offer": {
        "waiting": (_("Waiting for members"), "wait", "hourglass"),
        "sent": (_("With the client"), "good", "check"),
        "called_off": (_("Called off"), "", "circle-slash"),
        "lapsed": (_("Not sent"), "", "circle-slash"),
    },
    "team_member": {
        "waiting": (_("Not answered"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("member", "Agreed"), "good", "signature"),
        "declined": (pgettext_lazy("member", "Declined"), "bad", "circle-x"),
    },
    "award_review": {
        "open": (_("Review asked for"), "wait", "hourglass"),
        "answered": (_("Answered"), "good", "check"),
        "lapsed": (_("Not answered in time"), "bad", "triangle-alert"),
    },
    "proposal": {
        "sent": (_("Offered"), "wait", "hourglass"),
        "not_chosen": (_("Not chosen"), "", "circle-x"),
        "expired": (_("Expired"), "", "circle-slash"),
    },
}

REFUSALS = {
    "text_missing": _("Write something here."),
    "text_too_long": _("Shorten it to %(limit)s characters."),
    "choice_unknown": _("Choose one of the list."),
    "number_out_of_range": _("Write a number from %(low)s to %(high)s."),
    "too_many": _("Keep to %(limit)s."),
    "named_twice": _("“%(value)s” stands there twice. Take one out."),
    "not_in_future": _("Choose a later day: this one has passed."),
    "milestones_do_not_add_up": _("The milestones do not add up to the price. Change one of the sums."),
    "milestones_out_of_order": _("Put the milestones in the order of their days, none after the day you finish."),
    "answer_missing": _("Answer every question of the client."),
    "consent_missing": _("Tick this to go on: without it we may not keep your request."),
    "own_request": _("This is a request of your own organisation, or of one you belong to. You cannot bid on it."),
    "request_not_open": _("The request is not open any more. Nothing was changed."),
    "quota_used": _(
        "You have sent %(limit)s proposals within seven days. The next may go on %(free_at)s. Invitations do not count."
    ),
    "prizes_missing": _("A contest has prizes. Post it under “Post a contest”."),
    "contest_takes_entries": _("This is a contest: make an entry instead of a proposal."),
    "not_a_contest": _("This request takes proposals, not entries."),
    "entries_used": _("You have %(limit)s entries that stand. Withdraw one to make another."),
    "prize_taken": _("This prize was given meanwhile. Choose another."),
    "prize_guaranteed": _("The prizes are guaranteed: give them, or they are shared among the finalists on the day."),
    "extended_before": _("A contest is extended once, and this one was."),
    "file_missing": _("Choose the file."),
    "not_this_kind": _("The client asks for another kind of document. Choose one of that kind."),
    "document_expired": _("This document was valid until %(valid_until)s. Keep the new one, and share that."),
    "nda_unsigned": _("The brief is confidential. Sign its confidentiality text first, on the page of the request."),
    "nda_changed": _("The text was changed while you read it. Read version %(version)s, then sign."),
    "nda_signed_before": _("Your organisation has signed this text already."),
    "summary_missing": _("Say in a line or two what everybody may know."),
    "request_full": _("All %(limit)s places are taken. Who withdraws opens one: first come, first served."),
    "proposals_closed": _("The time for proposals is over. Nothing was sent."),
    "already_proposed": _("You have a proposal on this request already. Revise that one."),
    "already_invited": _("This provider was invited before, or has proposed already."),
    "already_answered": _("This question has its answer. Bidders rely on it, so it stays."),
    "offer_expired": _("This offer has expired. It binds nobody any more."),
    "decision_overdue": _("The day of the decision has passed. The request lapses."),
    "terms_locked": _("A proposal is in, so the %(field)s no longer change."),
    "nothing_changed": _("Nothing was changed: these are the words that stand already."),
    "round_closed": _("This round is for those who were asked to take part in it."),
    "lots_missing": _("Name lots that are on offer, and a price for at least one."),
    "bundle_dearer": _("A price for several lots together must be lower than the sum of their own prices."),
    "not_a_tender": _("This request is not run as a tender."),
    "still_sealed": _("The proposals are still sealed."),
    "setup_locked": _("A proposal is in, so this no longer changes."),
    "openers_missing": _("Name at least %(least)s people who open together."),
    "names_need_sealing": _("Names can be hidden only where proposals arrive sealed: tick that too."),
    "reviewer_scores": _("Choose somebody who does not score."),
    "lot_alone": _("One lot is the whole. Write a second one, or none."),
    "lot_weights": _("Write one weight for each of the %(criteria)s criteria, or none."),
    "too_early_to_open": _("The proposals stay sealed until the deadline."),
    "already_confirmed": _("You have confirmed. Another of those named must confirm too."),
    "scoring_is_closed": _("Scoring is closed: the points are shown, and stay."),
    "scoring_still_open": _("Not everybody has scored. Wait for them, or close the scoring with a reason."),
    "bidder_missing": _("Another proposal came in. Declare about every bidder."),
    "not_declared": _("Declare your interests first: tell about each bidder whether there is a conflict."),
    "conflict_declared": _("You declared a conflict with this bidder, so you take no part in scoring it."),
    "round_runs": _("Proposals are still taken. A round begins when the one before is over."),
    "nobody_in_round": _("Choose at least one proposal that stands."),
    "reason_needed": _("Another proposal is in front. Say why you choose this one: it goes into the report."),
    "nobody_chosen": _("Choose at least one of those who answered."),
    "review_over": _("A review could be asked for within ten days of the answer. That time is over."),
    "review_asked": _("You have asked for a review of this decision."),
    "set_empty": _("Write at least one question or one criterion."),
    "nothing_decided": _("Choose a bidder for at least one lot, or leave it with a reason."),
    "shares_too_large": _("The members' shares leave you nothing. Take less than 100 % for them together."),
    "member_unknown": _("Name other providers who show their profile here: not the client, and not yourselves."),
    "team_missing": _("Name at least one member of the team."),
    "team_not_here": _("Nothing is priced here, so there is nothing to share. Answer alone."),
    "proposal_unapproved": _("Your own organisation’s rules want people to agree to it first. It waits for them."),
    "nobody_asked": _("Nobody need agree to it: send it."),
    "author_gone": _("Who signed it may not bind your organisation any more. Sign it anew."),
    "request_moved": _("The client has changed the request since it was signed. Read it again, and sign it anew."),
    "team_not_agreed": _("Not every member has agreed to these terms. Ask the team first."),
    "team_waits": _("An offer of your team on this request waits for its members. Change that one, or call it off."),
    "in_team": _("Your organisation takes part in another offer on this request. One is all a provider may be in."),
    "team_terms_moved": _("The terms were changed while you read them. Read them as they are now, then answer."),
    "team_terms_unchanged": _("Nothing was changed: these are the terms that the members were asked about."),
    "agreed_before": _("Your organisation has agreed to these terms already."),
    "reminded_lately": _("They were asked or reminded less than a day ago. The next reminder may go on %(free_at)s."),
    "criterion_not_judged": _("Points are given on what people judge. Price and schedule are worked out."),
}

SORTS = {
    "new": _("Newest"),
    "soon": _("Closing soon"),
    "budget": _("Highest budget"),
}

UNITS = {
    "task": _("Task"),
    "project": _("Project"),
    "process": _("Business process"),
    "department": _("Department"),
}

REQUEST_KINDS = {
    "proposal": _("Request for offers"),
    "rfi": _("Request for information"),
    "rfq": _("Request for quotation"),
    "rfp": _("Request for proposal"),
    "contest": _("Contest"),
}

FIELDS = {
    "title": _("title"),
    "currency": _("currency"),
    "budget_minor": _("budget"),
    "brief": _("brief"),
    "category": _("category"),
    "unit": _("size"),
    "kind": _("how it is run"),
    "visibility": _("who sees it"),
    "wanted_on": _("wanted by"),
    "most_proposals": _("places for proposals"),
    "summary": _("summary"),
    "nda": _("confidentiality"),
    "proposals_until": _("open until"),
    "skills": _("skills"),
    "criteria": _("criteria"),
    "questions": _("questions"),
    "files": _("attachments"),
}
"""The parts of a request, as the list of its versions names them."""

WHY_NOT = {
    Reason.PRICE: _("Another offer costs less."),
    Reason.SCHEDULE: _("Another offer finishes earlier, or this one too late."),
    Reason.FIT: _("It does not answer the brief."),
    Reason.EXPERIENCE: _("The client looks for more experience of this kind."),
    Reason.SCORE: _("The chosen offer has more points, most of them for “%(detail)s”."),
    Reason.JUDGEMENT: _("The client preferred another offer."),
    Reason.CLOSED: _("The client closed the request without choosing anybody."),
    Reason.LAPSED: _("The client did not decide in time, so the request lapsed."),
    Reason.RELEASED: _("No contract came of the award."),
    Reason.ROUND: _("The client goes on with others in a further round."),
    Reason.OTHER: _("The client gave a reason of their own."),
}

DECLINE = [
    (str(Reason.PRICE), _("The price"), _("It costs more than we can pay.")),
    (str(Reason.SCHEDULE), _("The schedule"), _("It finishes too late.")),
    (str(Reason.FIT), _("The brief"), _("It does not answer what we asked for.")),
    (str(Reason.EXPERIENCE), _("Experience"), _("We look for more work of this kind.")),
    (str(Reason.OTHER), _("Something else"), _("Say it in your own words.")),
]

FACTS = {
    "lowest_price": _("Lowest price"),
    "first_to_finish": _("First to finish"),
    "above_budget": _("Above your budget"),
    "after_wanted": _("Finishes after the day you want it"),
    "no_finish": _("Names no finishing day"),
    "older_version": _("Made for an earlier version of your request"),
}

CONSEQUENCES = {
    "sourcing.proposals_close": _("No more proposals are taken."),
    "sourcing.request_lapses": _("Request R-%(number)s lapses without an award. Every bidder is told."),
    "sourcing.proposal_expires": _("The offer of %(provider)s expires and binds them no longer."),
}
"""What silence does, by the code of the consequence."""

KINDS = {
    "judged": _("People judge it"),
    "price": _("Worked out from the price"),
    "schedule": _("Worked out from the finishing day"),
}
"""How a criterion is scored."""

OVER = {
    "proposed": _("A proposal of your organisation was sent on this request meanwhile."),
    "decided": _("The client has decided on the proposal that this would revise."),
    "hidden": _("The client shows this request to invited providers alone now."),
    "comparing": _("The time for proposals is over."),
    "awarded": _("The request was awarded to somebody."),
    "closed": _("The client closed the request without an award."),
    "lapsed": _("The request lapsed without an award."),
    "draft": _("The request is not open."),
}
"""Why a draft of a proposal cannot be sent any more."""
