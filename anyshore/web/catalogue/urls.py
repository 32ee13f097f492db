"""Addresses of the catalogue."""

from django.urls import path

from anyshore.web.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("providers/", views.providers, name="providers"),
    path("providers/mine/", views.mine, name="mine"),
    path("providers/mine/edit/", views.edit, name="edit"),
    path("providers/mine/publish/", views.publish, name="publish"),
    path("providers/mine/hide/", views.hide, name="hide"),
    path("providers/mine/works/new/", views.add_work, name="add_work"),
    path("providers/mine/works/<uuid:item_id>/remove/", views.remove_work, name="remove_work"),
    path("providers/<slug:slug>/", views.provider, name="provider"),
]
