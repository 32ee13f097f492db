"""The addresses of a file."""

from django.urls import path

from anyshore.web.files import views

app_name = "files"
urlpatterns = [
    path("files/<uuid:attachment_id>/", views.download, name="download"),
    path("files/<uuid:attachment_id>/picture/", views.picture, name="picture"),
]
