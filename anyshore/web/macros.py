"""The components as one name for templates: ``ui.button`` is the macro ``button`` of ``components/button.html``.

So a page imports nothing, and a block of a page rendered alone for htmx finds its components too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound
from markupsafe import Markup

Macro = Callable[..., Markup]


class Components:
    """Finds macros by name and keeps them; where templates reload, it asks the environment each time."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Macro:
        try:
            template = self._environment.get_template(f"components/{name}.html")
        except TemplateNotFound:
            raise AttributeError(f"there is no component {name!r}") from None
        macro = cast(Macro, getattr(cast(Any, template.module), name))
        if not self._environment.auto_reload:
            setattr(self, name, macro)  # found at once the next time
        return macro
