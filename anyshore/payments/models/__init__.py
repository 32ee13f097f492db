"""Tables of payments. The ledger says what moved; these rows say what it was for. Amounts in minor units."""

from anyshore.payments.models.claims import Claim as Claim
from anyshore.payments.models.claims import ClaimOffer as ClaimOffer
from anyshore.payments.models.credits import CreditUse as CreditUse
from anyshore.payments.models.credits import ServiceCredit as ServiceCredit
from anyshore.payments.models.expenses import Expense as Expense
from anyshore.payments.models.given import Bonus as Bonus
from anyshore.payments.models.given import Payment as Payment
from anyshore.payments.models.given import Payout as Payout
from anyshore.payments.models.holdings import Hold as Hold
from anyshore.payments.models.holdings import Holding as Holding
from anyshore.payments.models.holdings import WeeklyHolding as WeeklyHolding
from anyshore.payments.models.late import Reduction as Reduction
from anyshore.payments.models.late import Waiver as Waiver
from anyshore.payments.models.months import RetainerMonth as RetainerMonth
from anyshore.payments.models.rates import ReferenceRate as ReferenceRate
from anyshore.payments.models.retention import Retention as Retention
from anyshore.payments.models.shop import Block as Block
from anyshore.payments.models.shop import Download as Download
from anyshore.payments.models.shop import Draw as Draw
from anyshore.payments.models.suspension import Suspension as Suspension
