"""Words of saved searches."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "search_saved_already": _("You keep this search already. Change how often it looks on the page of your searches."),
    "too_many_searches": _("You keep %(limit)s searches. Stop one, then save this one."),
}

EVERY = {
    "hour": _("Every hour"),
    "day": _("Every morning at 7"),
    "week": _("On Monday mornings"),
}

AMONG = {
    "requests": _("Requests"),
    "providers": _("Providers"),
    "packages": _("Packages"),
}
