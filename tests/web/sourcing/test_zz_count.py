import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.sourcing.test_pages import *
pytestmark = pytest.mark.django_db
def test_count():
    request, actor = opened(criteria=(PRICE, SCHEDULE, FIT))
    for n in range(3): offered(request, 10_000+n, f"P{n}")
    p = provider("X")
    for who, path in [(actor, f"/requests/{request.number}/"), (p, f"/requests/{request.number}/"), (None, f"/requests/{request.number}/"), (None, "/requests/"), (p,"/requests/?q=logo")]:
        b = reader(who); b.get(path)
        import time
        with CaptureQueriesContext(connection) as seen:
            t=time.perf_counter(); b.get(path); t=time.perf_counter()-t
        print(path, who and 'in', len(seen), round(t*1000,1),'ms')
        if who is None and path=="/requests/":
            for q in seen: print('   ', q['sql'][:160])
