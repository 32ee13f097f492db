"""Addresses of money."""

from django.urls import path

from anyshore.web.payments import expenses, kept, suspension, views, wallets

app_name = "payments"
urlpatterns = [
    path("contracts/<int:number>/fund/", views.fund, name="fund"),
    path("contracts/<int:number>/<int:position>/fund/", views.fund_part, name="fund_part"),
    path("contracts/<int:number>/<int:position>/release/", views.release, name="release_part"),
    path("contracts/<int:number>/<int:position>/late/", views.waive, name="waive"),
    path("contracts/<int:number>/<int:position>/kept/release/", kept.release, name="release_kept"),
    path("contracts/<int:number>/<int:position>/kept/defect/", kept.report, name="report_defect"),
    path("contracts/<int:number>/<int:position>/kept/agree/", kept.agree, name="agree_to_claim"),
    path("contracts/<int:number>/<int:position>/kept/rule/", kept.rule, name="rule_on_kept"),
    path("contracts/<int:number>/expenses/", expenses.listing, name="expenses"),
    path("contracts/<int:number>/expenses.csv", expenses.export, name="expenses_csv"),
    path("contracts/<int:number>/expenses/new/", expenses.ask, name="ask_expense"),
    path("contracts/<int:number>/expenses/<uuid:expense_id>/agree/", expenses.agree, name="agree_expense"),
    path("contracts/<int:number>/expenses/<uuid:expense_id>/decline/", expenses.decline, name="decline_expense"),
    path("contracts/<int:number>/expenses/<uuid:expense_id>/receipt/", expenses.claim, name="claim_expense"),
    path("contracts/<int:number>/expenses/<uuid:expense_id>/drop/", expenses.withdraw, name="withdraw_expense"),
    path("contracts/<int:number>/expenses/<uuid:expense_id>/pay/", expenses.pay, name="pay_expense"),
    path("contracts/<int:number>/suspension/warn/", suspension.warn, name="warn_of_suspension"),
    path("contracts/<int:number>/suspension/stop/", suspension.stop, name="suspend_work"),
    path("contracts/<int:number>/suspension/lift/", suspension.lift, name="lift_suspension"),
    path("contracts/<int:number>/suspension/dispute/", suspension.dispute, name="dispute_suspension"),
    path("contracts/<int:number>/bonus/", views.bonus, name="bonus"),
    path("contracts/<int:number>/payments/new/", views.record, name="record"),
    path("contracts/<int:number>/payments/<uuid:payment_id>/confirm/", views.confirm, name="confirm"),
    path("contracts/<int:number>/payments/<uuid:payment_id>/deny/", views.deny, name="deny"),
    path("contracts/<int:number>/<int:position>/hold/", views.hold, name="hold"),
    path("contracts/<int:number>/<int:position>/lift/", views.lift, name="lift"),
    path("money/", wallets.money, name="money"),
    path("money/<str:currency>/", wallets.wallet, name="wallet"),
    path("money/<str:currency>/payout/", wallets.payout, name="payout"),
]
