"""Addresses of saved searches, feeds and what search engines read."""

from django.urls import path

from anyshore.web.searching import engines, feeds, views

app_name = "searching"
urlpatterns = [
    path("searches/", views.searches, name="searches"),
    path("searches/new/", views.save, name="save"),
    path("searches/<uuid:search_id>/", views.change, name="change"),
    path("searches/<uuid:search_id>/stop/", views.stop, name="stop"),
    path("searches/stop/<str:token>/", views.stop_by_link, name="stop_by_link"),
    path("requests/feed.<slug:form>", feeds.requests, name="requests_feed"),
    path("providers/feed.<slug:form>", feeds.providers, name="providers_feed"),
    path("packages/feed.<slug:form>", feeds.packages, name="packages_feed"),
    path("robots.txt", engines.robots, name="robots"),
    path("sitemap.xml", engines.sitemap, name="sitemap"),
]
