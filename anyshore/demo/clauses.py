"""What the clauses of a long contract bring: an insurance shown, a service that the client ran itself for two weeks,
damages, prices that are compared, somebody who leaves, and costs that have risen."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.announce_benchmark import announce_benchmark
from anyshore.contracts.actions.announce_step_in import announce_step_in
from anyshore.contracts.actions.answer_benchmark import answer_benchmark
from anyshore.contracts.actions.answer_step_in import answer_step_in
from anyshore.contracts.actions.ask_for_talks import ask_for_talks
from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.claim_step_in_cost import claim_step_in_cost
from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.share_benchmark_draft import share_benchmark_draft
from anyshore.contracts.queries.duties import duties_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.formal import Kind, Said
from anyshore.contracts.rules.step_in import Danger
from anyshore.demo.diary import Diary
from anyshore.demo.props import printed
from anyshore.demo.stage import Stage, Told
from anyshore.kit.money import Money
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.rules.claims import Asked, ClaimKind

WORDS: Final = {
    "proof": "Certificate of the insurer, cover EUR 1,000,000 for each event, valid to the end of next year.",
    "failure": (
        "Since Friday nobody answers the chat. 140 customers wrote, eleven orders were called off, and the autumn "
        "campaign begins on Monday."
    ),
    "answered": "Two of our five are ill, and we did not see it coming. We have asked two people of another team.",
    "cost": "Two people of the agency for two weeks of chat, without what the chat costs in a month.",
    "borne": "That is fair. We see it the same way.",
    "lost": "Eleven orders were called off while nobody answered: the margin on them, by the list of the shop.",
    "lesser": "Five of the eleven had come back by mail the same week. We accept what is left.",
    "draft": "A first draft. The rate for answers by mail is above the market; the others are within it.",
    "about_draft": "The three firms you looked at do not answer on Saturdays. Ours do.",
    "leaves": "Jelena goes to our team in Subotica. Nikola has worked beside her since summer.",
    "hardship": (
        "Since the first of the month work at night is paid a third higher by law. Four fifths of our hours are at "
        "night, because your suppliers’ sheets come then."
    ),
}
EXPERT: Final = "Bureau Prijspeil, Rotterdam"


def long_clauses() -> list[Chosen]:
    """The clauses of the help desk that somebody acts on."""
    people = [["Jelena Savić", "leads the desk"], ["Nikola Ilić", "stands in for her"]]
    return [
        _with("insurance"), _with("step_in", warning_days=3, most_days=30), _with("benchmarking", first_months=4),
        _with("key_people", people=people), _with("liability_cap"),
    ]  # fmt: skip


def _with(key: str, **values: object) -> Chosen:
    found = usual(key, Language.EN)
    return Chosen(found.key, found.number, {**found.values, **values})


def insured(stage: Stage, diary: Diary, deal: Told, client: str, provider: str) -> Generator[datetime, None, None]:
    """The client asks for proof of the insurance, and the provider shows it in time."""
    yield diary.later(stage.calendars[client], 1)
    about = {"agreement_id": deal.id, "kind": Kind.INSURANCE, "said": Said()}
    notice = stage.do(give_formal_notice, client, diary.at, **about)
    yield diary.later(stage.calendars[provider])
    stage.do(receive_formal_notice, provider, diary.at, notice_id=notice.id, words="It comes this week.")
    yield diary.later(stage.calendars[provider], 3)
    rows = duties_of(stage.actors[provider], at=diary.at, agreement_id=deal.id)
    shown = next(one.id for one in rows if one.code == "insurance_shown")
    papers = printed(stage, provider, "certificate.pdf", "Certificate of insurance", WORDS["proof"], diary.at)
    stage.do(mark_duty_done, provider, diary.at, duty_id=shown, note=WORDS["proof"], file_ids=papers)


def stepped_in(stage: Stage, diary: Diary, deal: Told, client: str, provider: str) -> Generator[datetime, None, None]:
    """The client runs the chat itself for two weeks, gives it back, and the provider bears what that cost."""
    yield diary.later(stage.calendars[client], 3)
    step = stage.do(
        announce_step_in, client, diary.at, agreement_id=deal.id, dangers=[Danger.BUSINESS], failure=WORDS["failure"],
        what="The chat of the shop", by="Kompas Agencja Kreatywna", bound=True,
    )  # fmt: skip
    yield diary.later(stage.calendars[provider])
    stage.do(answer_step_in, provider, diary.at, step_in_id=step.id, words=WORDS["answered"])
    yield diary.later(stage.calendars[client], 5)
    stage.do(begin_step_in, client, diary.at, step_in_id=step.id, on=_today(stage, client, diary))
    yield diary.later(stage.calendars[client], 10)
    stage.do(give_service_back, client, diary.at, step_in_id=step.id)
    receipts = printed(stage, client, "agency-invoice.pdf", "Invoice 2218", WORDS["cost"], diary.at)
    cost = stage.do(
        claim_step_in_cost, client, diary.at, step_in_id=step.id, amount=Money(86_000, stage.currencies[provider]),
        words=WORDS["cost"], file_ids=receipts,
    )  # fmt: skip
    yield diary.later(stage.calendars[provider], 1)
    stage.do(accept_step_in_cost, provider, diary.at, cost_id=cost.id, words=WORDS["borne"])


def claimed(stage: Stage, diary: Diary, deal: Told, client: str, provider: str) -> Generator[datetime, None, None]:
    """What the silent chat cost the client is claimed, accepted for less, and comes off the next payment."""
    yield diary.later(stage.calendars[client], 2)
    currency = stage.currencies[provider]
    on = _today(stage, client, diary) - timedelta(days=58)
    asked = Asked(amount=Money(124_000, currency), words=WORDS["lost"], on=on)
    claim = stage.do(make_claim, client, diary.at, agreement_id=deal.id, kind=ClaimKind.DAMAGES, asked=asked)
    yield diary.later(stage.calendars[provider], 2)
    lesser = Money(68_000, currency)
    stage.do(accept_claim, provider, diary.at, claim_id=claim.id, amount=lesser, words=WORDS["lesser"])
    yield diary.later(stage.calendars[client], 1)
    stage.do(take_lesser_sum, client, diary.at, claim_id=claim.id, amount_minor=lesser.minor)


def compared(stage: Stage, diary: Diary, deal: Told, client: str, provider: str) -> Generator[datetime, None, None]:
    """The prices are compared with the market: there is a draft, and the provider has answered it."""
    yield diary.on(stage.calendars[client], 21)
    given = {"agreement_id": deal.id, "expert": EXPERT, "independent": True, "neutral": True}
    comparison = stage.do(announce_benchmark, client, diary.at, **given)
    yield diary.on(stage.calendars[client], 7)
    draft = printed(stage, client, "comparison-draft.pdf", "Comparison of prices, draft", WORDS["draft"], diary.at)
    about = {"benchmark_id": comparison.id}
    stage.do(share_benchmark_draft, client, diary.at, **about, file_ids=draft, words=WORDS["draft"])
    yield diary.later(stage.calendars[provider], 1)
    stage.do(answer_benchmark, provider, diary.at, **about, words=WORDS["about_draft"])


def followed(stage: Stage, diary: Diary, deal: Told, provider: str) -> Generator[datetime, None, None]:
    """Somebody on whom the client relies leaves in five weeks; the client has not answered yet."""
    yield diary.on(stage.calendars[provider], 3)
    last = _today(stage, provider, diary) + timedelta(days=36)
    said = Said(
        words=WORDS["leaves"], person="Jelena Savić", on=last, successor="Nikola Ilić",
        next_on=last - timedelta(days=9),
    )  # fmt: skip
    stage.do(give_formal_notice, provider, diary.at, agreement_id=deal.id, kind=Kind.KEY_PERSON, said=said)


def hard_times(stage: Stage, diary: Diary, deal: Told, provider: str) -> Generator[datetime, None, None]:
    """The provider's cost has risen by a third, and it asks for talks; both have some weeks for them."""
    yield diary.on(stage.calendars[provider], 11)
    since = _today(stage, provider, diary) - timedelta(days=9)
    currency = stage.currencies[provider]
    stage.do(
        ask_for_talks, provider, diary.at, agreement_id=deal.id, cost_side=Side.PROVIDER, words=WORDS["hardship"],
        cost_before=Money(410_000, currency), cost_now=Money(519_000, currency), since_on=since,
    )  # fmt: skip


def _today(stage: Stage, who: str, diary: Diary) -> date:
    return diary.at.astimezone(ZoneInfo(stage.calendars[who].zone)).date()
