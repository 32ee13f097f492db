"""The rooms with words of their own: states and refusals."""

from __future__ import annotations

from anyshore.web.adopted import words as adopted
from anyshore.web.approvals import words as approvals
from anyshore.web.batches import words as batches
from anyshore.web.board import words as board
from anyshore.web.catalogue import words as catalogue
from anyshore.web.claims import words as claims
from anyshore.web.contracts import words as contracts
from anyshore.web.conversations import words as conversations
from anyshore.web.delivery import words as delivery
from anyshore.web.desk import words as desk
from anyshore.web.duties import words as duties
from anyshore.web.exits import words as exits
from anyshore.web.formal import words as formal
from anyshore.web.levels import words as levels
from anyshore.web.matching import words as matching
from anyshore.web.parties import words as parties
from anyshore.web.payments import words as payments
from anyshore.web.reviews import words as reviews
from anyshore.web.risks import words as risks
from anyshore.web.searching import words as searching
from anyshore.web.sourcing import words as sourcing
from anyshore.web.strategy import words as strategy
from anyshore.web.today import words as today
from anyshore.web.transition import words as transition

ROOMS = (
    adopted,
    approvals,
    batches,
    board,
    catalogue,
    claims,
    contracts,
    conversations,
    delivery,
    desk,
    duties,
    exits,
    formal,
    levels,
    matching,
    parties,
    payments,
    reviews,
    risks,
    searching,
    sourcing,
    strategy,
    today,
    transition,
)
