"""What the sentences about the sides say: who does it, with whom, and beside which other agreements of theirs."""

from __future__ import annotations

from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.content import Content, Reference
from anyshore.kit.countries import country_name
from anyshore.kit.money import BASIS_POINTS

_WITH = {Language.EN: "with", Language.DE: "mit", Language.FR: "avec", Language.ES: "con"}


def who(content: Content, language: Language) -> str:
    """The provider by name, with those whom it leads."""
    if not content.team:
        return content.provider.name
    return f"{content.provider.name} ({_WITH[language]} {', '.join(one.party.name for one in content.team)})"


def team(content: Content, _language: Language) -> Values:
    """The values of the part about the team."""
    own = BASIS_POINTS - sum(one.share_bps for one in content.team)
    return {"own_bps": own, "passed": content.rail != "ledger_only"}


def members_said(content: Content, language: Language) -> list[Values]:
    """The values of the line of each member of the team."""
    return [
        {
            "name": one.party.name,
            "country": country_name(one.party.country, language),
            "share_bps": one.share_bps,
            "role": one.role,
        }
        for one in content.team
    ]


def under(content: Content, _language: Language) -> Values:
    """The values of the part about the master agreement."""
    return _reference(content.under)


def follows(content: Content, _language: Language) -> Values:
    """The values of the part about the agreement before."""
    return {name: value for name, value in _reference(content.follows).items() if name in ("number", "title")}


def _reference(one: Reference | None) -> dict[str, str]:
    if one is None:
        return {}
    return {"number": str(one.number), "title": one.title, "version": str(one.version), "hash": one.hash}
