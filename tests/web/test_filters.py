"""Filters that put somebody's words into a sentence."""

from django.utils import translation
from markupsafe import Markup

from anyshore.plumbing import locales
from anyshore.web.environment import environment
from anyshore.web.filters import leads, quoted
from anyshore.web.tools.forms import place_name


@translation.override("en")
def test_words_of_people_are_escaped_and_markup_of_ours_is_kept():
    assert quoted("<b>100 % {sure}</b>") == "“&lt;b&gt;100 % {sure}&lt;/b&gt;”"
    assert leads(Markup("<b>A</b>"), "<i>") == "<b>A</b>: &lt;i&gt;"
    with translation.override("fr"):
        assert leads("A", Markup("<b>B</b>")) == "A\u00a0: <b>B</b>"


def test_a_figure_that_stands_in_the_template_is_written_for_each_reader():
    page = environment().from_string("{{ 1234.5|number(2) }}")
    with locales.reading_in("en-GB"):
        assert page.render() == "1,234.50"
    with locales.reading_in("de-DE"):
        assert page.render() == "1.234,50"


def test_a_city_is_called_as_the_reader_calls_it():
    for language, city in (("fr", "Vienne"), ("en", "Vienna")):
        with translation.override(language):
            assert (place_name("Europe/Vienna"), place_name("Asia/Kolkata")) == (city, "Kolkata")
