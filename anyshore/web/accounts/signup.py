"""What a sign-up asks for besides address and password: a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class SignUp(forms.Form):
    """allauth puts these fields before its own."""

    field_order = ("name", "email", "password1")
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name")},
    )

    def signup(self, request: HttpRequest, user: Any) -> None:
        """The adapter has kept the name already."""
