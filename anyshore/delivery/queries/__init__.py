"""Reads of the work, all from what the actor may see. The nouns: loading, pages, waiting, told."""

from anyshore.delivery.queries.loading import agreement_of_submission as agreement_of_submission
from anyshore.delivery.queries.loading import all_over as all_over
from anyshore.delivery.queries.loading import any_submitted as any_submitted
from anyshore.delivery.queries.loading import in_review as in_review
from anyshore.delivery.queries.loading import last_submission as last_submission
from anyshore.delivery.queries.loading import may_read_submission as may_read_submission
from anyshore.delivery.queries.loading import next_round as next_round
from anyshore.delivery.queries.loading import submission as submission
from anyshore.delivery.queries.loading import submission_with_agreement_locked as submission_with_agreement_locked
from anyshore.delivery.queries.loading import work_on as work_on
from anyshore.delivery.queries.loading import work_with_agreement_locked as work_with_agreement_locked
from anyshore.delivery.queries.loading import works_of as works_of
from anyshore.delivery.queries.pages import SubmissionRow as SubmissionRow
from anyshore.delivery.queries.pages import WorkRow as WorkRow
from anyshore.delivery.queries.pages import work_of as work_of
from anyshore.delivery.queries.pages import work_page as work_page
from anyshore.delivery.queries.told import ToldSubmission as ToldSubmission
from anyshore.delivery.queries.told import told_milestone as told_milestone
from anyshore.delivery.queries.told import told_submission as told_submission
from anyshore.delivery.queries.waiting import ReviewRow as ReviewRow
from anyshore.delivery.queries.waiting import ToDoRow as ToDoRow
from anyshore.delivery.queries.waiting import reviews_waiting as reviews_waiting
from anyshore.delivery.queries.waiting import work_to_do as work_to_do
