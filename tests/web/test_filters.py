"""Filters that put somebody's words into a sentence."""

from django.utils import translation
from markupsafe import Markup

from anyshore.web.filters import leads, quoted


@translation.override("en")
def test_words_of_people_are_escaped_and_markup_of_ours_is_kept():
    assert quoted("<b>100 % {sure}</b>") == "“&lt;b&gt;100 % {sure}&lt;/b&gt;”"
    assert leads(Markup("<b>A</b>"), "<i>") == "<b>A</b>: &lt;i&gt;"
    with translation.override("fr"):
        assert leads("A", Markup("<b>B</b>")) == "A\u00a0: <b>B</b>"
