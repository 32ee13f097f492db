"""Addresses of hours."""

from django.urls import path

from anyshore.web.hours import bulk, entries, imports, lines, lines_sheet, money, months, timers, views

app_name = "hours"
urlpatterns = [
    path("hours/", bulk.waiting, name="waiting"),
    path("contracts/<int:number>/hours/", views.weeks, name="weeks"),
    path("contracts/<int:number>/hours/import/", imports.import_hours, name="import"),
    path("contracts/<int:number>/hours/timer/start/", timers.start, name="start_timer"),
    path("contracts/<int:number>/hours/timer/<uuid:timer_id>/stop/", timers.stop, name="stop_timer"),
    path("contracts/<int:number>/hours/timer/<uuid:timer_id>/discard/", timers.discard, name="discard_timer"),
    path("contracts/<int:number>/hours/months/<str:month>/", months.month, name="month"),
    path("contracts/<int:number>/hours/months/<str:month>/fund/", months.fund, name="fund_month"),
    path("contracts/<int:number>/hours/months/<str:month>/approve/", months.approve, name="approve_month"),
    path("contracts/<int:number>/hours/months/<str:month>/pay/", months.pay, name="pay_month"),
    path("contracts/<int:number>/hours/months/<str:month>/ask/", months.ask, name="ask_month"),
    path("contracts/<int:number>/hours/months/<str:month>/answer/", months.answer, name="answer_month"),
    path("contracts/<int:number>/lines/", lines.lines, name="lines"),
    path("contracts/<int:number>/lines.csv", lines_sheet.lines_csv, name="lines_csv"),
    path("contracts/<int:number>/lines/<uuid:row_id>/", lines.line, name="line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/report/", lines.report, name="report_line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/fund/", lines.fund, name="fund_line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/approve/", lines.approve, name="approve_line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/pay/", lines.pay, name="pay_line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/ask/", lines.ask, name="ask_line"),
    path("contracts/<int:number>/lines/<uuid:row_id>/answer/", lines.answer, name="answer_line"),
    path("contracts/<int:number>/hours/<str:week>/", views.week, name="week"),
    path("contracts/<int:number>/hours/<str:week>/submit/", views.submit_week, name="submit"),
    path("contracts/<int:number>/hours/<str:week>/take-back/", views.take_back, name="take_back"),
    path("contracts/<int:number>/hours/<str:week>/approve/", money.approve, name="approve"),
    path("contracts/<int:number>/hours/<str:week>/fund/", money.fund, name="fund"),
    path("contracts/<int:number>/hours/<str:week>/pay/", money.pay, name="pay"),
    path("contracts/<int:number>/hours/<str:week>/lift/", entries.lift, name="lift"),
    path("contracts/<int:number>/hours/<str:week>/<uuid:entry_id>/ask/", entries.ask, name="ask"),
    path("contracts/<int:number>/hours/<str:week>/<uuid:entry_id>/answer/", entries.answer, name="answer"),
    path("contracts/<int:number>/hours/<str:week>/<uuid:entry_id>/drop/", entries.drop, name="drop"),
    path("contracts/<int:number>/hours/<str:week>/<uuid:entry_id>/correct/", entries.correct, name="correct"),
]
