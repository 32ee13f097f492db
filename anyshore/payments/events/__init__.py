"""Facts about money. Amounts are minor units of ``currency``; the subject is the agreement, or the payout's
organisation."""

from anyshore.payments.events.expenses import ExpenseAccepted as ExpenseAccepted
from anyshore.payments.events.expenses import ExpenseAgreed as ExpenseAgreed
from anyshore.payments.events.expenses import ExpenseAsked as ExpenseAsked
from anyshore.payments.events.expenses import ExpenseClaimed as ExpenseClaimed
from anyshore.payments.events.expenses import ExpenseDeclined as ExpenseDeclined
from anyshore.payments.events.expenses import ExpensePaid as ExpensePaid
from anyshore.payments.events.held import BonusGiven as BonusGiven
from anyshore.payments.events.held import HoldLifted as HoldLifted
from anyshore.payments.events.held import MilestoneFunded as MilestoneFunded
from anyshore.payments.events.held import MoneyOpened as MoneyOpened
from anyshore.payments.events.held import MoneyPutOnHold as MoneyPutOnHold
from anyshore.payments.events.held import MoneyRefunded as MoneyRefunded
from anyshore.payments.events.held import MoneyReleased as MoneyReleased
from anyshore.payments.events.held import MoneySplit as MoneySplit
from anyshore.payments.events.late import PriceReduced as PriceReduced
from anyshore.payments.events.late import ReductionWaived as ReductionWaived
from anyshore.payments.events.outside import PaymentConfirmed as PaymentConfirmed
from anyshore.payments.events.outside import PaymentDenied as PaymentDenied
from anyshore.payments.events.outside import PaymentRecorded as PaymentRecorded
from anyshore.payments.events.outside import PayoutFailed as PayoutFailed
from anyshore.payments.events.outside import PayoutPaid as PayoutPaid
from anyshore.payments.events.outside import PayoutRequested as PayoutRequested
from anyshore.payments.events.retention import DefectReported as DefectReported
from anyshore.payments.events.retention import KeptMoneyDivided as KeptMoneyDivided
from anyshore.payments.events.retention import KeptMoneyReleased as KeptMoneyReleased
from anyshore.payments.events.retention import MoneyKeptBack as MoneyKeptBack
from anyshore.payments.events.shop import BlockOpened as BlockOpened
from anyshore.payments.events.shop import DrawAgreed as DrawAgreed
from anyshore.payments.events.shop import DrawDenied as DrawDenied
from anyshore.payments.events.shop import DrawOvertaken as DrawOvertaken
from anyshore.payments.events.shop import DrawRecorded as DrawRecorded
from anyshore.payments.events.shop import ProductDownloaded as ProductDownloaded
from anyshore.payments.events.weeks import WeekFundedAhead as WeekFundedAhead
from anyshore.payments.events.weeks import WeekPaid as WeekPaid
from anyshore.payments.events.weeks import WeekReturned as WeekReturned
