"""Reads of money: plain rows for pages; the purse, which verbs load under their lock, stands in ``purse``."""

from __future__ import annotations

from anyshore.payments.queries.findings import findings
from anyshore.payments.queries.money import (
    AgreementMoney,
    BonusRow,
    MilestoneMoney,
    agreement_money,
    bonuses_of,
    milestone_money,
    money_of,
    silence_of,
)
from anyshore.payments.queries.movements import Movement, movements
from anyshore.payments.queries.occasion import Occasion, agreement_of_payment, milestone_title, occasion
from anyshore.payments.queries.overview import MoneyTotals, money_overview
from anyshore.payments.queries.owed import PaymentRow, may_read_payment, payments_of
from anyshore.payments.queries.payouts import (
    PayoutRow,
    WalletLine,
    WalletRow,
    payouts,
    wallet_lines,
    wallets,
)

__all__ = [
    "AgreementMoney",
    "BonusRow",
    "MilestoneMoney",
    "MoneyTotals",
    "Movement",
    "Occasion",
    "PaymentRow",
    "PayoutRow",
    "WalletLine",
    "WalletRow",
    "agreement_money",
    "agreement_of_payment",
    "bonuses_of",
    "findings",
    "may_read_payment",
    "milestone_money",
    "milestone_title",
    "money_of",
    "money_overview",
    "movements",
    "occasion",
    "payments_of",
    "payouts",
    "silence_of",
    "wallet_lines",
    "wallets",
]
