"""The trail's words for what clauses let the sides do: other people, services that the client runs, the market, formal
notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

CLAUSES = {
    "SubcontractorAsked": gettext_lazy("asked whether %(person)s may do a part of the work"),
    "SubcontractorAgreed": gettext_lazy("agreed to %(person)s as a subcontractor"),
    "SubcontractorRefused": gettext_lazy("said no to %(person)s as a subcontractor"),
    "SubcontractorLetIn": gettext_lazy("let %(person)s do a part of the work: nobody objected in time"),
    "SubcontractorLapsed": gettext_lazy("closed the question about %(person)s, to whom nobody agreed"),
    "SubcontractorWithdrawn": gettext_lazy("asked for %(person)s no more"),
    "SubcontractorLeft": gettext_lazy("said that %(person)s has left the work"),
    "WorkerChecked": gettext_lazy("answered six questions on how independent the work is"),
    "ExaminerNamed": gettext_lazy("named %(person)s to look at how independent the work is"),
    "ExaminerAgreed": gettext_lazy("agreed to %(person)s, who looks at how independent the work is"),
    "WorkerDecided": gettext_lazy("decided how independent the work is"),
    "WorkerCommented": gettext_lazy("said something to the check of how independent the work is"),
    "BenchmarkAnnounced": gettext_lazy("had the prices compared with the market by %(person)s"),
    "BenchmarkDrafted": gettext_lazy("showed the draft of the comparison by %(person)s"),
    "BenchmarkAnswered": gettext_lazy("answered to the draft of the comparison by %(person)s"),
    "BenchmarkReported": gettext_lazy("recorded the report of the comparison by %(person)s"),
    "BenchmarkWithdrawn": gettext_lazy("took the comparison by %(person)s back"),
    "FormalNoticeGiven": gettext_lazy("gave formal notice %(number)s"),
    "FormalNoticeReceived": gettext_lazy("confirmed that formal notice %(number)s came"),
    "FormalNoticeWithdrawn": gettext_lazy("withdrew formal notice %(number)s"),
    "SuccessorRefused": gettext_lazy("refused who was to follow by formal notice %(number)s"),
    "StepInAnnounced": gettext_lazy("announced that they run it themselves: %(what)s"),
    "StepInAnswered": gettext_lazy("answered to it: %(what)s"),
    "StepInBegun": gettext_lazy("began to run it: %(what)s"),
    "StepInWithdrawn": gettext_lazy("took back that they run it themselves: %(what)s"),
    "ProviderCanGoOn": gettext_lazy("showed that they can go on: %(what)s"),
    "ServiceGivenBack": gettext_lazy("gave it back: %(what)s"),
    "ServiceWentBack": gettext_lazy("let it go back, its last day was over: %(what)s"),
    "StepInCostClaimed": gettext_lazy("claimed %(sum)s that it cost to run: %(what)s"),
    "StepInCostAccepted": gettext_lazy("accepted %(sum)s that it cost to run: %(what)s"),
    "StepInCostObjected": gettext_lazy("objected to %(sum)s that it cost to run: %(what)s"),
    "StepInCostWithdrawn": gettext_lazy("claimed %(sum)s no more: %(what)s"),
}
