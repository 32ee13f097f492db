"""The rules of agreements. The states stand here by name; everything else is imported from its noun:
terms (and defaults), content, text, versions, offers."""

from anyshore.contracts.rules.states import AGREEMENT as AGREEMENT
from anyshore.contracts.rules.states import LIVE as LIVE
from anyshore.contracts.rules.states import MILESTONE as MILESTONE
from anyshore.contracts.rules.states import NEVER_BEGAN as NEVER_BEGAN
from anyshore.contracts.rules.states import AgreementState as AgreementState
from anyshore.contracts.rules.states import MilestoneState as MilestoneState
from anyshore.contracts.rules.states import Side as Side
from anyshore.contracts.rules.states import SignatureMethod as SignatureMethod
