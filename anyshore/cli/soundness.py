"""Whether what this instance has recorded is true of itself: the ledger, the money of every domain, the audit
trail."""

from __future__ import annotations

from anyshore.catalogue.queries.packages import broken_packages
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.queries.paper import broken_papers
from anyshore.ledger.queries import check_ledger
from anyshore.payments.queries.findings import findings
from anyshore.plumbing import deadlines
from anyshore.plumbing.audit import broken_chains
from anyshore.strategy.queries import broken_baselines


def money_faults() -> list[str]:
    """What the ledger's checker finds, with the rules of payments; nothing held where the work is over is one."""
    return [f"{found.rule} {found.subject}: {found.told}" for found in check_ledger(also=[findings])]


def audit_faults() -> list[str]:
    """The subjects whose chain of audit entries is broken."""
    return [f"audit chain of {kind} {subject} breaks at {position}" for kind, subject, position in broken_chains()]


def baseline_faults() -> list[str]:
    """The baselines of activities that do not verify."""
    return [f"baseline {one.number} of activity {one.chain} breaks at {one.what}" for one in broken_baselines()]


def version_faults() -> list[str]:
    """The versions of agreements, and of the packages that are bought, that do not verify."""
    agreements = [
        f"version {one.number} of agreement {one.agreement_id} breaks at {one.what}" for one in broken_versions()
    ]
    return [
        *agreements,
        *(f"version {one.number} of package {one.chain} breaks at {one.what}" for one in broken_packages()),
        *(f"the sealed paper of version {version_id} is {what}" for version_id, what in broken_papers()),
    ]


def deadline_faults() -> list[str]:
    """The clocks whose verb broke so often that nobody tries it any more."""
    return deadlines.given_up()
