"""An assessment as its rules take it, and as JSON keeps it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from anyshore.kit.chains import version_hash
from anyshore.kit.countries import country
from anyshore.kit.places import OFFICE_HOURS, Place, Shore, shoring, usual_shared_minutes
from anyshore.parties.queries import OrganisationRow
from anyshore.plumbing.shores import near
from anyshore.strategy.models import Activity, Assessment, Option
from anyshore.strategy.models.deciding import read_lines, volume_of
from anyshore.strategy.queries.snapshots import snapshot
from anyshore.strategy.rules import estimates
from anyshore.strategy.rules.advice import Strategy
from anyshore.strategy.rules.assessments import Origin
from anyshore.strategy.rules.costs import CostKind, CostLine, converted
from anyshore.strategy.rules.estimates import Case, Estimate, LineKind, OptionKind
from anyshore.strategy.rules.terms import LineTerms


def options_of(assessment: Assessment) -> list[Option]:
    """The options in their order: in-house as now first."""
    return list(Option.objects.filter(assessment=assessment).order_by("position"))


def case_of(assessment: Assessment) -> Case:
    """What the assessment is worked out from."""
    rows = options_of(assessment)
    lines = read_lines(row.id for row in rows)
    return Case(
        options=tuple(
            estimates.Option(
                key=str(row.id),
                kind=row.kind,
                lines=tuple(line.line(key) for key, line in lines[row.id]),
                capacity=row.capacity,
                kept=row.kept_milli,
                risk=row.risk,
                shared_minutes=row.shared_minutes,
            )
            for row in rows
        ),
        volume=volume_of(assessment),
        horizon=assessment.horizon,
        discount_bps=assessment.discount_bps,
        people=assessment.people_milli,
        need=tuple(assessment.needed),
        have=tuple(assessment.available),
    )


def strategy_of(assessment: Assessment) -> Strategy:
    """What the core matrix says of the activity, as far as the advice needs it."""
    field = assessment.matrix_field
    return Strategy(field=field, keep=field == KEEP, wanted_minutes=assessment.wanted_minutes)


KEEP = "keep"
"""The field of the core matrix whose work stays with one's own people."""


def inputs_of(assessment: Assessment, case: Case) -> dict[str, Any]:
    """Everything that goes in, as JSON of whole numbers: what the hash is taken of."""
    return {
        "case": asdict(case),
        "weights": dict(assessment.weights),
        "matrix_field": assessment.matrix_field,
        "wanted_minutes": assessment.wanted_minutes,
        "currency": assessment.currency,
        "unit": assessment.unit,
        "title": assessment.title,
    }


def hash_of(inputs: dict[str, Any]) -> str:
    """The hash of the inputs."""
    return version_hash("", inputs)


def as_now(activity: Activity) -> tuple[tuple[LineTerms, ...], int]:
    """What the activity and all below it cost in house, a line for each kind of cost, and who does it."""
    kept = snapshot(activity)
    currency = str(kept["currency"])
    parts: Any = kept["parts"]
    costs = [CostLine(**line) for part in parts for line in part["costs"]]
    lines = (_running(kind, costs, currency) for kind in CostKind)
    return tuple(line for line in lines if line.estimate.likely), int(str(kept["fte_milli"]))


def _running(kind: CostKind, costs: list[CostLine], currency: str) -> LineTerms:
    own = [line for line in costs if line.kind == kind]
    amount = sum(converted(line, currency) for line in own)
    return LineTerms(
        kind=LineKind.RUNNING,
        name=own[0].name if len(own) == 1 else str(kind),
        estimate=Estimate(amount, amount, amount),
        varies=kind == CostKind.PEOPLE,
        origin=Origin.BASELINE,
    )


def shared_with(client: OrganisationRow, kind: str, country_code: str, on: date) -> int:
    """The usual shared minutes of a working day between the client and people in this country."""
    home = kind in (OptionKind.IN_HOUSE, OptionKind.IMPROVED) or not country_code
    there = client.seat if home else Place(country_code, country(country_code).zone, OFFICE_HOURS)
    return usual_shared_minutes(client.seat, there, on)


def lies_at(client: OrganisationRow, kind: str, country_code: str, on: date) -> OptionKind:
    """The kind whose usual risk holds for an option: where one at a distance names a country, that of the distance at
    which the country lies for the client, whatever the option is called."""
    if not country_code or kind not in set(Shore):
        return OptionKind(kind)
    there = Place(country_code, country(country_code).zone, OFFICE_HOURS)
    return OptionKind(str(shoring(client.seat, there, on=on, near=near()).distance))
