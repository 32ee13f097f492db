"""Mails about the catalogue."""

from __future__ import annotations

from anyshore.jobs.notices import held
from anyshore.jobs.notices.letters import Notice, Reminder, Silent

NOTICES: dict[str, Notice] = {
    "ProfileSaved": Silent("the provider did it and sees it"),
    "ProfilePublished": Silent("the provider did it and sees it"),
    "ProfileHidden": Silent("the provider did it and sees it"),
    "PortfolioItemAdded": Silent("the provider did it and sees it"),
    "PortfolioItemRemoved": Silent("the provider did it and sees it"),
    "RatesSaved": Silent("the provider did it and sees it"),
    "TimeSaved": Silent("the provider did it and sees it"),
    "CertificatesSaved": Silent("the provider did it and sees it"),
    "SkillAdded": Silent("the provider did it and sees it"),
    "SkillPassedOver": Silent("the provider did it and sees it"),
    "ShownInTeam": Silent("the member did it and sees it"),
    "LeftTeam": Silent("the member did it and sees it"),
    "PackageSaved": Silent("the provider did it and sees it"),
    "PackagePublished": Silent("the provider did it and sees it"),
    "PackageHeld": Silent("those who are asked have a mail of the approval; buyers learn nothing"),
    "HeldPackagePublished": Silent("who signed it learns it with the approval"),
    "HeldPackageDropped": Silent("those who were asked have a mail that they need not answer any more"),
    "HeldPackageStuck": held.package_stuck,
    "PackagePaused": Silent("the provider did it and sees it"),
    "PackageResumed": Silent("the provider did it and sees it"),
    "PackageRetired": Silent("the provider did it and sees it"),
    "PackageSold": Silent("the signature and the payment that come with it are told"),
    "StandingRecorded": Silent("the reviews' own mail tells it"),
}
REMINDERS: dict[str, Reminder] = {}
