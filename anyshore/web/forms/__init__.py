"""Forms in plain Python: a class of fields that turns what was posted into typed values, or says what to do.

A view makes one from the request, asks ``accepted()`` and hands ``values`` to one action. Nothing here knows a
table. Every posted form carries a hidden key, so that sending it twice has one effect.
"""

from anyshore.web.forms.bound import Bound
from anyshore.web.forms.controls import Choice, Choices, Files, Flag, Hidden, Kept
from anyshore.web.forms.field import Field, Mistake
from anyshore.web.forms.form import KEY, Form, Group, WayOn
from anyshore.web.forms.hours import Hours
from anyshore.web.forms.numbers import Amount, Integer, Percent
from anyshore.web.forms.rates import Rate
from anyshore.web.forms.text import Email, Lines, LongText, Password, Text, Url
from anyshore.web.forms.times import Day, Id, Instant
from anyshore.web.forms.unfinished import unfinished

__all__ = [
    "KEY",
    "Amount",
    "Bound",
    "Choice",
    "Choices",
    "Day",
    "Email",
    "Field",
    "Files",
    "Flag",
    "Form",
    "Group",
    "Hidden",
    "Hours",
    "Id",
    "Instant",
    "Integer",
    "Kept",
    "Lines",
    "LongText",
    "Mistake",
    "Password",
    "Percent",
    "Rate",
    "Text",
    "Url",
    "WayOn",
    "unfinished",
]
