"""How often somebody may do a thing: counted once for all processes, and over when its span is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from anyshore.plumbing.limits import HOUR, Limit, TooOften, give_back, spend, tidy
from anyshore.plumbing.models import Spent
from tests.factories import NOW

THREE = Limit("tests", 3, HOUR)


@pytest.mark.django_db
def test_the_fourth_time_is_refused_until_the_span_is_over():
    assert [spend(THREE, who="ann", at=NOW + timedelta(minutes=n)) for n in range(3)] == [2, 1, 0]
    with pytest.raises(TooOften) as refused:
        spend(THREE, who="ann", at=NOW + timedelta(minutes=40))
    assert refused.value.params == {"wait": timedelta(minutes=20), "retry_after": 20 * 60}
    assert spend(THREE, who="ben", at=NOW) == 2
    assert spend(Limit("others", 3, HOUR), who="ann", at=NOW) == 2
    assert spend(THREE, who="ann", at=NOW + HOUR) == 2


@pytest.mark.django_db
def test_nobody_is_named_and_what_is_over_goes():
    spend(THREE, who="address 192.0.2.7", at=NOW)
    assert b"192.0.2.7" not in bytes(Spent.objects.get().who)
    assert tidy(NOW) == 0
    assert tidy(NOW + HOUR) == 1


def once(_number: int) -> bool:
    try:
        spend(THREE, who="ann", at=NOW)
    except TooOften:
        return False
    finally:
        connection.close()
    return True


def test_many_connections_count_to_three(committed_db):
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(once, range(24))) == 3


@pytest.mark.django_db
def test_what_did_not_come_about_is_given_back_and_never_more_than_was_spent():
    for _ in range(3):
        spend(THREE, who="ann", at=NOW)
    give_back(THREE, who="ann", at=NOW)
    assert spend(THREE, who="ann", at=NOW) == 0
    for _ in range(5):
        give_back(THREE, who="ann", at=NOW)
    assert spend(THREE, who="ann", at=NOW) == 2
