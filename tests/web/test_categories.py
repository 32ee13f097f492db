"""The categories of work have a name in the reader's language."""

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.web.catalogue.words import CATEGORIES as NAMES


def test_every_category_is_named_as_in_the_list():
    assert {slug: str(name) for slug, name in NAMES.items()} == {one.slug: one.name for one in CATEGORIES}
