"""Reads of the catalogue. Those of profiles stand here by name; packages, rates and time are imported from their
noun."""

from anyshore.catalogue.queries.names import provider_named as provider_named
from anyshore.catalogue.queries.profiles import NEW as NEW
from anyshore.catalogue.queries.profiles import ProfileView as ProfileView
from anyshore.catalogue.queries.profiles import ProviderRow as ProviderRow
from anyshore.catalogue.queries.profiles import StandingRow as StandingRow
from anyshore.catalogue.queries.profiles import WorkShown as WorkShown
from anyshore.catalogue.queries.profiles import details_of as details_of
from anyshore.catalogue.queries.profiles import may_read_portfolio_item as may_read_portfolio_item
from anyshore.catalogue.queries.profiles import my_profile as my_profile
from anyshore.catalogue.queries.profiles import own_profile as own_profile
from anyshore.catalogue.queries.profiles import profile as profile
from anyshore.catalogue.queries.profiles import standings as standings
