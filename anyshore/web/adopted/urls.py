"""Addresses of adopted contracts."""

from django.urls import path

from anyshore.web.adopted import views

app_name = "adopted"
urlpatterns = [
    path("contracts/adopted/", views.register, name="register"),
    path("contracts/adopted/register.csv", views.export, name="export"),
    path("contracts/adopt/", views.adopt, name="adopt"),
    path("contracts/adopted/<int:number>/", views.contract, name="contract"),
    path("contracts/adopted/<int:number>/notice/", views.give_notice, name="give_notice"),
    path("contracts/adopted/<int:number>/notice/take-back/", views.take_back_notice, name="take_back_notice"),
    path("contracts/adopted/<int:number>/correct/", views.correct, name="correct"),
    path("contracts/adopted/<int:number>/take/", views.take, name="take"),
    path("contracts/adopted/<int:number>/exit/", views.mark, name="mark"),
    path("contracts/adopted/join/<str:token>/", views.join, name="join"),
]
