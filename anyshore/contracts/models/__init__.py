"""Tables of agreements: the agreement and what hangs on it, batches, contracts made elsewhere, copies signed
outside, duties, formal notices, people in the work, services that the client runs itself, and what is said before
anybody signs."""

from anyshore.contracts.models.adopted import AdoptedContract as AdoptedContract
from anyshore.contracts.models.agreement import Agreement as Agreement
from anyshore.contracts.models.agreement import AgreementVersion as AgreementVersion
from anyshore.contracts.models.agreement import Milestone as Milestone
from anyshore.contracts.models.agreement import PackageOrder as PackageOrder
from anyshore.contracts.models.agreement import SealedPaper as SealedPaper
from anyshore.contracts.models.agreement import Signature as Signature
from anyshore.contracts.models.batch import Batch as Batch
from anyshore.contracts.models.batch import BatchOffer as BatchOffer
from anyshore.contracts.models.benchmarks import Benchmark as Benchmark
from anyshore.contracts.models.benchmarks import BenchmarkPrice as BenchmarkPrice
from anyshore.contracts.models.benchmarks import BenchmarkWord as BenchmarkWord
from anyshore.contracts.models.draft import AgreementDraft as AgreementDraft
from anyshore.contracts.models.draft import DraftEdit as DraftEdit
from anyshore.contracts.models.duty import CalendarLink as CalendarLink
from anyshore.contracts.models.duty import Duty as Duty
from anyshore.contracts.models.duty import DutySeries as DutySeries
from anyshore.contracts.models.formal import FormalNotice as FormalNotice
from anyshore.contracts.models.hardship import HardshipTalks as HardshipTalks
from anyshore.contracts.models.held import HeldOffer as HeldOffer
from anyshore.contracts.models.majeure import MajeureEvent as MajeureEvent
from anyshore.contracts.models.negotiation import AgreementComment as AgreementComment
from anyshore.contracts.models.negotiation import NegotiationRead as NegotiationRead
from anyshore.contracts.models.negotiation import Suggestion as Suggestion
from anyshore.contracts.models.own_clause import OwnClause as OwnClause
from anyshore.contracts.models.own_template import OwnTemplate as OwnTemplate
from anyshore.contracts.models.people import Subcontractor as Subcontractor
from anyshore.contracts.models.people import WorkerCheck as WorkerCheck
from anyshore.contracts.models.renewal import RenewalOffer as RenewalOffer
from anyshore.contracts.models.renewal import RenewalRefusal as RenewalRefusal
from anyshore.contracts.models.renewal import Renewed as Renewed
from anyshore.contracts.models.signed_copy import SignedCopy as SignedCopy
from anyshore.contracts.models.standstill import Standstill as Standstill
from anyshore.contracts.models.step_in import StepIn as StepIn
from anyshore.contracts.models.step_in import StepInCost as StepInCost
from anyshore.contracts.models.step_in import StepInWord as StepInWord
