"""Words of contracts: their states, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.web.approvals.words import HELD
from anyshore.web.contracts import hardship_words as hardship
from anyshore.web.contracts import majeure_words as majeure

SUGGESTIONS = {
    "open": (_("Waits for an answer"), "wait", "hourglass"),
    "accepted": (_("Accepted for the next version"), "good", "check"),
    "refused": (_("Refused"), "", "circle-x"),
    "withdrawn": (_("Taken back"), "", "undo-2"),
    "overtaken": (_("Overtaken"), "", "circle-slash"),
    "written": (_("In a version"), "good", "signature"),
}
"""Where a suggestion stands: its words, their tone and icon."""

STATES = {
    "suggestion": SUGGESTIONS,
    "agreement": {
        "offered": (_("To sign"), "wait", "signature"),
        "running": (_("Running"), "active", "circle-dot"),
        "ending": (_("Ending"), "wait", "calendar"),
        "completed": (_("Completed"), "good", "circle-check"),
        "cancelled": (_("Cancelled"), "", "circle-x"),
        "ended": (_("Ended"), "", "circle-check"),
        "declined": (pgettext_lazy("contract", "Declined"), "", "circle-x"),
        "withdrawn": (pgettext_lazy("contract", "Withdrawn"), "", "undo-2"),
        "lapsed": (pgettext_lazy("contract", "Lapsed"), "", "circle-slash"),
    },
    "subcontractor": {
        "asked": (_("Waiting for answer"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("subcontractor", "Agreed"), "good", "circle-check"),
        "refused": (pgettext_lazy("subcontractor", "Refused"), "bad", "circle-x"),
        "lapsed": (pgettext_lazy("subcontractor", "Not agreed"), "", "circle-slash"),
        "withdrawn": (pgettext_lazy("subcontractor", "Asked no more"), "", "undo-2"),
        "left": (pgettext_lazy("subcontractor", "Has left"), "", "log-out"),
    },
    "hardship_talks": hardship.STATES,
    "majeure": majeure.STATES,
    "worker_check": {
        "clear": (_("No check needed"), "good", "circle-check"),
        "open": (_("A person must look"), "wait", "user-check"),
        "decided": (pgettext_lazy("worker check", "Decided"), "good", "user-check"),
        "overtaken": (pgettext_lazy("worker check", "A newer one stands"), "", "circle-slash"),
    },
    "benchmark": {
        "announced": (pgettext_lazy("comparison", "Announced"), "wait", "hourglass"),
        "drafted": (pgettext_lazy("comparison", "Draft to read"), "active", "circle-dot"),
        "reported": (pgettext_lazy("comparison", "Reported"), "good", "circle-check"),
        "withdrawn": (pgettext_lazy("comparison", "Withdrawn"), "", "undo-2"),
    },
    "step_in": {
        "announced": (pgettext_lazy("step-in", "Announced"), "wait", "hourglass"),
        "begun": (pgettext_lazy("step-in", "The client runs it"), "active", "circle-dot"),
        "over": (pgettext_lazy("step-in", "Given back"), "good", "circle-check"),
        "withdrawn": (pgettext_lazy("step-in", "Taken back"), "", "undo-2"),
    },
    "step_in_cost": {
        "claimed": (_("Waiting for answer"), "wait", "hourglass"),
        "accepted": (pgettext_lazy("claim", "Accepted"), "good", "circle-check"),
        "objected": (pgettext_lazy("claim", "Objected to"), "bad", "circle-x"),
        "withdrawn": (pgettext_lazy("claim", "Not claimed any more"), "", "undo-2"),
    },
    "renewal": {
        "offered": (_("Waiting for answer"), "wait", "hourglass"),
        "signed": (_("Signed by both"), "good", "signature"),
        "declined": (_("Declined"), "", "circle-x"),
        "withdrawn": (_("Withdrawn"), "", "undo-2"),
        "lapsed": (_("Lapsed"), "", "circle-slash"),
    },
    "held_offer": HELD,
}

REFUSALS = {
    "no_benchmark": _("The contract does not run, or says nothing of a comparison with the market."),
    "too_early_to_compare": _("The next comparison may be made on %(first)s at the earliest."),
    "benchmark_open": _("A comparison is under way already."),
    "expert_not_free": _("Tick it: only somebody who is independent of both and competes with neither may compare."),
    "nothing_compared": _("Write for at least one price of the contract what the market asks, above zero."),
    "no_step_in": _("The contract does not run, or says nothing of a step-in."),
    "step_in_announced_already": _("“%(what)s” is announced already, or you run it now."),
    "secrecy_missing": _("Tick that they are bound to secrecy: without that they may not run it."),
    "too_early_to_begin": _("You may begin on %(first)s at the earliest."),
    "begin_out_of_range": _("Choose a day from %(first)s to today."),
    "step_in_not_begun": _("Nobody runs it for the provider: it has not begun, or was taken back."),
    "service_went_back_already": _("The service went back at the end of %(last)s, by itself."),
    "step_in_cost_not_positive": _("Write a sum above zero, in the currency of the contract."),
    "nobody_else": _(
        "This contract lets nobody else do a part of the work. To change that, both sides sign a new one."
    ),
    "not_asked_for": _("This contract asks only about those who see personal data. Others need not be asked for."),
    "no_subcontracting": _("The contract does not run, or says nothing about other people."),
    "subcontractor_asked_already": _("%(name)s waits for an answer already."),
    "subcontractor_answer_too_late": _(
        "It was possible to answer until %(until)s. What no answer means stands by then."
    ),
    "left_out_of_range": _("Choose a day from %(first)s to %(today)s."),
    **hardship.REFUSALS,
    **majeure.REFUSALS,
    "no_worker_check": _("Only contracts with one person as the provider are checked, while they are offered or run."),
    "examiner_missing": _(
        "By the contract a person looks whom both sides name. Name somebody first, and wait for the other side to agree."
    ),
    "nobody_named": _("Somebody else is named by now, or nobody. Look at it again."),
    "not_renewing": _("This contract does not go on by itself."),
    "renewal_certain": _("It was possible to say no until %(since)s. The contract goes on."),
    "renewal_refused_already": _("A side has said no already: the contract ends on its last day."),
    "no_last_day": _("This contract has no last day, so there is nothing to renew."),
    "renewal_open": _("An offer to renew waits for its answer already."),
    "renewal_changed": _("The contract has changed since this was offered. Look at it again."),
    "version_changed": _(
        "The other side wrote version %(version)s while you read. Nothing was signed. Read the new version, then answer it."
    ),
    "end_out_of_range": _("Choose a last day from %(first)s to %(last)s."),
    "held_overtaken": _(
        "What this offer was about was changed, signed or ended meanwhile (%(since)s), so it did not go out. Look at the "
        "contract as it is now."
    ),
    "signer_gone": _("Who signed this offer may not bind your organisation any more. Somebody else signs it anew."),
    "nothing_changed": _(
        "Nothing differs from the version you answer. Change what you want changed, or sign it as it is."
    ),
    "too_many_suggestions": _("%(most)s suggestions wait for an answer already. Have some answered first."),
    "too_many_here": _("There are %(most)s comments here already. Settle what can be settled, or write a message."),
    "draft_changed": _(
        "Somebody else changed this while you wrote. Look at it as it stands now, then apply yours again."
    ),
    "leaves_open": _("With this nobody could sign any more: something that a contract must say would be missing."),
    "unknown_place": _("This part of the contract is not there any more. Go back and look at it as it stands now."),
    "place_taken": _(
        "%(other)s, which is accepted, changes the same. Take that answer back first, or refuse this one."
    ),
    "suggestions_clash": _(
        "Together with what is accepted already this makes no contract: one contradicts another. Refuse one of them."
    ),
    "ground_changed": _("What it was about has changed since. Suggest it anew on the version on the table."),
    "nothing_accepted": _("No suggestion is accepted, so there is nothing to make a version of."),
    "suggestions_changed": _(
        "What is accepted changed while you read: it is %(numbers)s now. Read it again, then sign."
    ),
    "offer_over": _("The time to answer this offer is over, so it has lapsed. Make a new offer if you still want it."),
    "master_over": _(
        "The master agreement does not run any more, so nothing new can be signed under it. Offer a contract of its own instead."
    ),
    "already_signed": _("Your side has signed this version already. It now waits for the other side."),
    "not_pdf": _("Upload the signed copy as a PDF."),
    "copy_there": _("This very file is with the version already."),
    "copy_confirmed": _("This copy was confirmed before."),
    "not_signed_by_both": _("Version %(version)s waits for a signature: only what both sides signed is sealed."),
    "offer_stands": _("The offer still stands: its time to answer is not over yet."),
    "same_party": _("You cannot make a contract with your own organisation. Choose the other side."),
    "terms_incomplete": _(
        "Nobody can sign this yet: it must say what happens when something comes up that nobody foresaw, what is handed "
        "over at the end, and when it ends, and each clause must be filled in. Open “All terms” and “Clauses”, and write in "
        "what is missing."
    ),
    "held_money_is_whole": _(
        "This version of the clause keeps back of what is paid by invoice. Where money is held here, take its newest version."
    ),
    "clause_unreadable": _(
        "The text and the parameters do not fit: every {name} must be a parameter below, every parameter must stand in every "
        "text, and braces open and close."
    ),
    "rate_above_card": _(
        "The rate for “%(role)s” is above the provider’s published rate card, which asks %(most)s an hour. Lower it, or have "
        "the card changed first."
    ),
    "unit": _("Choose how much is handed over: a task, a project, a process or a department."),
}

STARTS = {
    "under": _("Add a statement of work"),
    "follows": _("Make a follow-on contract"),
    "copy": _("Copy into a new offer"),
    "held": _("Change the offer"),
}
"""The offers that start from another contract, by their name in the address."""

MISSING = {
    "unforeseen_text": _("what happens when something comes up that nobody foresaw"),
    "exit_items": _("what is handed over at the end"),
    "end_on": _("the last day"),
}
"""Terms without which nobody may sign."""

UNITS = {
    "task": _("Task"),
    "project": _("Project"),
    "process": _("Business process"),
    "department": _("Department"),
}
"""The units of outsourcing."""

TEMPLATES = {
    "software": _("Software"),
    "design": _("Design"),
    "words": _("Texts and translation"),
    "search": _("Search engines"),
    "person": _("An individual’s work"),
    "process": _("Business process"),
    "department": _("Department"),
}
"""The template agreements."""

SIDES = {"client": _("Client"), "provider": pgettext_lazy("party", "Provider")}

METHODS = {
    "proposal": _("signed by sending the proposal"),
    "button": _("signed with the button under the text"),
    "package": _("signed by publishing the package"),
}
"""How a side signed."""

OVER = {
    "completed": _("completed"),
    "cancelled": _("cancelled"),
    "ended": _("ended"),
    "declined": _("declined, no contract"),
    "withdrawn": _("withdrawn, no contract"),
    "lapsed": _("lapsed, no contract"),
}
"""What became of a contract or of the offer of one, after the day on which it did."""

ENDINGS = {
    "completed": _("Everything was accepted and paid."),
    "cancelled": _("It was cancelled before anything was handed in."),
    "notice": _("It was ended by notice."),
    "expired": _("Its last day passed."),
    "consent": _("Both sides agreed to end it."),
    "ruling": _("The operator divided what was held."),
}
"""How a contract ended."""

PURCHASES = {"service": _("What was bought"), "product": _("The files"), "hours": _("The hours")}
"""What leads from a contract to what was bought, by the kind of the package."""
