"""Addresses of approvals."""

from django.urls import path

from anyshore.web.approvals import settings, views

app_name = "approvals"
urlpatterns = [
    path("approvals/", views.queue, name="queue"),
    path("approvals/<uuid:approval_id>/", views.approval, name="approval"),
    path("approvals/<uuid:approval_id>/withdraw/", views.withdraw, name="withdraw"),
    path("organisation/approvals/", settings.overview, name="settings"),
    path("organisation/approvals/rules/new/", settings.rule, name="rule"),
    path("organisation/approvals/rules/<uuid:rule_id>/retire/", settings.retire, name="retire"),
    path("organisation/approvals/groups/new/", settings.group, name="new_group"),
    path("organisation/approvals/groups/<uuid:group_id>/", settings.group, name="group"),
    path("organisation/approvals/absence/", settings.absence, name="absence"),
    path("organisation/approvals/absence/<uuid:absence_id>/end/", settings.end, name="end_absence"),
    path("organisation/approvals/rates/", settings.rate, name="rate"),
]
