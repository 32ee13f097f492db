"""Tables of delivery. The agreement is the root that every writing action locks."""

from anyshore.delivery.models.board import WorkItem as WorkItem
from anyshore.delivery.models.board import WorkItemComment as WorkItemComment
from anyshore.delivery.models.board import WorkItemCommentBefore as WorkItemCommentBefore
from anyshore.delivery.models.defects import Defect as Defect
from anyshore.delivery.models.defects import DefectAttempt as DefectAttempt
from anyshore.delivery.models.levels import LevelExclusion as LevelExclusion
from anyshore.delivery.models.levels import LevelPeriod as LevelPeriod
from anyshore.delivery.models.levels import LevelReading as LevelReading
from anyshore.delivery.models.levels import LevelResult as LevelResult
from anyshore.delivery.models.levels import LevelToken as LevelToken
from anyshore.delivery.models.work import Book as Book
from anyshore.delivery.models.work import CheckResult as CheckResult
from anyshore.delivery.models.work import Comment as Comment
from anyshore.delivery.models.work import Entry as Entry
from anyshore.delivery.models.work import Sheet as Sheet
from anyshore.delivery.models.work import Submission as Submission
from anyshore.delivery.models.work import Timer as Timer
from anyshore.delivery.models.work import Work as Work
