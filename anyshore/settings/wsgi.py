"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from anyshore.plumbing.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anyshore.settings")

if os.environ.get("ANYSHORE_WEB_PARENT") == str(os.getppid()):
    die_with_parent(parent=os.getppid())

application = get_wsgi_application()
# Every page is imported before the first request: nobody waits for it, and one that cannot be imported stops the start
get_resolver().url_patterns  # noqa: B018 - reading it is what imports them

from anyshore.catalogue.queries.shelf import begin  # noqa: E402 - its tables exist only once Django is set up

begin()
