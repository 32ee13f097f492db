"""Addresses of batches."""

from django.urls import path

from anyshore.web.batches import views

app_name = "batches"
urlpatterns = [
    path("batches/", views.batches, name="batches"),
    path("batches/new/", views.new, name="new"),
    path("batches/<uuid:batch_id>/", views.batch, name="batch"),
    path("batches/<uuid:batch_id>/providers/", views.providers, name="providers"),
    path("batches/<uuid:batch_id>/rule/", views.rule, name="rule"),
    path("batches/<uuid:batch_id>/send/", views.send, name="send"),
    path("batches/<uuid:batch_id>/discard/", views.discard, name="discard"),
]
