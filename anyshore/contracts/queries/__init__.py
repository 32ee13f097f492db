"""Reads of agreements, all from what the actor may see. The nouns: loading, lists, pages, versions, drafting,
told."""

from anyshore.contracts.policies import side_of as side_of
from anyshore.contracts.queries.drafting import award_offer as award_offer
from anyshore.contracts.queries.drafting import default_terms as default_terms
from anyshore.contracts.queries.drafting import evidence_of as evidence_of
from anyshore.contracts.queries.drafting import own_request as own_request
from anyshore.contracts.queries.drafting import party as party
from anyshore.contracts.queries.drafting import person_name as person_name
from anyshore.contracts.queries.lists import AgreementList as AgreementList
from anyshore.contracts.queries.lists import AgreementRow as AgreementRow
from anyshore.contracts.queries.lists import agreements_of as agreements_of
from anyshore.contracts.queries.lists import offers_waiting as offers_waiting
from anyshore.contracts.queries.loading import agreement_value as agreement_value
from anyshore.contracts.queries.loading import locked_agreement as locked_agreement
from anyshore.contracts.queries.loading import may_read_agreement as may_read_agreement
from anyshore.contracts.queries.loading import milestone_with_agreement_locked as milestone_with_agreement_locked
from anyshore.contracts.queries.loading import milestones_of as milestones_of
from anyshore.contracts.queries.loading import signed_at_of as signed_at_of
from anyshore.contracts.queries.loading import signed_sides as signed_sides
from anyshore.contracts.queries.loading import terms_of as terms_of
from anyshore.contracts.queries.pages import AgreementPage as AgreementPage
from anyshore.contracts.queries.pages import MilestoneRow as MilestoneRow
from anyshore.contracts.queries.pages import PartyRow as PartyRow
from anyshore.contracts.queries.pages import agreement_page as agreement_page
from anyshore.contracts.queries.pages import page_of as page_of
from anyshore.contracts.queries.told import ToldAgreement as ToldAgreement
from anyshore.contracts.queries.told import told_agreement as told_agreement
from anyshore.contracts.queries.versions import broken_versions as broken_versions
from anyshore.contracts.queries.versions import current_content as current_content
from anyshore.contracts.queries.versions import current_text as current_text
from anyshore.contracts.queries.versions import version_text as version_text
