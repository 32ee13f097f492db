"""Tables of sourcing. Money columns are minor units of the request's currency."""

from anyshore.sourcing.models.marks import ProposalSketch as ProposalSketch
from anyshore.sourcing.models.marks import SamenessAnswer as SamenessAnswer
from anyshore.sourcing.models.parts import Criterion as Criterion
from anyshore.sourcing.models.parts import ProposalAnswer as ProposalAnswer
from anyshore.sourcing.models.parts import ProposalMilestone as ProposalMilestone
from anyshore.sourcing.models.parts import ProposalVersion as ProposalVersion
from anyshore.sourcing.models.parts import Question as Question
from anyshore.sourcing.models.parts import RequestSkill as RequestSkill
from anyshore.sourcing.models.parts import RequestVersion as RequestVersion
from anyshore.sourcing.models.parts import Score as Score
from anyshore.sourcing.models.parts import ScreeningQuestion as ScreeningQuestion
from anyshore.sourcing.models.roots import Invitation as Invitation
from anyshore.sourcing.models.roots import Proposal as Proposal
from anyshore.sourcing.models.roots import Request as Request
from anyshore.sourcing.models.searches import SavedSearch as SavedSearch
