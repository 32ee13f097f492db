"""Tables of strategy. Money columns are minor units of the currency beside them, else of the inventory's."""

from anyshore.strategy.models.activity import Activity as Activity
from anyshore.strategy.models.activity import Inventory as Inventory
from anyshore.strategy.models.assessments import Assessment as Assessment
from anyshore.strategy.models.assessments import Option as Option
from anyshore.strategy.models.assessments import OptionLine as OptionLine
from anyshore.strategy.models.decisions import Decision as Decision
from anyshore.strategy.models.decisions import DecisionReview as DecisionReview
from anyshore.strategy.models.decisions import GatePassage as GatePassage
from anyshore.strategy.models.facts import Baseline as Baseline
from anyshore.strategy.models.facts import Cost as Cost
from anyshore.strategy.models.facts import Measure as Measure
from anyshore.strategy.models.facts import Rating as Rating
from anyshore.strategy.models.risks import Limit as Limit
from anyshore.strategy.models.risks import Risk as Risk
