"""A timer that is started for one item of the board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.start_timer import start_timer
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.web.access import signed_in
from anyshore.web.board.forms import Start
from anyshore.web.board.reading import item_address, press, read_item, timed_lines


@require_POST
@signed_in
def start(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Start one's timer for this item: its minutes stand in the time sheet and on the item."""
    found, row = read_item(request, number, item)
    if not found.may_time:
        raise Forbidden()
    form = Start(request, options={"line": timed_lines(found, row)})
    if not form.accepted():
        raise Invalid(field="line", reason="choice")
    given = {"agreement_id": found.agreement_id, "line": int(form.values["line"]), "item_id": row.id}
    note = f"#{row.number} {row.title}"
    return press(request, start_timer, item_address(found, row), told=_("Your timer runs."), note=note, **given)
