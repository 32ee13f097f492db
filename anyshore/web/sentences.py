"""Sentences of templates with names in them: translated, escaped, and ended once.

“%(sum)s went to %(who)s.” about Meridian Works d.o.o. would end with two full stops. A name, a title or an
abbreviation that brings its own full stop ends the sentence with it, in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils import translation
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

_STOPS = re.compile(r"\.(?:</\w+>)*$")


def ended_once(said: str, values: Mapping[str, object]) -> str:
    """A sentence with placeholders, without the full stop after one whose value ends with a full stop itself."""
    for name, value in values.items():
        if f"%({name})s." in said and _STOPS.search(str(value)):
            said = said.replace(f"%({name})s.", f"%({name})s")
    return said


def install(environment: Environment) -> None:
    """Let the templates of ``environment`` speak so. Beside Jinja's i18n extension, whose new style of calls it
    keeps."""
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # of Jinja's i18n extension
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    environment.globals.update(gettext=_gettext, ngettext=_ngettext)


@pass_context
def _gettext(context: Context, message: str, /, **values: Any) -> str:
    return _filled(context, translation.gettext(message), values)


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int, /, **values: Any) -> str:
    return _filled(context, translation.ngettext(one, many, number), {"num": number, **values})


def _filled(context: Context, said: str, values: dict[str, Any]) -> str:
    said = ended_once(said, values)
    whole = Markup(said) if context.eval_ctx.autoescape else said  # noqa: S704 - our own sentence; values are escaped
    return whole % values
