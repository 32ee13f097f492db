"""Addresses of the catalogue."""

from django.urls import path

from anyshore.web.catalogue.views import mine, providers

app_name = "catalogue"
urlpatterns = [
    path("providers/", providers.providers, name="providers"),
    path("providers/mine/", mine.mine, name="mine"),
    path("providers/mine/edit/", mine.edit, name="edit"),
    path("providers/mine/publish/", mine.publish, name="publish"),
    path("providers/mine/hide/", mine.hide, name="hide"),
    path("providers/mine/rates/", mine.rates, name="rates"),
    path("providers/mine/time/", mine.time, name="time"),
    path("providers/mine/certificates/", mine.certificates, name="certificates"),
    path("providers/mine/team/", mine.team, name="team"),
    path("providers/mine/team/leave/", mine.leave, name="leave_team"),
    path("providers/mine/skills/<slug:slug>/add/", mine.take_skill, name="take_skill"),
    path("providers/mine/skills/<slug:slug>/pass/", mine.pass_skill, name="pass_skill"),
    path("providers/mine/works/new/", mine.add_work, name="add_work"),
    path("providers/mine/works/<uuid:item_id>/remove/", mine.remove_work, name="remove_work"),
    path("providers/<slug:slug>/", providers.provider, name="provider"),
]
