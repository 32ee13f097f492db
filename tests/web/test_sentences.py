"""A sentence ends once, whatever ends the name in it."""

import pytest
from django.utils import translation
from markupsafe import Markup

from anyshore.web.rendering import jinja
from anyshore.web.sentences import ended_once

SAID = "%(sum)s went to %(who)s."


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Meridian Works d.o.o.", "went to Meridian Works d.o.o."),
        ("Tolhuis Lighting", "went to Tolhuis Lighting."),
        (Markup("<b>Pels & Co.</b>"), "went to <b>Pels & Co.</b>"),
        ("<script>.", "went to &lt;script&gt;."),
    ],
)
def test_a_name_that_ends_with_a_full_stop_ends_the_sentence(who, shown):
    template = jinja().from_string(f'{{{{ _("{SAID}", sum="EUR 2.00", who=who) }}}}')
    with translation.override("en"):
        assert template.render(who=who) == f"EUR 2.00 {shown}"


def test_in_plurals_too_and_in_other_languages():
    template = jinja().from_string(
        "{% trans count=n, who=who %}{{ count }} line of {{ who }}.{% pluralize %}{{ count }} lines of {{ who }}.{% endtrans %}"
    )
    assert [template.render(n=n, who="d.o.o.") for n in (1, 2)] == ["1 line of d.o.o.", "2 lines of d.o.o."]
    with translation.override("de"):
        told = jinja().from_string(f'{{{{ _("{SAID}", sum="1", who="Pels & Co.") }}}}').render()
    assert told.endswith("Pels &amp; Co.") or "Pels &amp; Co. " in told


def test_only_the_stop_right_behind_goes():
    assert ended_once("%(who)s. Then %(who)s, %(n)s.", {"who": "Co.", "n": 2}) == "%(who)s Then %(who)s, %(n)s."
