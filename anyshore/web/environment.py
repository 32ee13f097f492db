"""The Jinja2 environment of the pages: strict about missing names, escaping everything, translated."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from anyshore.kit import money
from anyshore.kit.ids import new_id
from anyshore.web import filters, navigation, sentences, words
from anyshore.web.accounts import fields
from anyshore.web.accounts.logins import demo_logins
from anyshore.web.agreed import readers_language
from anyshore.web.compiled import kept_templates
from anyshore.web.forms import KEY
from anyshore.web.icons import icon
from anyshore.web.macros import Components
from anyshore.web.proof import asked_for, proof_word

WEB = Path(__file__).parent


def environment(**options: Any) -> Environment:
    """Build the environment; Django's Jinja2 backend calls this with its options."""
    options.update(
        loader=loader(),
        undefined=StrictUndefined,
        autoescape=True,
        cache_size=-1,  # all of them: there are more than Jinja keeps, which would compile some again and again
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        bytecode_cache=kept_templates(),
    )
    made = Environment(**options)  # noqa: S701 - autoescape is set above
    made.policies["ext.i18n.trimmed"] = True
    sentences.install(made)
    made.filters.update({name: _when_read(one) for name, one in filters.FILTERS.items()})
    made.globals.update(
        ui=Components(made),
        url=url,
        static=static,
        draw=icon,
        here=here,
        hidden_inputs=hidden_inputs,
        serves=navigation.served,
        status_of=words.status_of,
        total_of=money.total,
        demo_logins=demo_logins,
        readers_language=readers_language,
        asked_for=asked_for,
        proof_word=proof_word,
        site=settings.ANYSHORE_URL,
        library_label=fields.label_of,
        library_hint=fields.hint_of,
        library_mistake=fields.mistake_of,
    )
    return made


def _when_read(filtering: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, asked at each reading: by itself Jinja works out ``200|number`` once, for the first reader."""

    @pass_context
    def asked(_: Context, *args: Any, **kwargs: Any) -> Any:
        return filtering(*args, **kwargs)

    return asked


def loader() -> ChoiceLoader:
    """Templates stand in their room, components and layouts under their own names."""
    rooms = sorted(str(path) for path in WEB.glob("*/templates"))
    return ChoiceLoader(
        [
            FileSystemLoader(rooms),
            PrefixLoader({name: FileSystemLoader(str(WEB / name)) for name in ("components", "layouts")}),
        ]
    )


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named route: ``url("contracts:contract", id)``."""
    return _address(get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _address(_prefix: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]) -> str:
    """Kept, since a page names the same few routes again and again; an address depends on nothing else."""
    return reverse(name, args=args or None, kwargs=dict(kwargs) or None)


def hidden_inputs(request: HttpRequest, key: str | None = None) -> Markup:
    """The two hidden fields of every posted form: protection against forged requests, and its request key."""
    return Markup(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">'
    ).format(get_token(request), KEY, key or new_id())


def here(request: HttpRequest, **changes: object) -> str:
    """This page's address with parts of its query changed; None takes a part away."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path
