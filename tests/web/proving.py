"""A reader who has just signed in by password, or some time ago: what allauth keeps in the session."""

from __future__ import annotations

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django.contrib.auth import get_user_model
from django.test import Client


def proved(reader: Client, *, seconds: float = 0, method: str = "password", **more: str) -> Client:
    """The session of a signed-in test client says that its person proved themselves this many seconds ago."""
    session = reader.session
    user = get_user_model().objects.get(pk=session["_auth_user_id"])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time() - seconds, **more}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(user)
    session.save()
    return reader
