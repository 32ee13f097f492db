"""The fixed rows of the gallery: one small world on 24 November 2026, ten o'clock in Amsterdam."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace as Row
from typing import Any

from markupsafe import Markup

from anyshore.kit.money import Money


def eur(units: int, cents: int = 0) -> Money:
    """A sum in euro."""
    return Money(units * 100 + cents, "EUR")


def at(month: int, day: int, hour: int = 16, year: int = 2026) -> datetime:
    """An instant of the sample world, in UTC; 16 is 17:00 in Amsterdam in winter."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def clock(total: int, used: int, due_at: datetime, state: str = "", note: str = "") -> Row:
    """A clock of ``total`` cells."""
    return Row(total=total, used=used, due_at=due_at, state=state, note=note)


QUEUE = [
    Row(icon="diff", title="Answer change order CO-3: guest ordering with VAT check", href="#queue",
        note="Trade portal rebuild, from Meridian Works",
        silence="it counts as declined, and both leads must meet by Friday 4 December.",
        clock=clock(5, 1, at(11, 27)), stake=eur(3600), signed=True, stake_note="+9 working days",
        button="Read and answer"),
    Row(icon="list-checks", title="Review milestone M4: ordering, quotes and customer prices", href="#queue",
        note="Trade portal rebuild, submitted by Meridian Works on 19 November",
        silence="it counts as accepted and the money is released.",
        clock=clock(10, 2, at(12, 3)), stake=eur(12700), signed=False, stake_note="held", button="Review"),
    Row(icon="calendar", title="Decide what follows: catalogue translation ends in 30 days", href="#queue",
        note="Contract AS-2025-0062, with Lingua Vistula",
        silence="it ends on 24 December. It does not renew by itself.", clock=None, stake=eur(16450), signed=False,
        stake_note="spent this year", button="Decide"),
]  # fmt: skip

CONSEQUENCES = [
    Row(at=at(11, 27), text="CO-3 counts as declined.", detail="Leads meet by 4 December.", day_only=False),
    Row(at=at(12, 3), text="M4 counts as accepted.", detail="EUR 12,700.00 to Meridian Works.", day_only=False),
    Row(at=at(2, 21, year=2027), text="Warranty ends and the contract closes.", detail="", day_only=True),
]

TIMELINE = [
    Row(on=date(2026, 6, 12), text="Signed by both sides", note="", mark="past"),
    Row(on=date(2026, 10, 16), text="M3 released", note="EUR 11,500.00", mark="past"),
    Row(on=date(2026, 11, 24), text="Today", note="M4 in review", mark="now"),
    Row(on=date(2026, 12, 3), text="Review clock ends", note="", mark="wait"),
    Row(on=date(2027, 1, 22), text="M6 Go-live due", note="", mark=""),
]

LIFELINE = Row(
    starts_on=date(2026, 6, 12), ends_on=date(2027, 2, 28), today=date(2026, 11, 24),
    months=[(date(2026, m, 1), w) for m, w in ((7, "Jul"), (8, "Aug"), (9, "Sep"), (10, "Oct"), (11, "Nov"), (12, "Dec"))]
    + [(date(2027, 1, 1), "Jan 2027"), (date(2027, 2, 1), "Feb")],
    marks=[
        Row(on=date(2026, 7, 10), short="M1", name="Discovery", note="", mark="done"),
        Row(on=date(2026, 8, 14), short="M2", name="Design", note="", mark="done"),
        Row(on=date(2026, 10, 16), short="M3", name="Catalogue", note="", mark="done"),
        Row(on=date(2026, 12, 3), short="M4", name="Ordering", note="until 3 Dec", mark="wait"),
        Row(on=date(2026, 12, 18), short="M5", name="Migration", note="", mark="open"),
        Row(on=date(2027, 1, 22), short="M6", name="Go-live", note="", mark="none"),
    ],
    changes=[Row(on=date(2026, 9, 3), short="CO-1", note="+2,900"), Row(on=date(2026, 9, 22), short="CO-2", note="−1,100")],
    review=(date(2026, 11, 19), date(2026, 12, 3)), warranty=(date(2027, 1, 22), date(2027, 2, 21)),
)  # fmt: skip

LEDGER = [
    Row(account="Held, AS-2026-0088", change=eur(-1200), after=eur(0)),
    Row(account="Rasa Jankauskaitė, to pay out", change=eur(1182), after=eur(1182)),
    Row(account="Operator’s fee, 1.5 %", change=eur(18), after=None),
]

INVOICES = [
    Row(
        on=date(2026, 11, 20),
        contract="Search marketing",
        net=eur(1200),
        vat=eur(0),
        kind="work",
        state="in_review",
        look="is-current",
    ),
    Row(
        on=date(2026, 11, 16),
        contract="Product photo and video",
        net=eur(2150),
        vat=eur(451, 50),
        kind="holding",
        state="released",
        look="",
    ),
    Row(
        on=date(2026, 11, 2),
        contract="Web shop maintenance",
        net=eur(3500),
        vat=eur(0),
        kind="holding",
        state="released",
        look="is-done",
    ),
]

DELTA = [
    Row(term="Price, M5", was="7,400.00", new="11,000.00", change="+3,600.00"),
    Row(term="Date, M5", was="18 Dec 2026", new="4 Jan 2027", change="+9 working days"),
    Row(term="Service levels", was="Unchanged", new="Unchanged", change="0"),
]

TALK = [
    Row(event="", author="Marit de Boer", company=False, at=at(11, 23, 14), files=[],
        text="Quote Q-1182 lost its customer price when I reopened it. Is that **criterion 10**?"),
    Row(event="refresh-cw", at=at(11, 23, 15), author="", company=False, files=[],
        text="Marit de Boer asked for changes to M4. The review clock stopped on day 3."),
    Row(event="", author="Milica Petrović", company=False, at=at(11, 24, 8),
        text="Yes. Fixed in build 412, which is on the test site now.",
        files=[Row(name="handbook-v2.pdf", size=1_800_000, href="#talk", sha256="03be97d4" + "0" * 52 + "c20f")]),
]  # fmt: skip

REVIEW = [
    Row(author="Tolhuis Lighting", score=5, text="Clear drafts, on the day that was agreed. The files were complete."),
    Row(author="Tomás Ferreira", score=4, text="A good brief and quick answers. The second round came late."),
]

CLIENT = Row(
    name="Tolhuis Lighting B.V.",
    role="Client",
    note="Utrecht, NL · 10:24 now · lead Marit de Boer",
    href="",
    company=True,
)
PROVIDER = Row(
    name="Meridian Works d.o.o.",
    role="Provider",
    note="Novi Sad, RS · 10:24 now · lead Dragan Ilić",
    href="#contract",
    company=True,
)

NAMES = [("Weighted score", "of 100"), ("Price", "25 %"), ("Schedule", "15 %")]


def offers(ui: Any) -> list[Row]:
    """Two proposals side by side; their cells are markup of other components."""

    def cells(score: str, price: Money, when: str) -> list[Markup]:
        line = Markup("{}<small>{}</small>")
        return [
            ui.figure(score),
            line.format(Markup("<b>{}</b>").format(ui.money(price)), "72.0 points"),
            line.format(when, "three parts"),
        ]

    return [
        Row(name="Lingua Vistula", href="#compare", shore=ui.shore("nearshore", "Kraków, PL"), leading=True,
            cells=cells("83.2", eur(8740), "Wed 20 Jan"),
            actions=ui.button("Award…", kind="primary") + ui.button("Shortlisted", icon="bookmark", pressed=True)),
        Row(name="Femke Dijkstra", href="#compare", shore=ui.shore("onshore", "Leeuwarden, NL", home=True), leading=False,
            cells=cells("81.1", eur(9480), "Fri 29 Jan"),
            actions=ui.button("Award…") + ui.button("Shortlist", icon="bookmark", pressed=False)),
    ]  # fmt: skip
