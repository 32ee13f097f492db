"""The one place that reads the machine's clock. In the sandbox it can be moved forward and sped up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings

from anyshore.kit.errors import Invalid
from anyshore.plumbing.models import ClockSetting


class ClockRunsReal(Invalid):
    """Only a sandbox may move its clock."""

    code = "clock_runs_real"


def now() -> datetime:
    """The instant it is for this instance, in UTC. Called by doors; actions are given ``at``."""
    real = datetime.now(UTC)
    if not settings.ANYSHORE_SANDBOX:
        return real
    setting = ClockSetting.objects.filter(pk=1).first()
    if setting is None:
        return real
    return setting.shown_at + (real - setting.real_at) * setting.rate


def move(forward: timedelta = timedelta(0), *, rate: int = 1) -> datetime:
    """Move the sandbox's clock ``forward`` from what it shows, let it run at ``rate``, and return the new now."""
    if not settings.ANYSHORE_SANDBOX:
        raise ClockRunsReal()
    if forward < timedelta(0) or forward > timedelta(days=3660) or not 1 <= rate <= 86_400:
        raise Invalid(field="forward", reason="range")
    shown = now() + forward
    ClockSetting.objects.update_or_create(
        pk=1, defaults={"shown_at": shown, "real_at": datetime.now(UTC), "rate": rate}
    )
    return shown
