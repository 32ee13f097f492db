"""Words of duties: their states, what to do when an action refuses, what each is called and what it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.web.words import Words

STATES = {
    "duty": {
        "open": (_("Upcoming"), "", "calendar"),
        "upcoming": (_("Upcoming"), "", "calendar"),
        "due": (pgettext_lazy("duty", "Due"), "wait", "hourglass"),
        "done": (pgettext_lazy("duty", "Done"), "active", "check"),
        "confirmed": (_("Done, confirmed"), "good", "circle-check"),
        "disputed": (_("Disputed"), "bad", "scale"),
        "missed": (_("Missed"), "bad", "triangle-alert"),
        "waived": (pgettext_lazy("duty", "Let go"), "", "circle-slash"),
        "closed": (_("Fell away"), "", "circle-x"),
    }
}

REFUSALS: dict[str, Words] = {}

NAMES: dict[str, Words] = {
    "line": "%(words)s",
    "exit_plan": _("Look at the exit plan again"),
    "exit_rehearsal": _("Rehearse the exit"),
    "decide": _("Decide whether it goes on"),
    "renewal": _("Last day to say no to the renewal"),
    "hand_over": _("Hand over what the exit list names"),
    "warranty_ends": _("Last day to report defects: %(what)s"),
    "retention": _("Pay what was kept back: %(what)s"),
    "meeting": _("Meeting: %(words)s"),
    "meeting_report": _("Report before the meeting: %(words)s"),
    "indexation": _("Adjust the prices to the index “%(index)s”"),
    "audit": _("Look at records and systems"),
    "benchmarking": _("Have the prices compared with the market"),
    "lower_prices": _("Lower the prices that the comparison found too high"),
    "insurance_proof": _("Ask for proof of the insurance"),
    "audit_opens": _("Let the client look at records and systems"),
    "insurance_shown": _("Show proof of the insurance"),
    "emergency_put": _("Put what was done in the emergency as a change"),
    "refuse_successor": _("Last day to refuse %(who)s"),
    "overlap": _("Work side by side: %(leaves)s and %(who)s"),
    "inform_people": _("Inform the people who transfer"),
    "people_move": _("The people transfer"),
    "give_back": _("Give back or delete what is confidential"),
    "delete_data": _("Delete the personal data"),
    "assistance": _("Last day of help with the handover"),
    "run_off": _("Last day of the insurance"),
    "milestone": _("Hand in: %(words)s"),
    "wave": _("Gate of the transition: %(words)s"),
    "falls_due": _("%(words)s falls due"),
    "talks": _("Last day of the talks about new terms"),
    "majeure_expected": _("Force majeure is expected to be over"),
    "majeure_end": _("From today the contract may be ended for force majeure"),
    "agree_to": _("Agree to a subcontractor: %(words)s"),
    "object_to": _("Agree to a subcontractor or object: %(words)s"),
    "readings": _("Enter what was measured from %(from_on)s to %(to_on)s"),
    "dispute_readings": _("Last day to dispute what was measured from %(from_on)s to %(to_on)s"),
    "cause": _("Report why “%(words)s” was missed"),
    "cure": _("Put defect %(number)s right: %(words)s"),
    "step_in": _("You may run it yourselves from now on: %(words)s"),
    "service_back": _("Last day to run it yourselves: %(words)s"),
    "notice": _("Last day to give notice"),
    "end": _("Last day"),
}
"""What each kind of duty is called."""

ABOUT: dict[str, Words] = {
    "exit_plan": _("Once a year: is each item still what would be needed?"),
    "exit_rehearsal": _("Once a year both sides go through the handover as if it were due."),
    "decide": _("Compare what it brings with doing it in house or with another."),
    "renewal": _("If nobody says no by then, the contract goes on by itself."),
    "hand_over": _("Files, rights, accounts, documents: item by item, with who takes it over."),
    "warranty_ends": _("A defect reported by then is put right at no cost."),
    "retention": _("What was kept back as security is paid unless a reported defect is still open."),
    "meeting": _("With %(who)s. Decisions are written down within %(days)s working days."),
    "meeting_report": _("What was done, what is late, and what is expected."),
    "indexation": _("By the rule of the clause; the new prices stand from then on."),
    "audit": _("It may be done. Say so %(days)s working days before."),
    "lower_prices": _("What each comes down to stands with the comparison. Both sign the new prices."),
    "benchmarking": _("It may be done, by an expert who is independent of both."),
    "insurance_proof": _("Asked for it, the provider shows proof within %(days)s days."),
    "audit_opens": _("It was announced by a formal notice. From the end of this day on the client may look."),
    "insurance_shown": _("It was asked for by a formal notice. Attach the proof when you mark it done."),
    "emergency_put": _("Until a change is signed, no more than the limit of the clause is owed."),
    "refuse_successor": _("For a good reason, until they begin. Nothing happens if nobody does."),
    "inform_people": _("They, or those who speak for them, are informed and heard in time."),
    "give_back": _("Except what a law obliges to keep."),
    "delete_data": _("Or give them back, as the clause says."),
    "falls_due": _("%(amount)s, by itself at 00:00 UTC."),
    "wave": _("A person opens the gate; silence does not."),
    "milestone": _("The contract’s page shows the work."),
    "talks": _("If nothing is agreed, either side may end the contract then."),
    "majeure_expected": _("Whose duty it keeps says when it is over, or what is expected now."),
    "majeure_end": _("Until it is over, either side may. It does not end by itself."),
    "agree_to": _("Without an answer that is a no."),
    "object_to": _("Without an answer they may begin."),
    "readings": _("A level without a reading by then counts as missed."),
    "dispute_readings": _("What nobody disputes is confirmed as entered."),
    "cause": _("From %(from_on)s to %(to_on)s: what caused it, and what is done about it."),
    "cure": _("After that the client may have it put right at the provider’s cost, or ask for a lower price."),
    "step_in": _("Say so on its page once you begin."),
    "service_back": _("After that the service goes back, unless that part is ended."),
    "notice": _("If nobody gives notice by then, the contract goes on."),
}
"""One sentence more about some of them."""

EVERY: dict[tuple[int, int], Words] = {
    (1, 0): _("every week"),
    (0, 1): _("every month"),
    (0, 3): _("every quarter"),
    (0, 6): _("every half year"),
    (0, 12): _("every year"),
}
"""The usual rhythms, by weeks and months."""

MOVES: dict[str, Words] = {
    "mark": _("Marked done"),
    "confirm": _("Confirmed"),
    "dispute": pgettext_lazy("duty", "Disputed"),
    "miss": _("Missed"),
    "waive": pgettext_lazy("duty", "Let go"),
    "close": _("Fell away"),
}
"""The steps of the record."""

TERMS: dict[str, Words] = {
    "fact:exit": _("exit plan"),
    "fact:notice": _("notice"),
}
"""Parts of a contract made elsewhere."""
