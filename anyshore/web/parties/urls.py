"""Addresses of people and organisations."""

from django.urls import path

from anyshore.web.parties import views

app_name = "parties"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.found, name="found"),
    path("organisations/switch/", views.switch, name="switch"),
    path("organisation/", views.organisation, name="organisation"),
    path("organisation/details/", views.details, name="details"),
    path("organisation/members/invite/", views.invite, name="invite"),
    path("organisation/members/<uuid:membership_id>/role/", views.role, name="role"),
    path("organisation/members/<uuid:membership_id>/remove/", views.remove, name="remove"),
    path("organisation/invitations/<uuid:invitation_id>/withdraw/", views.withdraw, name="withdraw"),
    path("organisation/verification/", views.ask_for_verification, name="ask_for_verification"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
    path("link/<str:token>/", views.link, name="link"),
    path("link/", views.send_link, name="send_link"),
    path("profile/", views.profile, name="profile"),
]
