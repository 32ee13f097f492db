"""The addresses of a file."""

from django.urls import path

from anyshore.web.files import uploads, views

app_name = "files"
urlpatterns = [
    path("uploads/", uploads.collection, name="uploads"),
    path("uploads/<uuid:upload_id>/", uploads.one, name="upload"),
    path("files/<uuid:attachment_id>/", views.download, name="download"),
    path("files/<uuid:attachment_id>/picture/", views.picture, name="picture"),
    path("files/<uuid:attachment_id>/media/", views.media, name="media"),
]
