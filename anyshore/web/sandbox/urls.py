"""Addresses of the sandbox."""

from django.urls import path

from anyshore.web.sandbox import views

app_name = "sandbox"
urlpatterns = [
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<uuid:mail_id>/", views.mail, name="mail"),
    path("sandbox/clock/", views.clock_page, name="clock"),
]
