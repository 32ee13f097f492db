"""A view that answers with bytes from memory: the limit that a page is compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BYTES = b""


def answer(_request: HttpRequest) -> HttpResponse:
    """The bytes, whatever was asked."""
    return HttpResponse(BYTES)


urlpatterns = [re_path(".*", answer)]
