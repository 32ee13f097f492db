"""Annotations whose SQL is written once a process.

A page that asks forty things about one row has Django write forty subqueries for every reader, which takes longer than
PostgreSQL takes to answer them. What does not depend on the reader is written once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.expressions import RawSQL


def written_once(model: type[Model], annotations: Mapping[str, Any]) -> dict[str, RawSQL]:
    """The same annotations of a query over ``model``, as SQL that is ready; the caller keeps them.

    They may look at the row of the outer query (``OuterRef``), and at nothing that changes while the process runs.
    """
    query = model._default_manager.annotate(**annotations).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.setup_query()
    ready = {}
    for name in annotations:
        said = query.annotations[name]
        sql, params = compiler.compile(said)
        ready[name] = RawSQL(sql, params, output_field=said.output_field)  # noqa: S611 - Django wrote it, nobody else
    return ready
