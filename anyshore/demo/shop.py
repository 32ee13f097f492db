"""What providers sell directly, and who bought it: the stories of the packages in ``lists/packages.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.save_certificates import save_certificates
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.actions.save_rates import save_rates
from anyshore.catalogue.actions.save_time import save_time
from anyshore.catalogue.actions.show_in_team import show_in_team
from anyshore.catalogue.rules.packages import Ask, Extra, PackageContent, PackageKind, Tier
from anyshore.catalogue.rules.profiles import Certificate
from anyshore.catalogue.rules.rates import Per, RateLine
from anyshore.catalogue.rules.time import TimeOff
from anyshore.contracts.queries.orders import first_milestone
from anyshore.delivery.queries import last_submission
from anyshore.demo.cast import read
from anyshore.demo.play import Story
from anyshore.demo.props import keep
from anyshore.demo.stage import Stage, Told
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.kit.money import Money, parse
from anyshore.payments.actions.buy_package import buy_package
from anyshore.payments.actions.record_draw import record_draw
from anyshore.payments.actions.submit_funded_work import submit_funded_work

RATES: Final = {
    "meridian": (
        ("Developer", "junior", "34"),
        ("Developer", "senior", "52"),
        ("Tester", "medior", "38"),
        ("Designer", "senior", "48"),
    ),
    "baltija": (("Developer", "medior", "41"), ("Developer", "senior", "55"), ("Integrator", "senior", "62")),
    "tallinn": (("Developer", "medior", "44"), ("Developer", "senior", "58")),
    "kosice": (("Tester", "junior", "26"), ("Tester", "senior", "41"), ("Developer", "senior", "47")),
    "izmir": (("Developer", "senior", "36"), ("Translator", "medior", "22")),
    "breizh": (("Developer", "senior", "61"),),
    "carpati": (("Bookkeeper", "medior", "19"), ("Bookkeeper", "senior", "27")),
}
"""Rate cards by house: role, level, and the rate by the hour in its own currency."""
HOURS: Final = {
    "meridian": 420,
    "baltija": 120,
    "tallinn": 90,
    "kosice": 160,
    "izmir": 110,
    "breizh": 40,
    "carpati": 300,
}
TEAM: Final = {
    "meridian": (
        ("meridian.milica", "Runs the projects", "Answers before ten in the morning."),
        ("meridian.jelena", "Tests what others built", ""),
    ),
}
"""Who wants to be shown, by house: person, title, words."""
CERTIFICATES: Final = {
    "meridian": (
        ("Accessible web, advanced", "Danube School of Design", 2024),
        ("Information security", "Ipek Audit", 2025),
    ),
    "kosice": (("Software testing, expert level", "Tatra Testing Guild", 2023),),
}
"""Certificates by house: name, who issued it, and the year; they hold for three."""
OFFERED = 11
"""Days before the end on which a package is published: everybody has come by then."""


def sales(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """One story for each package whose seller is here."""
    sold = [_sold(stage, key, row, houses) for key, row in read("packages.toml").items() if row["house"] in houses]
    return [*sold, *(_carded(stage, key, rows) for key, rows in RATES.items() if key in houses)]


def _carded(stage: Stage, key: str, rows: Sequence[Sequence[str]]) -> Story:
    """A provider with several roles writes a rate card, shows its people and certificates, and says when it is
    away."""
    diary = stage.diary(f"rates {key}", stage.end - timedelta(days=OFFERED))
    yield diary.later(stage.calendars[key])
    currency, since = stage.currencies[key], diary.at.date()
    lines = [
        RateLine(role, level, "", currency, Per.HOUR, parse(rate, currency).minor, since) for role, level, rate in rows
    ]
    stage.do(save_rates, key, diary.at, lines=lines)
    holidays = TimeOff(since + timedelta(days=38), since + timedelta(days=48), 0, "Away")
    held = [
        Certificate(name, by, date(year, 5, 2), date(year + 3, 5, 1)) for name, by, year in CERTIFICATES.get(key, ())
    ]
    stage.do(save_certificates, key, diary.at, certificates=held)
    for person, title, words in TEAM.get(key, ()):
        stage.do(show_in_team, person, diary.at, title=title, words=words)
    stage.do(save_time, key, diary.at, hours_a_week=HOURS[key], available_from=None, exceptions=[holidays])


def _sold(stage: Stage, key: str, row: Mapping[str, Any], houses: Sequence[str]) -> Story:
    seller = row["house"]
    diary = stage.diary(f"package {key}", stage.end - timedelta(days=OFFERED))
    yield diary.later(stage.calendars[seller])
    content = _content(row, stage.currencies[seller])
    ids = keep(stage, seller, tuple(row.get("files", ())), row["line"], diary.at)
    drawn = keep(stage, seller, (f"{key}.png",), row["title"], diary.at)
    given = {"content": content, "most_open": row.get("most_open"), "file_ids": ids, "picture_ids": drawn}
    made = stage.do(save_package, seller, diary.at, **given)
    yield diary.minutes(5, 40)
    package = stage.do(publish_package, seller, diary.at, package_id=made.id)
    for client, day, tier, fate in row.get("bought", ()):
        if client in houses:
            diary.wait_until(max(diary.at, stage.end - timedelta(days=day)))
            yield diary.later(stage.calendars[client])
            yield from _bought(stage, diary, content, package, (seller, client, tier, fate, row))


def _bought(stage: Stage, diary: Any, content: PackageContent, package: Told, who: tuple[Any, ...]) -> Story:
    seller, client, tier, fate, row = who
    answers = ["We tell you all of it in a call." for _ in content.asks]
    money = {"fee_bps": stage.fee_bps, "rail": stage.rail}
    given = {"package_id": package.id, "version_hash": package.hash, "tier": tier, "answers": answers, **money}
    deal = stage.do(buy_package, client, diary.at, **given)
    price = Money(content.tiers[tier].price_minor, content.currency)
    if fate == "drawn":
        yield from _drawn(stage, diary, deal, (seller, client, row, content.tiers[tier].hours * 60, price))
    elif fate != "running":
        yield from _delivered(stage, diary, deal, (seller, client, fate, content.kind, price))


def _delivered(stage: Stage, diary: Any, deal: Told, who: tuple[Any, ...]) -> Story:
    seller, client, fate, kind, price = who
    if kind is PackageKind.SERVICE:
        yield diary.later(stage.calendars[seller], 1)
        milestone_id = first_milestone(deal.id)
        stage.do(
            submit_funded_work, seller, diary.at, milestone_id=milestone_id, note="All of it, as the package says."
        )
    if fate == "done":
        yield diary.later(stage.calendars[client], 1)
        stage.do(accept_milestone, client, diary.at, submission_id=last_submission(deal.id))
        stage.earn(seller, price, 0)


def _drawn(stage: Stage, diary: Any, deal: Told, who: tuple[Any, ...]) -> Story:
    """The first draws are agreed, the last one waits."""
    seller, client, row, minutes, price = who
    drawn = 0
    for place, (more, words) in enumerate(row["draws"], 1):
        yield diary.later(stage.calendars[seller], 1)
        given = {"agreement_id": deal.id, "minutes": more, "worked_on": diary.at.date(), "words": words}
        draw = stage.do(record_draw, seller, diary.at, **given)
        if place < len(row["draws"]) or place == 1 == len(row["draws"]):
            yield diary.later(stage.calendars[client])
            stage.do(agree_draw, client, diary.at, draw_id=draw.id)
            before, after = (price.minor * one // minutes for one in (drawn, drawn + more))
            stage.earn(seller, Money(after - before, price.currency), before)
        drawn += more


def _content(row: Mapping[str, Any], currency: str) -> PackageContent:
    kind = PackageKind(row.get("kind", "service"))
    return PackageContent(
        kind=kind,
        title=row["title"],
        line=row["line"],
        words=f"{row['line']} You see what you get before you buy, at a price that does not move.",
        category=row["category"],
        currency=currency,
        tiers=tuple(_tier(kind, one, currency) for one in row["tiers"]),
        extras=tuple(Extra(name, parse(price, currency).minor, days) for name, price, days in row.get("extras", ())),
        asks=tuple(Ask(question) for question in row.get("asks", ())),
        licence=row.get("licence", ""),
        valid_days=row.get("valid_days", 0),
        unused=row.get("unused", ""),
    )


def _tier(kind: PackageKind, row: Sequence[Any], currency: str) -> Tier:
    name, price, days, more, includes = row
    field = {PackageKind.SERVICE: "revisions", PackageKind.PRODUCT: "uses", PackageKind.HOURS: "hours"}[kind]
    lines = tuple(line.strip() for line in includes.split(";"))
    return Tier(name, parse(price, currency).minor, days, lines, **{field: more})
