"""Words of the catalogue."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.web.approvals.words import HELD
from anyshore.web.words import Words

STATES = {
    "held_package": {
        **HELD,
        "free": (_("May be published"), "active", "send"),
        "published": (_("Published"), "good", "check"),
    },
    "package": {
        "draft": (_("Draft"), "", "pencil"),
        "published": (_("For sale"), "active", "circle-dot"),
        "paused": (_("Paused"), "", "pause"),
        "retired": (_("Retired"), "", "circle-slash"),
    },
    "draw": {
        "recorded": (_("Waits for an answer"), "wait", "hourglass"),
        "agreed": (pgettext_lazy("hours", "Agreed"), "good", "check"),
        "denied": (pgettext_lazy("hours", "Denied"), "", "circle-x"),
        "overtaken": (_("Ended unanswered"), "", "circle-slash"),
    },
}

REFUSALS = {
    "own_package": _("This is your own package: others buy it from you."),
    "package_not_for_sale": _("The provider has taken this package off sale for now. Ask them when it comes back."),
    "package_changed": _(
        "The provider changed this package while you read it. Nothing was bought. Read below what is different, then buy "
        "it as it is now or leave it."
    ),
    "package_out_of_capacity": _(
        "The provider takes on %(most)s of these at a time, and that many are running. Ask when the next place is free, or "
        "put your work up as a request."
    ),
    "purchase_needs_approval": _(
        "Your organisation wants %(needed)s of its people to agree to exactly this first. Ask them on the page where you "
        "buy it, then go on."
    ),
    "answer_missing": _("The provider needs your answer to: %(question)s"),
    "package_unapproved": _("Your own organisation’s rules want people to agree to it first. It waits for them."),
    "package_says_the_same": _("It says what buyers see already. There is nothing to agree to."),
    "profile_hidden": _("Publish your profile first: buyers want to see from whom they buy."),
    "block_too_small": _(
        "Only %(left)s hours are left in the block. Record those, and offer a new block for the rest."
    ),
    "hours_are_drawn": _("These are prepaid hours: record what you worked, and each agreed hour is paid."),
    "no_block": _("This contract is no block of prepaid hours."),
}

CATEGORIES: dict[str, Words] = {
    "programming": _("Programming"),
    "web-development": _("Web development"),
    "web-design": _("Web design"),
    "multimedia-production": _("Multimedia production"),
    "logo-design": _("Logo design"),
    "seo": _("SEO and online marketing"),
    "translation": _("Translation"),
    "research": _("Research"),
    "editorial": _("Editorial"),
    "accounts-payable": _("Accounts payable"),
    "customer-support": _("Customer support"),
    "bookkeeping": _("Bookkeeping and accounting"),
    "payroll": _("Payroll and personnel administration"),
    "data-processing": _("Data and back office"),
    "recruitment": _("Recruitment and training"),
    "it-support": _("IT services"),
}
"""The categories of work by slug, as the list names them, in the reader's language."""


def category_text(slug: str) -> str:
    """A category by name in the reader's language."""
    return str(CATEGORIES[slug])


KINDS = {"service": _("Work for you"), "product": _("Ready product"), "hours": _("Prepaid hours")}
WHO = {"company": _("Companies"), "individual": _("Individuals")}
FREE = {"now": _("now"), "month": _("this month")}
TIERS = {"one": _("One price"), "choice": _("A choice of tiers")}
PACKAGE_SORTS = {
    "match": _("Best match"),
    "sold": _("Bought most"),
    "new": _("Newest"),
    "price": _("Lowest price"),
    "standing": _("Best known"),
}
PROVIDER_SORTS = {
    "match": _("Best match"),
    "standing": _("Best known"),
    "new": _("Newest"),
    "rate": _("Lowest rate"),
}
LACKS = {
    "line": _("one line that says what it is"),
    "words": _("a few sentences about it"),
    "category": _("the kind of work"),
    "tiers": _("at least one tier, each with what it needs"),
    "files": _("the files of the product"),
    "licence": _("a licence"),
    "valid_days": _("how long the hours are valid"),
    "unused": _("what becomes of unused hours"),
}
"""What a draft still needs before it can be published, by field."""
CHANGED = {
    "prices": _("The prices are others."),
    "title": _("The title is another."),
    "line": _("The line under the title is another."),
    "words": _("The description is another."),
    "currency": _("The currency is another."),
    "tiers": _("What the tiers include, or their days, changed."),
    "extras": _("The extras are others."),
    "asks": _("The provider asks something else of you."),
    "licence": _("The licence is another."),
    "licence_words": _("The provider's own words of the licence are others."),
    "valid_days": _("The hours are valid for another time."),
    "unused": _("Unused hours are treated otherwise."),
    "files": _("The files are others."),
}
"""What a package says otherwise than before, by field."""
