"""What the database must look like: its functions, constraints, triggers, owners and grants against a manifest.

``schema.txt`` holds one line a fact, written by ``make manifest`` from a freshly migrated database. The server refuses
to start when a fact is missing, changed or added: a disabled trigger, a dropped constraint, a replaced posting
function or an extra grant would otherwise go unseen until money is gone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from anyshore.plumbing.grants import Cursor

MANIFEST = Path(__file__).with_name("schema.txt")

_HERE = "n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = {0}.oid AND e.deptype = 'e')"

_OWNERS = f"""
    SELECT format('owner %s %s', c.relname, pg_get_userbyid(c.relowner)) FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_HERE.format("c")} AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
"""
_CONSTRAINTS = f"""
    SELECT format('constraint %s.%s %s%s', c.relname, k.conname, pg_get_constraintdef(k.oid),
                  CASE WHEN k.convalidated THEN '' ELSE ' not validated' END)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_HERE.format("c")} AND k.contype IN ('c', 'f', 'p', 'u', 'x')
"""
_UNIQUE_INDEXES = f"""
    SELECT format('unique %s', pg_get_indexdef(i.indexrelid)) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_HERE.format("c")} AND i.indisunique AND i.indisvalid AND n.nspname = 'public'
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
"""
_NOT_NULL = f"""
    SELECT format('not null %s (%s)', c.relname, string_agg(a.attname, ', ' ORDER BY a.attname))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_HERE.format("c")} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
    GROUP BY c.relname
"""
_TRIGGERS = f"""
    SELECT format('trigger %s %s', CASE t.tgenabled WHEN 'O' THEN 'on' ELSE 'state ' || t.tgenabled::text END,
                  pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_HERE.format("c")} AND NOT t.tgisinternal
"""
_SWITCHED_OFF = f"""
    SELECT format('trigger state %s of foreign key %s on %s', t.tgenabled, k.conname, c.relname)
    FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {_HERE.format("c")} AND t.tgisinternal AND t.tgenabled <> 'O'
"""
_RULES = f"""
    SELECT format('rule %s', pg_get_ruledef(r.oid)) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_HERE.format("c")}
"""
_TABLE_GRANTS = f"""
    SELECT format('grant %s on %s to %s', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type), c.relname,
                  CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) x
    WHERE {_HERE.format("c")} AND x.grantee <> c.relowner GROUP BY c.relname, x.grantee
"""
_COLUMN_GRANTS = f"""
    SELECT format('grant %s (%s) on %s to %s', x.privilege_type, a.attname, c.relname,
                  CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
    WHERE {_HERE.format("c")} AND x.grantee <> c.relowner
"""
_FUNCTION_GRANTS = f"""
    SELECT format('grant EXECUTE on %s to %s', p.oid::regprocedure,
                  CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
         aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    WHERE {_HERE.format("p")} AND x.grantee <> p.proowner
"""
_SCHEMA_GRANTS = """
    SELECT format('grant %s on schema public to %s', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type),
                  CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END)
    FROM pg_namespace n, aclexplode(n.nspacl) x WHERE n.nspname = 'public' AND x.grantee <> n.nspowner
    GROUP BY x.grantee
"""
_DATABASE_GRANTS = """
    SELECT format('grant %s on database to %s', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type),
                  CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee) END)
    FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
    WHERE d.datname = current_database() AND x.grantee <> d.datdba GROUP BY x.grantee
"""
_FACTS = (
    _OWNERS, _CONSTRAINTS, _UNIQUE_INDEXES, _NOT_NULL, _TRIGGERS, _SWITCHED_OFF, _RULES, _TABLE_GRANTS, _COLUMN_GRANTS,
    _FUNCTION_GRANTS, _SCHEMA_GRANTS, _DATABASE_GRANTS,
)  # fmt: skip
_FUNCTIONS = f"""
    SELECT p.oid::regprocedure::text, pg_get_userbyid(p.proowner), l.lanname,
           CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END, p.provolatile::text,
           p.proconfig, pg_get_function_result(p.oid), p.prosrc
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
    WHERE {_HERE.format("p")}
"""
_POWERS = """
    SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole,
           has_database_privilege(current_database(), 'TEMP'), has_schema_privilege('public', 'CREATE'),
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'public' AND pg_has_role(c.relowner, 'MEMBER'))
    FROM pg_roles r WHERE r.rolname = current_user
"""


@dataclass(frozen=True)
class Difference:
    """What the database lacks of the manifest, and what it has besides."""

    missing: tuple[str, ...]
    added: tuple[str, ...]

    def lines(self) -> list[str]:
        """One line a difference, ``-`` for a fact that is gone and ``+`` for one nobody declared."""
        return [f"- {fact}" for fact in self.missing] + [f"+ {fact}" for fact in self.added]


def facts(cursor: Cursor, *, owner: str, application: str) -> list[str]:
    """What this database looks like, sorted, with the two roles by their parts instead of their names."""
    found: list[str] = []
    for query in _FACTS:
        cursor.execute(query)
        found += [row[0] for row in cursor.fetchall()]
    cursor.execute(_FUNCTIONS)
    found += [_function_fact(*row) for row in cursor.fetchall()]
    return sorted(_on_one_line(_by_part(fact, owner, application)) for fact in found)


def _on_one_line(fact: str) -> str:
    """The fact with line ends and tabs written as escapes: a constraint may speak of them."""
    return fact.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _function_fact(
    signature: str, owner: str, language: str, rights: str, volatile: str, config: list[str] | None, result: str, source: str
) -> str:  # fmt: skip
    digest = hashlib.sha256(source.encode()).hexdigest()[:16]
    pinned = f" set {'; '.join(config)}" if config else ""
    return f"function {signature} returns {result} {language} {volatile} {rights}{pinned} body {digest} owner {owner}"


def _by_part(fact: str, owner: str, application: str) -> str:
    """A grant, an owner's line and a function end with a role, whose name may hold spaces."""
    if fact.startswith(("grant ", "owner ", "function ")):
        for role, part in ((owner, "OWNER"), (application, "APPLICATION")):
            if fact.endswith(f" {role}"):
                return fact.removesuffix(role) + part
    return fact


def expected() -> list[str]:
    """The facts of the manifest."""
    return [line for line in MANIFEST.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def difference(cursor: Cursor, *, owner: str, application: str) -> Difference:
    """How this database differs from the manifest."""
    there, wanted = set(facts(cursor, owner=owner, application=application)), set(expected())
    return Difference(tuple(sorted(wanted - there)), tuple(sorted(there - wanted)))


def written(lines: list[str]) -> str:
    """The manifest's text."""
    return "# What a migrated database looks like. Written by `make manifest`, compared at every start.\n" + "".join(
        f"{line}\n" for line in lines
    )


def forbidden_powers(cursor: Cursor) -> list[str]:
    """What the connected role may do and an application must not; empty for the restricted role."""
    cursor.execute(_POWERS)
    names = (
        "is a superuser",
        "bypasses row security",
        "may create roles",
        "may create temporary tables",
        "may create tables",
        "owns tables, the ledger's among them",
    )
    row = cursor.fetchall()[0]
    return [name for name, power in zip(names, row, strict=True) if power]


def table_owner(cursor: Cursor) -> str | None:
    """Who owns the tables: the role that runs migrations. None before the first migration."""
    cursor.execute(
        "SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = to_regclass('public.django_migrations')"
    )
    rows = cursor.fetchall()
    return rows[0][0] if rows else None
