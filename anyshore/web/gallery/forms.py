"""A form with a field of every kind."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.web.forms import Amount, Choice, Choices, Day, Files, Flag, Form, Group, Integer, LongText, Text


class Step(Form):
    """One row of a group."""

    title = Text(gettext_lazy("Milestone"), max_length=80)
    price = Amount(gettext_lazy("Price"), currency="EUR")
    due_on = Day(gettext_lazy("Due"), required=False)


class Sample(Form):
    """Each control once."""

    title = Text(gettext_lazy("Title of the milestone"), max_length=80)
    price = Amount(gettext_lazy("Price"), currency="EUR", hint=gettext_lazy("Net, without VAT."), min_minor=500)
    due_on = Day(gettext_lazy("Due"))
    days = Integer(gettext_lazy("Review clock"), min=1, max=30, hint=gettext_lazy("In working days."))
    category = Choice(gettext_lazy("Category"), options=[("web", "Web development"), ("logo", "Logo design")])
    criteria = LongText(
        gettext_lazy("Accepted when"), hint=gettext_lazy("One criterion a line. Each must be true or false."), rows=3
    )
    silence = Choice(
        gettext_lazy("If the client does not answer"),
        look="radio",
        options=[
            ("accept", gettext_lazy("It counts as accepted"), gettext_lazy("Usual for deliveries")),
            ("decline", gettext_lazy("It counts as declined"), gettext_lazy("Usual for changes")),
        ],
    )
    shores = Choices(
        gettext_lazy("Shores"), required=False, options=[("on", "Onshore"), ("near", "Nearshore"), ("off", "Offshore")]
    )
    skills = Choices(
        gettext_lazy("Skills"), look="tags", required=False, options=[("css", "CSS"), ("svg", "SVG"), ("py", "Python")]
    )
    shown = Choice(
        gettext_lazy("Show"),
        look="segmented",
        options=[("all", "All"), ("short", "Shortlist"), ("diff", "Differences")],
    )
    files = Files(gettext_lazy("Files"), required=False, whole=True, hint=gettext_lazy("PDF, ZIP, images."))
    steps = Group(Step, label=gettext_lazy("Milestones"), add_words=gettext_lazy("Add a milestone"))
    agree = Flag(
        gettext_lazy("I have checked the open criteria"), hint=gettext_lazy("Your name and the time are kept.")
    )

    def check(self, values: dict[str, Any]) -> None:
        """The rows may not cost more than the whole."""
        if sum(row["price"].minor for row in values["steps"]) > values["price"].minor:
            self.error("steps", _("Bring the sum of the milestones down to the price"))
