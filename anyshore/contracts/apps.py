"""The contracts domain as a Django application."""

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from anyshore.contracts.rules.defaults import defaults
from anyshore.kit.errors import Invalid


class ContractsConfig(AppConfig):
    """See the package's own words. At the start it checks the terms that an operator put over the defaults."""

    name = "anyshore.contracts"
    label = "contracts"

    def ready(self) -> None:
        """Register the check."""
        register(operators_terms)


def operators_terms(**_options: object) -> list[CheckMessage]:
    """``ANYSHORE_TERMS`` holds, by unit, fields and values that terms can have; else every offer would be refused."""
    over = getattr(settings, "ANYSHORE_TERMS", None) or {}
    found: list[CheckMessage] = []
    for unit in over:
        try:
            defaults(unit, over)
        except Invalid as wrong:
            found.append(Error(f"ANYSHORE_TERMS for {unit}: {wrong}", id="anyshore.E010"))
    return found
