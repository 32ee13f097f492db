"""Tables of the catalogue. Skills and categories are slugs of anyshore.catalogue.rules."""

from anyshore.catalogue.models.held import HeldPackage as HeldPackage
from anyshore.catalogue.models.packages import Package as Package
from anyshore.catalogue.models.packages import PackageVersion as PackageVersion
from anyshore.catalogue.models.profiles import Certificate as Certificate
from anyshore.catalogue.models.profiles import PortfolioItem as PortfolioItem
from anyshore.catalogue.models.profiles import Profile as Profile
from anyshore.catalogue.models.profiles import ProfileLanguage as ProfileLanguage
from anyshore.catalogue.models.profiles import ProfileQuerySet as ProfileQuerySet
from anyshore.catalogue.models.profiles import ProfileSkill as ProfileSkill
from anyshore.catalogue.models.profiles import Standing as Standing
from anyshore.catalogue.models.profiles import TeamEntry as TeamEntry
from anyshore.catalogue.models.rates import Rate as Rate
from anyshore.catalogue.models.rates import TimeAside as TimeAside
