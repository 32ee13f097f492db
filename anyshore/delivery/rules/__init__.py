"""The rules of delivery. Those of the work stand here by name; hours are imported from their noun: weeks, sheets."""

from anyshore.delivery.rules.work import LEAST_AFTER_A_PAUSE as LEAST_AFTER_A_PAUSE
from anyshore.delivery.rules.work import LONGEST_NOTE as LONGEST_NOTE
from anyshore.delivery.rules.work import MOST_LINKS as MOST_LINKS
from anyshore.delivery.rules.work import SUBMISSION as SUBMISSION
from anyshore.delivery.rules.work import WORK as WORK
from anyshore.delivery.rules.work import AcceptedBy as AcceptedBy
from anyshore.delivery.rules.work import NotLive as NotLive
from anyshore.delivery.rules.work import Review as Review
from anyshore.delivery.rules.work import ReviewClock as ReviewClock
from anyshore.delivery.rules.work import ReviewOver as ReviewOver
from anyshore.delivery.rules.work import ReviewPausedNow as ReviewPausedNow
from anyshore.delivery.rules.work import SubmissionState as SubmissionState
from anyshore.delivery.rules.work import WorkState as WorkState
from anyshore.delivery.rules.work import checked_criterion as checked_criterion
from anyshore.delivery.rules.work import checked_links as checked_links
from anyshore.delivery.rules.work import checked_note as checked_note
from anyshore.delivery.rules.work import clock_of as clock_of
from anyshore.delivery.rules.work import may_ask_again as may_ask_again
from anyshore.delivery.rules.work import next_side as next_side
from anyshore.delivery.rules.work import resumed_until as resumed_until
from anyshore.delivery.rules.work import review_is_over as review_is_over
from anyshore.delivery.rules.work import silence as silence
