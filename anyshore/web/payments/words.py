"""Words of money: its states by the rail that carries it, accounts, and what to do when an action refuses."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "holding": {
        "not_funded": (_("Not funded"), "", "circle-dashed"),
        "by_invoice": (_("By invoice, once accepted"), "", "receipt-text"),
        "held": (_("Held"), "active", "lock"),
        "promised": (_("Promised"), "active", "lock"),
        "owed": (_("Owed"), "wait", "hourglass"),
        "paid": (_("Paid"), "good", "circle-check"),
        "released": (_("Released"), "good", "circle-check"),
        "refunded": (_("Given back"), "", "undo-2"),
        "split": (_("Divided"), "", "scale"),
        "closed": (_("Never funded"), "", "circle-slash"),
        "on_hold": (_("Frozen"), "bad", "lock"),
    },
    "weekly_holding": {
        "not_funded": (_("Not funded"), "", "circle-dashed"),
        "held": (_("Held"), "active", "lock"),
        "released": (_("Released"), "good", "circle-check"),
        "refunded": (_("Given back"), "", "undo-2"),
        "split": (_("Released in part"), "good", "circle-check"),
    },
    "retention": {
        "kept": (_("Kept back"), "active", "lock"),
        "defect": (_("Defect reported"), "bad", "triangle-alert"),
        "released": (_("Released"), "good", "circle-check"),
        "refunded": (_("Given back"), "", "undo-2"),
        "split": (_("Divided"), "", "scale"),
    },
    "expense": {
        "asked": (_("Asked for"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("expense", "Agreed"), "good", "check"),
        "declined": (pgettext_lazy("expense", "Declined"), "", "circle-x"),
        "lapsed": (pgettext_lazy("expense", "Lapsed"), "", "circle-slash"),
        "claimed": (_("Receipt handed in"), "wait", "clock"),
        "refused": (_("Receipt refused"), "bad", "circle-x"),
        "due": (_("To be paid"), "wait", "hourglass"),
        "paid": (_("Paid"), "good", "circle-check"),
        "withdrawn": (_("Withdrawn"), "", "undo-2"),
    },
    "retainer_month": {
        "not_funded": (_("Not funded"), "", "circle-dashed"),
        "held": (_("Held"), "active", "lock"),
        "released": (_("Released"), "good", "circle-check"),
        "refunded": (_("Given back"), "", "undo-2"),
        "split": (_("Released in part"), "good", "circle-check"),
        "closed": (_("Never funded"), "", "circle-slash"),
        "by_invoice": (_("By invoice, once approved"), "", "receipt-text"),
        "promised": (_("Promised"), "active", "lock"),
        "owed": (_("Owed"), "wait", "hourglass"),
        "paid": (_("Paid"), "good", "circle-check"),
        "running": (_("Running"), "active", "circle-dot"),
        "to_come": (_("To come"), "", "calendar"),
        "to_report": (_("To report"), "wait", "hourglass"),
        "in_review": (_("In review"), "wait", "clock"),
        "asked": (_("Asked about"), "wait", "hourglass"),
        "approved": (pgettext_lazy("period", "Approved"), "good", "check"),
    },
    "suspension": {
        "warned": (pgettext_lazy("work", "Notice given"), "wait", "hourglass"),
        "standing": (_("Stands still"), "bad", "pause"),
        "paid": (_("Paid"), "good", "circle-check"),
        "lifted": (_("Lifted"), "", "undo-2"),
        "overtaken": (_("Over"), "", "circle-slash"),
    },
    "payment": {
        "recorded": (_("Recorded"), "wait", "hourglass"),
        "confirmed": (_("Confirmed"), "good", "circle-check"),
        "denied": (_("Denied"), "bad", "circle-x"),
    },
    "payout": {
        "requested": (_("On its way"), "wait", "hourglass"),
        "paid": (_("Paid out"), "good", "circle-check"),
        "failed": (_("Failed, the money is back"), "bad", "triangle-alert"),
    },
}

REFUSALS = {
    "already_funded": _("This milestone is funded already. Nothing was moved."),
    "not_running": _("The contract does not run, so no money can move for it."),
    "not_funded": _("No money stands behind this milestone yet. The client funds it first."),
    "paid_by_invoice": _(
        "This contract is paid by invoice: nothing is funded ahead. You pay once you have accepted the work."
    ),
    "money_on_hold": _(
        "The operator holds this money, with written reasons. It can move again once the hold is lifted."
    ),
    "too_much": _("Less than that is held. Write at most %(most)s; to release all of it, accept the work."),
    "amount_not_positive": _("Write a sum above zero, in the currency of the contract."),
    "nothing_comes_off": _("Nothing comes off this milestone for late delivery, so there is nothing to let pass."),
    "more_than_comes_off": _("Less than that comes off. Write at most %(off)s."),
    "not_its_day": _("It is kept back until %(until)s, and longer where a defect was reported in time."),
    "kept_day_over": _(
        "Its day was over on %(since)s: what was kept back is paid. Write to the other side about the defect."
    ),
    "more_than_kept": _("Less than that is kept back. Write at most %(kept)s."),
    "no_claim": _("What is asked for the defect has changed: it is %(claim)s now. Look at it again."),
    "no_expenses": _("This contract has no clause about expenses, so none is paid."),
    "over_limit": _("Less than that is left of the limit for expenses. Write at most %(left)s."),
    "limit_used_up": _(
        "All of the limit of %(cap)s is asked for, agreed to or paid. Agree on a higher one first, or drop an expense."
    ),
    "expense_is_due": _(
        "The receipt counts as accepted, and could be refused until it was due, %(until)s. Write to the other side if it is wrong."
    ),
    "over_item_limit": _("One expense is at most %(most)s by the contract. Write at most that."),
    "no_rate": _(
        "No reference rate is recorded here that converts %(currency)s on %(on)s. Write what you were charged, in the currency of the contract, and add the statement that shows it."
    ),
    "over_agreed": _("The client agreed to %(most)s at most. Write at most that."),
    "spent_before": _("The client agreed on %(agreed_on)s. Money that was spent before is not paid."),
    "spent_later": _("This day is still to come: today is %(today)s. Hand in the receipt once the money is spent."),
    "receipt_too_late": _("The receipt could be handed in until %(until)s. Later ones are not paid."),
    "nothing_chosen": _("Choose at least one milestone."),
    "not_signed": _("The contract is not signed by both sides yet."),
    "reason_missing": _("Write the reason. Both sides will read it."),
    "already_on_hold": _("This money is on hold already."),
    "not_on_hold": _("This money is not on hold. Hold it first, with a reason."),
    "not_the_whole": _("The two parts must add up to all that is held."),
    "insufficient_funds": _("The balance is smaller than that. Write at most what is there."),
    "no_payouts": _("On this instance the parties pay each other, so there is nothing here to pay out."),
    "not_on_this_rail": _("Money of this contract does not move in that way."),
    "more_than_owed": _("Less than that is owed. Write at most %(owed)s."),
    "week_over": _(
        "This week is over, so it cannot be funded ahead. What was worked in it is paid once it is approved."
    ),
    "week_funded": _("All that this week can cost is paid in already."),
    "nothing_due": _("Nothing is due for this week any more."),
    "no_retainer": _("This contract has no retainer."),
    "month_over": _("Only the month that runs, and the one after it, can be paid in."),
    "month_is_funded": _("All that this month costs is paid in already."),
    "month_not_over": _("This month still runs. You look at it once it is over."),
    "month_review_over": _("This month is approved, or was asked about already."),
    "not_counted": _("This is not paid by the count."),
    "period_runs": _("The period still runs. You report its count once it is over."),
    "count_above_most": _(
        "The contract takes at most %(most)s of this in a period. Report no more, and agree on the rest first."
    ),
    "corrects_too_much": _(
        "A correction here can be from %(least)s to %(most)s: no more than was counted before, or could have been."
    ),
    "period_decided": _("This period is approved or closed. Correct it in the report of a later one."),
    "line_is_funded": _("Nothing more is to be paid in for this."),
    "line_over": _("This is reported, due or closed: it is not paid in ahead any more."),
    "nothing_asked": _("No question about this month is open."),
    "no_suspension": _("This contract has no clause that lets work stop while a payment is late."),
    "nothing_overdue": _("Nothing is late enough for that."),
    "still_time_to_pay": _("The client has until %(until)s to pay. The work can stop after that."),
    "payment_awaits_answer": _(
        "The client says that it has paid. Confirm the payment, or say that it did not arrive, first."
    ),
    "paid_in_future": _("Write the day on which you paid: today or earlier."),
}

EXPENSES = {
    "travel": _("Travel"),
    "lodging": _("Lodging"),
    "material": _("Material"),
    "licence": _("Licence or subscription"),
    "other": _("Other"),
}
"""What money is spent on."""

KINDS = {
    "fund": _("Funded"),
    "release": _("Released"),
    "refund": _("Given back"),
    "reduction": _("Less for late delivery"),
    "retain": _("Kept back for defects"),
    "expense": _("Expense"),
    "fee": _("Operator’s fee"),
    "credit": _("Credit"),
    "bonus": _("Bonus"),
    "share": _("Share of a team"),
    "payment": _("Paid"),
    "payout": _("Payout"),
    "payout_asked": _("Payout asked for"),
    "payout_sent": _("Payout sent"),
    "payout_returned": _("Payout came back"),
}
"""What a line of a statement is."""
