"""Packages bought, for tests of money."""

from __future__ import annotations

from typing import Any

from anyshore.catalogue.models import Package
from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor
from anyshore.payments.actions.buy_package import buy_package
from tests.deals import Made
from tests.factories import NOW, do, make_organisation

MONEY = {"fee_bps": 150, "rail": "sandbox"}


def order(package: Package, **more: Any) -> dict[str, Any]:
    """What a buyer sends who read the package as it is."""
    fresh = Package.objects.get(pk=package.pk)
    return {"package_id": package.pk, "version_hash": fresh.hash, "tier": 0, **MONEY, **more}


def bought(package: Package, owner: Actor, buyer: Actor | None = None, **more: Any) -> Made:
    """A package bought, as a deal between both."""
    client = buyer or make_organisation(name="Bakkerij Pels")[1]
    made = do(buy_package, client, NOW, **order(package, **more))
    agreement = Agreement.objects.get(pk=made.pk)
    ids = list(Milestone.objects.filter(agreement=agreement).values_list("pk", flat=True))
    return Made(agreement, client, owner, ids)
