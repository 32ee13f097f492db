"""A provider whose own people must agree to what is above EUR 500, and packages of it that wait for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from anyshore.approvals.models import Approval
from anyshore.approvals.rules import Kind
from anyshore.catalogue.actions.hold_package import hold_package
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import HeldPackage, Package
from anyshore.catalogue.rules.packages import PackageContent
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.kit.money import Money
from tests.approvals.world import House, house, ruled
from tests.catalogue.actions.test_save_profile import GOOD
from tests.catalogue.packages import LOGO
from tests.factories import NOW, do

LIMIT = Money(50_000, "EUR")
"""LOGO's dearest tier is EUR 480, and EUR 630 with every extra."""


@dataclass
class Waits:
    """A package, and a version of it that waits."""

    here: House
    package: Package
    held: HeldPackage

    def fresh(self) -> HeldPackage:
        return HeldPackage.objects.get(pk=self.held.pk)

    def on_shelf(self) -> Package:
        return Package.objects.get(pk=self.package.pk)

    def question(self) -> Approval:
        return Approval.objects.filter(subject_id=self.held.pk).order_by("-at", "-id")[0]

    def said(self, who: int = 0, answer: str = "approved", words: str = "", at: datetime = NOW) -> Approval:
        given = {"approval_id": self.question().id, "answer": answer, "words": words, "fingerprint": self.held.hash}
        return do(answer_and_send, self.here.people[who], at, **given)


def ruling(needed: int = 1, limit: Money = LIMIT) -> House:
    """A provider with a published profile, of which so many of three must agree to what it offers above EUR 500."""
    here = house(name="Estúdio Faro", country="PT")
    do(save_profile, here.owner, details=GOOD)
    do(publish_profile, here.owner)
    ruled(here, limit, needed, Kind.CONTRACT)
    return here


def waits(needed: int = 1, here: House | None = None, content: PackageContent = LOGO) -> Waits:
    """A first version that waits."""
    own = here or ruling(needed)
    made = do(save_package, own.asker, content=content)
    return Waits(own, made, do(hold_package, own.asker, package_id=made.pk))
