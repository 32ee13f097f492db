"""The address of the gallery; elsewhere than in a sandbox it does not exist."""

from django.conf import settings
from django.urls import path

from anyshore.web.gallery import views

app_name = "gallery"
urlpatterns = (
    [path("design/", views.gallery, name="design"), path("design/confirm/", views.confirm, name="confirm")]
    if settings.ANYSHORE_SANDBOX or settings.DEBUG
    else []
)
