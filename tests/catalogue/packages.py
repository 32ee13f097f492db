"""Packages for tests: what they say, and published ones made by the actions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Package
from anyshore.catalogue.rules.packages import Ask, Extra, PackageContent, PackageKind, Tier
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation

LOGO = PackageContent(
    kind=PackageKind.SERVICE,
    title="A logo in a week",
    line="Three drafts, one of them finished.",
    words="You tell me what you sell and to whom; I draw three drafts and finish the one you choose.",
    category="logo-design",
    currency="EUR",
    tiers=(
        Tier("Basic", 20_000, days=5, includes=("Three drafts", "As SVG"), revisions=1),
        Tier("Premium", 48_000, days=8, includes=("Five drafts", "Guidelines"), revisions=3),
    ),
    extras=(Extra("Business card", 6_000, 2), Extra("In a hurry", 9_000, 0)),
    asks=(Ask("What do you sell?"), Ask("Which colours do you like?", needed=False)),
)
THEME = replace(
    LOGO,
    kind=PackageKind.PRODUCT,
    title="A theme for web shops",
    tiers=(Tier("One shop", 9_900, uses="single"), Tier("All your shops", 24_900, uses="multi")),
    extras=(),
    asks=(),
    licence="build",
    licence_words="Fonts are not part of it.",
)
HELP = replace(
    LOGO,
    kind=PackageKind.HOURS,
    title="Help with your shop",
    tiers=(Tier("Ten hours", 50_000, hours=10),),
    extras=(),
    asks=(),
    valid_days=90,
    unused="refund",
)
ANSWERS = ("Bread",)


def seller(**more: Any) -> Actor:
    """The owner of a provider with a published profile."""
    _, owner = make_organisation(country="PT", **more)
    do(save_profile, owner, details=GOOD)
    do(publish_profile, owner)
    return owner


def on_sale(owner: Actor, content: PackageContent = LOGO, **more: Any) -> Package:
    """A published package."""
    made = do(save_package, owner, content=content, **more)
    do(publish_package, owner, package_id=made.pk)
    return Package.objects.get(pk=made.pk)


def theme_on_sale(owner: Actor, data: bytes = b"PK theme") -> Package:
    """A published ready product with one file."""
    sent = SimpleUploadedFile("theme.zip", data)
    return on_sale(owner, THEME, file_ids=[files.store(sent, uploaded_by=owner.person_id, at=NOW).id])
