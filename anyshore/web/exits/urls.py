"""Addresses of the ways out."""

from django.urls import path

from anyshore.web.exits import views

app_name = "exits"
urlpatterns = [
    path("contracts/<int:number>/cancel/", views.cancel, name="cancel"),
    path("contracts/<int:number>/notice/", views.notice, name="give_notice"),
    path("contracts/<int:number>/notice/cause/", views.end_for_cause, name="end_for_failure"),
    path("contracts/<int:number>/notice/unpaid/", views.end_unpaid, name="end_for_nonpayment"),
    path("contracts/<int:number>/notice/force-majeure/", views.end_majeure, name="end_for_majeure"),
    path("contracts/<int:number>/notice/hardship/", views.end_hardship, name="end_for_hardship"),
    path("contracts/<int:number>/notice/withdraw/", views.take_back_notice, name="withdraw_notice"),
    path("contracts/<int:number>/<int:position>/divide/", views.divide, name="offer_refund"),
    path("contracts/<int:number>/<int:position>/give-back/", views.return_all, name="give_back"),
    path("contracts/<int:number>/<int:position>/rule/", views.rule, name="rule"),
    path("contracts/<int:number>/divisions/<uuid:offer_id>/agree/", views.agree, name="agree_refund"),
    path("contracts/<int:number>/divisions/<uuid:offer_id>/decline/", views.decline, name="decline_refund"),
    path("contracts/<int:number>/divisions/<uuid:offer_id>/withdraw/", views.withdraw, name="withdraw_refund"),
]
