"""Words of deciding."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.strategy.rules.matrix import Axis, Field
from anyshore.web.words import Words

STATES = {
    "activity": {
        "live": (_("In the inventory"), "active", "circle-dot"),
        "archived": (_("Archived"), "", "archive"),
    },
    "assessment": {
        "draft": (_("Draft"), "", "pencil"),
        "compared": (_("Compared"), "active", "scale"),
        "put_up": (_("Ready for a decision"), "wait", "hourglass"),
        "decided": (pgettext_lazy("assessment", "Decided"), "good", "check"),
        "kept": (_("Kept in house"), "good", "check"),
        "superseded": (_("Superseded"), "", "circle-slash"),
        "discarded": (pgettext_lazy("state", "Put away"), "", "circle-x"),
    },
}

REFUSALS = {
    "activity_without_cost": _("The inventory does not say what this activity costs. Write its cost first."),
    "amount_too_large": _(
        "These sums are larger than anything here can hold. Look at the amounts and the volume again."
    ),
    "as_now_stays": _("In house, as now stays: everything else is compared with it."),
    "decision_other_way": _("By this option the work would not go where you decide it goes. Choose another option."),
    "driver_missing": _("Choose at least one reason why."),
    "estimate_out_of_order": _("Let the three amounts of each line rise: least, likely, most. Look at row %(row)s."),
    "gate_behind": _("This gate was recorded already."),
    "gate_too_early": _("Record the gates in their order: an earlier one is still open."),
    "lines_beyond_horizon": _(
        "A line of cost begins in month %(month)s. Look ahead at least so far, or change the line first."
    ),
    "nothing_to_compare": _("Add at least one other way of doing it."),
    "option_without_price": _("Write a price a year, or at least one line of cost."),
    "weights_locked": _("The weights were set before the figures were known, and are locked. Keep them as they are."),
    "level_too_high": _("Choose a level that is below the one it belongs to, and above those that belong to it."),
    "own_branch": _("It cannot belong to itself, or to something that belongs to it. Choose another place."),
    "activity_code_taken": _("Another activity has the code “%(code)s”. Choose another code."),
    "activity_code_malformed": _("Begin the code with a letter or a digit, and use letters, digits, - . and / only."),
    "inventory_full": _("The inventory holds at most %(limit)s activities. Leave some out."),
    "parent_archived": _("It belongs to “%(parent)s”, which is archived. Bring that back first."),
    "direction_unknown": _(
        "%(measure)s: say whether less or more of it is better, or that neither is. Its words do not say it."
    ),
    "answers_incomplete": _("Answer at least one question."),
    "nothing_agreed": _("There is no agreed answer any more. Read the page again."),
    "sheet_unreadable": _("This is no CSV file and no XLSX workbook that can be read. Save it anew as one of them."),
    "sheet_too_big": _("The file is too large. Leave pictures and other sheets out, or divide it into several files."),
    "sheet_rows_too_many": _("The sheet has more than %(limit)s rows. Delete the rows below your own, or divide it."),
    "sheet_columns_too_many": _("The sheet has more than %(limit)s columns. Delete those that are not needed."),
    "sheet_empty": _("There is no row below the headers. Fill in at least one activity."),
    "sheet_unclean": _("The file has mistakes. Correct them and choose the file again."),
    "column_unknown": _("There is no column “%(header)s” in the template. Rename it, or delete it."),
    "column_twice": _("Two columns have this header. Delete one."),
    "column_missing": _("Add a column “%(header)s”: each row needs a name or a code."),
    "not_a_number": _("Write a number, like %(example)s."),
    "not_whole": _("Write a whole number."),
    "decimals_too_many": _("Write at most %(limit)s decimals."),
    "months_incomplete": _("Fill in all twelve months, or none."),
    "code_twice": _("Row %(first)s has the same code. Give one of them another."),
    "parent_unknown": _(
        "No activity has the code “%(parent)s”, here or in the inventory. Correct it, or add that row."
    ),
    "owner_unknown": _("%(owner)s is no member of your organisation. Write a name, or invite them first."),
    "code_archived": _("The activity with this code is archived. Bring it back first, or choose another code."),
    "parent_is_archived": _("“%(parent)s” is archived. Bring it back first, or choose another one."),
}

LEVELS = {
    "department": _("Department"),
    "process": _("Process"),
    "activity": _("Activity"),
    "task": _("Task"),
}

COST_KINDS = {
    "people": _("People"),
    "tools": _("Tools"),
    "overhead": _("Overhead"),
    "other": _("Other"),
}

MEASURE_KINDS = {"quality": _("Quality"), "cycle_time": _("Cycle time")}

DIRECTIONS = {
    "": _("What its words say"),
    "less": _("Less is better"),
    "more": _("More is better"),
    "neither": _("Neither: it is only counted"),
}

MARKS = {".": _("With a point: 1,250.50"), ",": _("With a comma: 1.250,50")}


class FieldWords(NamedTuple):
    """One field of the matrix: its name, and what it suggests."""

    name: Words
    means: Words


FIELDS: dict[str, FieldWords] = {
    Field.KEEP: FieldWords(
        _("Keep and invest"), _("It matters, and you are good at it. Keep it in house and put money into it.")
    ),
    Field.BUILD_UP: FieldWords(
        _("Build up or partner"),
        _("It matters, and others are better. Build the skill up, or work with a partner and learn."),
    ),
    Field.SHARE: FieldWords(
        _("Share or outsource"),
        _("It matters little, and you are good at it. Offer it to others, share it, or outsource it with care."),
    ),
    Field.OUTSOURCE: FieldWords(
        _("Outsource"), _("It matters little, and others are better. Look for a provider first of all here.")
    ),
}


class AxisWords(NamedTuple):
    """One side of the matrix: its name, its two ends, and what its questions ask."""

    name: Words
    low: Words
    high: Words
    asks: Words


AXES: dict[str, AxisWords] = {
    Axis.IMPORTANCE: AxisWords(
        _("Strategic importance"), _("support work"), _("core"), _("How much does it matter to where you want to go?")
    ),
    Axis.CAPABILITY: AxisWords(
        _("Capability"),
        _("behind the market"),
        _("ahead of the market"),
        _("How well do you do it, next to what a good provider offers?"),
    ),
}

HAPPENED: dict[str, Words] = {
    "ActivityAdded": _("Added to the inventory"),
    "ActivityEdited": _("Changed"),
    "OwnerAssigned": _("Owner changed"),
    "ActivityMoved": _("Moved to another place"),
    "ActivityArchived": _("Archived"),
    "ActivityRestored": _("Brought back"),
    "CostsWritten": _("Costs changed"),
    "MeasuresWritten": _("Quality and cycle time changed"),
    "CapacityWritten": _("Months changed"),
    "ActivityRated": _("Questions answered"),
    "RatingAgreed": _("Agreed answer recorded"),
    "RatingReopened": _("Agreed answer taken back"),
    "BaselineFrozen": _("Baseline frozen"),
}

EDITED: dict[str, Words] = {
    "code": _("code"),
    "name": _("name"),
    "level": _("level"),
    "about": _("description"),
    "volume": _("volume"),
    "volume_unit": _("unit"),
    "unit": _("unit"),
    "part_of": _("place"),
    "owner": _("owner"),
    "costs": _("costs"),
    "measures": _("quality and cycle time"),
    "needed": _("months needed"),
    "available": _("months available"),
}

COLUMNS: dict[str, Words] = {
    "Code": _("Your own short name. A row with a known code updates that activity. Made from the name if empty."),
    "Name": _("What is done. Needed for a new activity."),
    "Part of": _("The code of what it belongs to. Empty: it stands by itself."),
    "Level": _("department, process, activity or task; always below what it belongs to."),
    "Owner": _("A member’s e-mail address or name, or the name of somebody else."),
    "Volume": _("How many a year: a whole number."),
    "Unit": _("What is counted, such as invoices."),
    "About": _("Anything worth knowing."),
    "Cost 1 kind": _("people, tools, overhead or other. Further lines: Cost 2 kind, Cost 3 kind and so on, up to 40."),
    "Cost 1 what": _("The role, the tool, or what else it is."),
    "Cost 1 people": _("Full-time people, such as 2.6. Empty where the line is not about people."),
    "Cost 1 amount": _("What the line costs in a year, all of it."),
    "Cost 1 currency": _("Such as EUR. Empty: the currency of your inventory."),
    "Cost 1 rate": _("Only for another currency: how much of yours one unit of it is, such as 0.92 or 23/25."),
    "Measure 1 kind": _("quality or cycle_time. Further measures: Measure 2 kind and so on, up to 12."),
    "Measure 1 measure": _("What is measured, such as: from receipt to posting."),
    "Measure 1 value": _("A number, such as 6.2."),
    "Measure 1 unit": _("Such as days, or %."),
    "Measure 1 how": _("How it was measured, and over which time."),
    "Measure 1 better": _("less, more or neither: which of it is better. Empty: as its words say."),
    "Needed jan": _("How many come in that month; all twelve months or none."),
    "Available jan": _("How many the team can do in that month; all twelve months or none."),
}
"""What the columns of the template take."""
