"""Mails about deciding: most of what happens in an inventory is seen by those who do it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Fact, Letter, Note, Notice, Reminder, Silent, Words
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right
from anyshore.strategy.queries.told import told_activity
from anyshore.strategy.queries.told_assessments import told_assessment

COLLEAGUE = Silent("a colleague did it and it stands in the history of the activity")


def owner_assigned(fact: Fact) -> list[Note]:
    """To the member who owns the activity from now on, unless they took it themselves."""
    activity = told_activity(fact.subject_id)
    return [
        Note(
            email=reader.email,
            subject=_("You own: {title}"),
            body=_(
                "“{title}” is yours in the inventory of {client}. Look through its costs, its volume and its months, and"
                " answer the questions about it: whether to outsource it is decided on what stands there."
            ),
            path=f"/decide/activities/{activity.number}/",
            locale=reader.locale,
            timezone=reader.timezone,
            given={"title": activity.name, "client": activity.client},
        )
        for reader in readers_of(activity.client_id, Right.VIEW)
        if fact.facts["person_id"] == str(reader.person_id) and reader.person_id != fact.person_id
    ]


def _letter(fact: Fact, subject: Words, body: Words, right: Right, path: str = "") -> list[Letter]:
    one = told_assessment(fact.subject_id)
    given = {"title": one.title, "reason": one.reason}
    return [Letter(one.client_id, subject, body, f"/decide/assessments/{one.number}/{path}", right, given)]


def assessment_put_up(fact: Fact) -> list[Letter]:
    """To those who may decide."""
    body = _(
        "The assessment of “{title}” is ready for your decision: what each option costs, how sure that is, and why."
    )
    return _letter(fact, _("Ready for a decision: {title}"), body, Right.COMMIT)


def assessment_decided(fact: Fact) -> list[Letter]:
    """To those who work for the client."""
    body = _("It is decided to outsource “{title}”.\n\n{reason}\n\nIn six months you are asked what came of it.")
    return _letter(fact, _("Decided: {title}"), body, Right.WORK)


def kept_in_house(fact: Fact) -> list[Letter]:
    """To those who work for the client."""
    body = _("It is decided to keep “{title}” in house.\n\n{reason}")
    return _letter(fact, _("Kept in house: {title}"), body, Right.WORK)


def review_asked(fact: Fact) -> list[Letter]:
    """To those who work for the client."""
    body = _(
        "Six months ago it was decided to outsource “{title}”. What does it really cost a year, and what do the people"
        " do now who became free? Two figures and a sentence are enough; they stand beside the plan."
    )
    return _letter(fact, _("What came of it? {title}"), body, Right.WORK, "review/")


def risk_look_due(fact: Fact) -> list[Letter | Note]:
    """To the owner of the risk; where it has none who is still a member, to those who work for the client."""
    one = told_assessment(fact.subject_id)
    path, given = f"/decide/assessments/{one.number}/risks/", {"title": one.title, "risk": fact.text("risk")}
    subject = _("Look at a risk again: {risk}")
    body = _(
        "“{risk}” of “{title}” was to be looked at again. Is it as likely and as bad as it was judged, and is the measure"
        " done? Judge it anew and set the next day."
    )
    owners = [one for one in readers_of(one.client_id, Right.VIEW) if str(one.person_id) == fact.facts["owner_id"]]
    if not owners:
        return [Letter(one.client_id, subject, body, path, Right.WORK, given)]
    return [Note(owner.email, subject, body, path, owner.locale, owner.timezone, given) for owner in owners]


OWN = Silent("a colleague did it and sees it in the assessment")

NOTICES: dict[str, Notice] = {
    "ActivityAdded": COLLEAGUE,
    "ActivityEdited": COLLEAGUE,
    "OwnerAssigned": owner_assigned,
    "ActivityMoved": COLLEAGUE,
    "ActivityArchived": COLLEAGUE,
    "ActivityRestored": COLLEAGUE,
    "CostsWritten": COLLEAGUE,
    "MeasuresWritten": COLLEAGUE,
    "CapacityWritten": COLLEAGUE,
    "ActivityRated": Silent("each answers alone; the page of the activity says how many have"),
    "RatingAgreed": COLLEAGUE,
    "RatingReopened": COLLEAGUE,
    "ActivitiesImported": Silent("a colleague did it; a file that assigns owners is no letter to each of them"),
    "AssessmentBegun": OWN,
    "AssessmentDecided": assessment_decided,
    "AssessmentDescribed": OWN,
    "AssessmentDiscarded": OWN,
    "AssessmentPutUp": assessment_put_up,
    "AssessmentTakenBack": OWN,
    "BaselineFrozen": Silent("the decision that froze it has its own mail"),
    "DecisionReviewed": OWN,
    "GatePassed": OWN,
    "KeptInHouse": kept_in_house,
    "LimitLifted": Silent("an owner did it; it stands in the trail"),
    "LimitSet": Silent("an owner did it; the page of limits shows it"),
    "OptionDropped": OWN,
    "OptionSaved": OWN,
    "OptionsCompared": OWN,
    "ReviewAsked": review_asked,
    "RiskDropped": OWN,
    "RiskLookDue": risk_look_due,
    "RiskSaved": OWN,
}
REMINDERS: dict[str, Reminder] = {}
