"""The address of jobs like this."""

from django.urls import path

from anyshore.web.likes import views

app_name = "likes"
urlpatterns = [path("requests/like-this/", views.likes, name="likes")]
