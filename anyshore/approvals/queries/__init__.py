"""Reads of approvals. The nouns: settings (rules, groups, absences, rates), needed, pages, told."""

from anyshore.approvals.queries.needed import Needed as Needed
from anyshore.approvals.queries.needed import approval_needed as approval_needed
from anyshore.approvals.queries.needed import has_rules as has_rules
from anyshore.approvals.queries.needed import is_approved as is_approved
from anyshore.approvals.queries.needed import standing_of as standing_of
from anyshore.approvals.queries.pages import ApprovalRow as ApprovalRow
from anyshore.approvals.queries.pages import ApprovalView as ApprovalView
from anyshore.approvals.queries.pages import approval_view as approval_view
from anyshore.approvals.queries.pages import approvals_about as approvals_about
from anyshore.approvals.queries.pages import approvals_of as approvals_of
from anyshore.approvals.queries.pages import waiting_for as waiting_for
