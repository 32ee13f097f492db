"""The form: a class of fields over what one request posted, and groups of such forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from anyshore.kit.errors import Refused
from anyshore.kit.ids import new_id
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.actions import InFlight, KeyMissing
from anyshore.web.forms.bound import Bound
from anyshore.web.forms.field import Field, Mistake, Sent, Words
from anyshore.web.forms.numbers import Amount
from anyshore.web.words import refusal_text

KEY = "_key"
"""The hidden field that holds the form's idempotency key."""

OF_THE_KEY = frozenset({KeyMissing.code, InFlight.code})

RESERVED = {
    "accepted", "beside", "bound_field", "check", "currencies", "data", "error", "errors", "fields", "folded", "folds", "full_name", "growing",
    "has_mistakes", "hidden_away", "initial", "key", "multipart", "options", "plain", "prefix", "refusals", "refuse", "request", "sender_id", "sent", "status", "summary", "uploads",
    "values", "was_changed", "way_on",
}  # fmt: skip
"""What a form itself has by these names."""

ADD = "_add"
"""The button that asks for one more row of a group; its value is the group's name."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where to go on after a refusal: the words of a link, and its address."""

    words: str
    href: str


class Form:
    """Base of every form: declare fields as class attributes, in the order in which they are shown.

    ``initial`` fills an unsent form, ``options`` gives choices their list, ``currencies`` gives amounts their
    currency. After a POST, ``values`` holds the typed answers and ``errors`` what to correct, by field. ``beside`` are
    forms that are sent along with it, each under its heading: their mistakes are listed with its own.
    """

    fields: ClassVar[dict[str, Field]] = {}
    folded: ClassVar[Words] = ""
    """Above the fields that a row of a group folds away, if it does."""
    folds: ClassVar[tuple[str, ...]] = ()
    """Their names."""

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        if taken := RESERVED & own.keys():
            raise TypeError(f"{cls.__name__}: a field may not be named {', '.join(sorted(taken))}: the form is")
        cls.fields = {**cls.fields, **own}

    def __init__(
        self,
        request: HttpRequest,
        *,
        initial: Mapping[str, Any] | None = None,
        options: Mapping[str, Sequence[Any]] | None = None,
        currencies: Mapping[str, str] | None = None,
        prefix: str = "",
        get: bool = False,
    ) -> None:
        self.initial, self.options, self.currencies = dict(initial or {}), dict(options or {}), dict(currencies or {})
        self.prefix = prefix
        self.request = request
        self.sender_id = getattr(request, "actor", ANYONE).person_id
        self.sent = get or request.method == "POST"
        self.data: QueryDict = request.GET if get else request.POST
        self.key = (self.data.get(KEY, "") if not get else "") or str(new_id())
        self.status = 422
        self.values: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        self.refusals: list[str] = []
        self.way_on: WayOn | None = None
        self.beside: Sequence[tuple[str, Form]] = ()
        if self.sent and not self.growing:
            self._read()

    # Reading

    def accepted(self) -> bool:
        """Whether the form was sent and every answer can be taken."""
        return self.sent and not self.growing and not self.errors and not self.refusals

    @property
    def has_mistakes(self) -> bool:
        """Whether something is to be corrected, in it or in what was sent along with it; one more row corrects
        nothing."""
        if self.growing:
            return False
        return bool(self.errors or self.refusals) or any(form.has_mistakes for _heading, form in self.beside)

    def check(self, values: dict[str, Any]) -> None:
        """Compare answers with each other; a form that must, overrides this and calls ``error``."""

    def error(self, name: str, text: Words) -> None:
        """Say what to correct in the field ``name``; the first word said about a field stands."""
        self.errors.setdefault(name, str(text))

    def refuse(self, refusal: Refused) -> None:
        """Put a refusal of the action where the person sees it: beside the field it names, or above the form.

        What refuses the key, not the answers, keeps its status; a key that was none is replaced.
        """
        if refusal.code in OF_THE_KEY:
            self.status = refusal.status
        if refusal.code == KeyMissing.code:
            self.key = str(new_id())
        field = str(refusal.params.get("field", ""))
        if field in self.fields:
            self.error(field, refusal_text(refusal))
        else:
            self.refusals.append(refusal_text(refusal))

    @property
    def growing(self) -> bool:
        """Whether the form was sent only to get one more row of a group."""
        return self.sent and bool(self.data.get(ADD))

    def _read(self) -> None:
        for name, field in self.fields.items():
            try:
                self.values[name] = field.take(self.data.getlist(self.full_name(name)), self)
            except Mistake as mistake:
                self.error(name, str(mistake))
        if not self.errors:
            self.check(self.values)

    def was_changed(self, name: str) -> bool:
        """Whether the answer to the field ``name`` is another than stood there."""
        return bool(self.values.get(name) != self.initial.get(name, self.fields[name].initial))

    def full_name(self, name: str) -> str:
        """The field's name in the page: that of a row carries its group and number."""
        return f"{self.prefix}-{name}" if self.prefix else name

    def uploads(self, name: str) -> list[Any]:
        """The files sent for the field ``name``."""
        return self.request.FILES.getlist(self.full_name(name))

    # Showing

    def bound_field(self, name: str) -> Bound:
        """The field ``name`` as templates read it."""
        field = self.fields[name]
        return Bound(
            name=self.full_name(name),
            kind=field.kind,
            label=str(field.label),
            hint=str(field.hint),
            error=self.errors.get(name, ""),
            required=field.required,
            values=self._standing(name, field),
            options=field.options_for(self),
            prefix=(field.currency_of(self) if isinstance(field, Amount) else "") or str(field.prefix),
            look=str(field.add_words) if isinstance(field, Group) else field.look,
            attributes=field.attributes,
            rows=field.rows_for(self) if isinstance(field, Group) else (),
        )

    def _standing(self, name: str, field: Field) -> Sequence[str]:
        if self._was_sent and field.kind not in ("files", "password"):
            return self.data.getlist(self.full_name(name))
        return field.shown(self.initial.get(name, field.initial))

    @property
    def _was_sent(self) -> bool:
        """Whether answers were sent for it; a row that was only added has none, and shows what it starts from."""
        return self.sent and any(not self.prefix or key.startswith(f"{self.prefix}-") for key in self.data)

    def __iter__(self) -> Any:
        return (self.bound_field(name) for name in self.fields)

    @property
    def plain(self) -> list[Bound]:
        """The fields that are not folded away."""
        return [self.bound_field(name) for name in self.fields if name not in self.folds]

    @property
    def hidden_away(self) -> list[Bound]:
        """The fields that are."""
        return [self.bound_field(name) for name in self.folds]

    @property
    def multipart(self) -> bool:
        """Whether the form sends files."""
        return any(field.kind == "files" for field in self.fields.values())

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What to correct, as (id of the control or "", text), for the head of the form."""
        said = [("", text) for text in self.refusals]
        for name, text in self.errors.items():
            bound = self.bound_field(name)
            label = bound.label or _("This form")
            said.append((bound.id, _("%(label)s: %(error)s") % {"label": label, "error": text}))
        below = ((heading, one) for heading, form in self.beside for one in form.summary)
        return said + [(id_, f"{heading} – {text}") for heading, (id_, text) in below]


class Group(Field):
    """Rows of one form -> list[dict]. Rows left empty are left out; one more can be asked for without scripts. A
    choice fills no row, but for those that are named as ``chosen``."""

    kind = "group"

    def __init__(
        self,
        form: type[Form],
        *,
        label: Words,
        min: int = 1,  # noqa: A002 - because HTML calls it so
        max: int = 20,  # noqa: A002 - because HTML calls it so
        add_words: Words = "",
        chosen: Sequence[str] = (),
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.form, self.min, self.max = form, min, max
        self.chosen = chosen
        self.add_words = add_words

    def take(self, posted: Sequence[str], form: Sent) -> list[dict[str, Any]]:
        rows = [row for row in self.rows_for(cast(Form, form)) if not self._blank(row)]
        if len(rows) > self.max:
            raise Mistake(_("Keep to %(max)s rows") % {"max": self.max})
        if any(row.errors for row in rows):
            raise Mistake(_("Correct the marked rows"))
        if len(rows) < self.min:
            raise Mistake(_("Fill in at least %(min)s") % {"min": self.min})
        return [row.values for row in rows]

    def rows_for(self, form: Form) -> list[Form]:
        """The rows as sent, or the initial ones, or as many empty ones as are needed; one more if asked for."""
        whole = form.full_name(self.name)
        given = form.initial.get(self.name, self.initial) or ()
        count = max(self._count(form, whole) if form.sent else len(given), self.min if not form.sent else 0)
        if form.growing and form.data.get(ADD) == whole and count < self.max:
            count += 1
        return [self._row(form, f"{whole}-{n}", given[n] if n < len(given) else None) for n in range(count)]

    def _row(self, form: Form, name: str, initial: Mapping[str, Any] | None) -> Form:
        row = self.form(form.request, initial=initial, options=form.options, currencies=form.currencies, prefix=name)
        if self._blank(row):
            row.errors.clear()
        return row

    def _count(self, form: Form, whole: str) -> int:
        found = re.compile(rf"{re.escape(whole)}-([0-9]{{1,3}})-")
        numbers = [int(match[1]) for key in form.data if (match := found.match(key))]
        return min(max(numbers, default=-1) + 1, self.max + 1)

    def _blank(self, row: Form) -> bool:
        return not any(
            value.strip() and self._fills(name, field, value)
            for name, field in row.fields.items()
            for value in row.data.getlist(row.full_name(name))
        )

    def _fills(self, name: str, field: Field, value: str) -> bool:
        """Whether an answer fills its row: what every row starts from does not."""
        if field.kind in ("choice", "hidden"):
            return self._was_chosen(name, field, value)
        return value not in field.shown(field.initial)

    def _was_chosen(self, name: str, field: Field, value: str) -> bool:
        """Whether somebody made a choice that fills the row by itself: one of ``chosen``, and not as it stood
        before."""
        return name in self.chosen and value != str(field.initial or "")
