"""Addresses of reviews."""

from django.urls import path

from anyshore.web.reviews import views

app_name = "reviews"
urlpatterns = [
    path("contracts/<int:number>/review/", views.write, name="write"),
    path("contracts/<int:number>/reviews/<uuid:review_id>/reply/", views.reply, name="reply"),
]
