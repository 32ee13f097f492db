"""The list of packages with the counts of all its filters, against the plainest count that PostgreSQL can do of them.

``python -m bench.shopping [--packages N]``: 100,000 packages of 20,000 providers unless told otherwise, rows copied
from one that the actions made, with other kinds of work, prices, days, countries, languages and scores. The peer
counts what is for sale by kind of work, with the same joins and nothing else. Pages and peer take turns; medians are
compared. Exits with 1 where a page takes more than the goal.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from typing import Any, Final

from bench.ledger.database import as_superuser, database

MOST: Final = 8.0
SEARCHES: Final[dict[str, dict[str, str]]] = {
    "all": {},
    "one kind of work": {"category": "logo-design"},
    "words": {"q": "bakery 777"},
    "four filters": {"category": "logo-design", "language": "de", "standing": "50", "days": "10"},
    "lowest price": {"sort": "price"},
}
PEER: Final = """
    SELECT p.category, count(*) FROM catalogue_package p
      JOIN parties_organisation o ON o.id = p.organisation_id JOIN catalogue_profile f ON f.id = p.profile_id
     WHERE p.state = 'published' AND o.state = 'active' AND f.published_at IS NOT NULL GROUP BY 1
"""
COPIES: Final = """
    CREATE TEMP TABLE sides AS SELECT n, gen_random_uuid() AS organisation, gen_random_uuid() AS profile
      FROM generate_series(1, {providers}) n;
    INSERT INTO parties_organisation SELECT (jsonb_populate_record(o, jsonb_build_object('id', s.organisation,
        'slug', 'provider-' || s.n, 'name', 'Provider ' || s.n,
        'country', (ARRAY['NL', 'PL', 'IN', 'PT', 'KE', 'BR', 'DE', 'VN'])[1 + s.n % 8]))).*
      FROM sides s, parties_organisation o WHERE o.id = '{organisation}';
    INSERT INTO catalogue_profile SELECT (jsonb_populate_record(f, jsonb_build_object('id', s.profile,
        'organisation_id', s.organisation))).*
      FROM sides s, catalogue_profile f WHERE f.organisation_id = '{organisation}';
    INSERT INTO catalogue_profilelanguage (id, profile_id, language, level)
      SELECT gen_random_uuid(), s.profile, l, 'C1' FROM sides s, unnest(ARRAY['en', 'de', 'pl', 'fr', 'hi']) WITH ORDINALITY u (l, i)
       WHERE (s.n + u.i) % 3 = 0;
    INSERT INTO catalogue_standing (id, organisation_id, side, contracts, reviews, score, score_low, score_high, on_time,
        delivered, changed_at)
      SELECT gen_random_uuid(), s.organisation, 'provider', 3, 3, s.n % 101, s.n % 61, 100, 3, 3, now() FROM sides s WHERE s.n % 2 = 0;
    INSERT INTO catalogue_package SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
        'organisation_id', s.organisation, 'profile_id', s.profile, 'slug', 'package-' || i.n, 'title',
        'A logo for bakery ' || i.n % 1000, 'category', (ARRAY['logo-design', 'translation', 'web-design', 'seo'])[1 + i.n % 4],
        'currency', (ARRAY['EUR', 'EUR', 'EUR', 'USD', 'INR'])[1 + i.n % 5], 'from_minor', 1000 * (1 + i.n * 7919 % 997),
        'from_days', 1 + i.n % 30, 'tiers', 1 + i.n % 3, 'sold', i.n * 31 % 50,
        'first_published_at', p.first_published_at - i.n * interval '1 minute'))).*
      FROM generate_series(1, {packages}) i (n) JOIN sides s ON s.n = 1 + i.n % {providers},
           catalogue_package p WHERE p.organisation_id = '{organisation}';
    ANALYZE;
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print each search; return 0 if every page is within the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args(arguments)
    with database() as name:
        _fill(name, given.packages)
        return max(_measured(words, parts, given.rounds) for words, parts in SEARCHES.items())


def _fill(name: str, packages: int) -> None:
    from tests.catalogue.packages import on_sale, seller  # noqa: PLC0415 - Django is set up by then

    owner = seller()
    on_sale(owner)
    given = {"packages": packages, "providers": packages // 5, "organisation": owner.organisation_id}
    with as_superuser(name) as connection:
        connection.execute(COPIES.format(**given).encode())


def _measured(words: str, parts: dict[str, str], rounds: int) -> int:
    from anyshore.catalogue.queries.shopping import find_packages  # noqa: PLC0415 - Django is set up by then
    from anyshore.catalogue.rules.shopping import sought_packages  # noqa: PLC0415 - Django is set up by then
    from anyshore.parties.rules import ANYONE  # noqa: PLC0415 - Django is set up by then

    search = sought_packages(parts, currency="EUR")
    taken: dict[str, list[float]] = {"peer": [], "page": []}
    found: Any = None
    for _ in range(rounds):
        taken["peer"].append(_timed(_peer)[0])
        spent, found = _timed(lambda: find_packages(ANYONE, search))
        taken["page"].append(spent)
    peer, page = (statistics.median(taken[name]) for name in ("peer", "page"))
    sys.stdout.write(
        f"packages, {words}: {found.total:,} with counts in {page:.0f} ms, {page / peer:.1f}x of a plain count"
        f" ({peer:.0f} ms; goal at most {MOST:.0f}x)\n"
    )
    return 0 if page <= MOST * peer else 1


def _peer() -> Any:
    from django.db import connection  # noqa: PLC0415 - Django is set up by then

    with connection.cursor() as cursor:
        cursor.execute(PEER)
        return cursor.fetchall()


def _timed(run: Any) -> tuple[float, Any]:
    start = time.perf_counter()
    result = run()
    return 1000 * (time.perf_counter() - start), result


if __name__ == "__main__":
    sys.exit(main())
