"""Tables of duties: the rule of each, its occurrences, and the secret addresses at which calendars read them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.adopted import AdoptedContract
from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DUTY, DutyState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of

ONE_CONTRACT = models.Q(agreement__isnull=False, adopted=None) | models.Q(agreement=None, adopted__isnull=False)


class DutySeries(models.Model):
    """One duty by its rule (rules.duties), of an agreement or of a contract made elsewhere. ``batch`` is what it comes
    from, ``key`` what it is called there. ``version`` is that of the agreement that says so; ``over_at`` when it
    stopped to be asked for. ``owner`` is who looks after what comes next."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True)
    adopted = models.ForeignKey(AdoptedContract, on_delete=models.PROTECT, related_name="+", null=True)
    batch = models.CharField(max_length=24)
    key = models.CharField(max_length=80)
    side = models.CharField(max_length=8)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=30)
    source = models.CharField(max_length=60)
    clause = models.SmallIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    given = models.JSONField(default=dict)
    weeks = models.SmallIntegerField()
    months = models.SmallIntegerField()
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    shift = models.SmallIntegerField()
    owed = models.BooleanField()
    version = models.IntegerField(default=0)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_dutyseries_side", "side", Side),
            models.CheckConstraint(condition=ONE_CONTRACT, name="contracts_dutyseries_one_contract"),
            models.UniqueConstraint(
                fields=["agreement", "batch", "key"],
                condition=models.Q(over_at=None, agreement__isnull=False),
                name="contracts_dutyseries_once",
            ),
            models.UniqueConstraint(
                fields=["adopted", "batch", "key"],
                condition=models.Q(over_at=None, adopted__isnull=False),
                name="contracts_dutyseries_once_elsewhere",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation"], name="contracts_dutyseries_party")]


class DutyQuerySet(models.QuerySet["Duty"]):
    """Reads of duties."""

    def visible_to(self, actor: Actor) -> DutyQuerySet:
        """Those of the contracts that the actor sees."""
        of_agreements = models.Q(agreement__in=Agreement.objects.visible_to(actor))
        return self.filter(of_agreements | models.Q(adopted__in=AdoptedContract.objects.visible_to(actor)))


class Duty(models.Model):
    """One occurrence: due at an instant, that is fixed when it is made. ``number`` counts within the series.

    ``done_at`` is when ``doer`` marked it, with a ``note`` and files (attachments of kind ``duty``); ``answer`` is
    what the other side said, when it confirmed, disputed or waived it. ``sequence`` counts the changes that a calendar
    must hear of, ``changed_at`` is the last.
    """

    lifecycle: ClassVar[Lifecycle[DutyState]] = DUTY

    id = models.UUIDField(primary_key=True, default=new_id)
    series = models.ForeignKey(DutySeries, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True)
    adopted = models.ForeignKey(AdoptedContract, on_delete=models.PROTECT, related_name="+", null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    state = models.CharField(max_length=9, default=DutyState.OPEN)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    doer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answerer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)
    sequence = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    objects: ClassVar[Any] = DutyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_duty_state", "state", DutyState),
            models.CheckConstraint(condition=ONE_CONTRACT, name="contracts_duty_one_contract"),
            models.UniqueConstraint(fields=["series", "number"], name="contracts_duty_number"),
            models.UniqueConstraint(
                fields=["series"], condition=models.Q(state="open"), name="contracts_duty_one_open"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "due_at"], name="contracts_duty_party"),
            models.Index(fields=["agreement", "due_at"], name="contracts_duty_agreement"),
            models.Index(fields=["adopted", "due_at"], name="contracts_duty_adopted"),
        ]


class CalendarLink(models.Model):
    """A secret address at which calendars read the duties that a person sees, as a member of an organisation: of one
    contract, or their own of all. The address is signed over the id (queries.calendars); a withdrawn one reads
    nothing."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True)
    adopted = models.ForeignKey(AdoptedContract, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation", "agreement", "adopted"],
                condition=models.Q(withdrawn_at=None),
                nulls_distinct=False,
                name="contracts_calendarlink_one",
            ),
            models.CheckConstraint(
                condition=models.Q(agreement=None) | models.Q(adopted=None), name="contracts_calendarlink_contract"
            ),
        ]
