"""Words of transitions: their states, and what to do when an action refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.web.words import Words

STATES = {
    "transition": {
        "draft": (_("Being planned"), "", "pencil"),
        "agreed": (_("Plan agreed"), "active", "circle-dot"),
        "accepted": (_("Service taken over"), "good", "circle-check"),
        "closed": (pgettext_lazy("transition", "Closed"), "", "circle-x"),
    },
    "wave": {
        "to_come": (_("To come"), "", "circle-dashed"),
        "running": (pgettext_lazy("wave", "Running"), "active", "circle-dot"),
        "shown": (_("At its gate"), "wait", "hourglass"),
        "accepted": (_("Taken over"), "good", "check"),
    },
}

REFUSALS: dict[str, Words] = {
    "plan_not_agreed": _(
        "The plan is not one that can be changed or run now: it is not agreed yet, agreed already, or over."
    ),
    "gate_closed": _("The gate of “%(name)s” is closed. A person of the client opens it first; silence does not."),
    "plan_incomplete": _("The plan has no waves yet. Write at least one, then both sides agree."),
    "wave_stands": _(
        "“%(name)s” has begun or is taken over: it cannot be taken out, and what is taken over stays as it was."
    ),
}

KINDS: dict[str, Words] = {"session": _("Session"), "document": _("Document")}
"""The kinds of knowledge."""
