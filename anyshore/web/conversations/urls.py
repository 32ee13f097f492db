"""Addresses of conversations."""

from django.urls import path

from anyshore.web.conversations import views

app_name = "conversations"
urlpatterns = [
    path("messages/", views.inbox, name="inbox"),
    path("messages/<uuid:thread_id>/", views.thread, name="thread"),
]
