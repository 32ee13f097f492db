"""``kit.folding`` in PostgreSQL, of built-in immutable functions alone: it may stand in an index, and takes no
extension."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Func, TextField

from anyshore.kit.folding import APART, BREAKS, PLAIN


def _template() -> str:
    text = (
        r"lower(normalize(regexp_replace(normalize(%(expressions)s::text, NFKD), '[\u0300-\u036f]', '', 'g'), NFKC))"
    )
    for letter, pair in APART:
        text = f"replace({text}, '{letter}', '{pair}')"
    return f"translate({text}, '{PLAIN[0]}', '{PLAIN[1]}')"


class Folded(Func):
    """A text column as people look for it: without case and accents."""

    template = _template()
    arity = 1
    output_field: ClassVar[Any] = TextField()


class Worded(Func):
    """A text column as ``kit.folding.words_of`` reads it, for a search vector: the parts of each word, and the word
    without what parts it. PostgreSQL's own parser would take "d.o.o" for the name of a computer."""

    template = (
        f"(regexp_replace({_template()}, '[{BREAKS}]+', ' ', 'g') || ' ' || "
        f"regexp_replace({_template()}, '[{BREAKS}]+', '', 'g'))"
    )
    arity = 1
    output_field: ClassVar[Any] = TextField()
