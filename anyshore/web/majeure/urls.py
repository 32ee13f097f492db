"""Addresses of force majeure."""

from django.urls import path

from anyshore.web.majeure import views

app_name = "majeure"
EVENT = "contracts/<int:number>/force-majeure/<uuid:event_id>/"
urlpatterns = [
    path("contracts/<int:number>/force-majeure/", views.events, name="events"),
    path("contracts/<int:number>/force-majeure/report/", views.report, name="report"),
    path(f"{EVENT}update/", views.update, name="update"),
    path(f"{EVENT}accept/", views.accept, name="accept"),
    path(f"{EVENT}object/", views.object_to, name="object"),
    path(f"{EVENT}over/", views.over, name="over"),
    path(f"{EVENT}withdraw/", views.withdraw, name="withdraw"),
]
