"""The words of the two questionnaires: six questions a side, each with what every answer means, from 0 to 4."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from anyshore.strategy.rules.matrix import Axis
from anyshore.web.words import Words


class Question(NamedTuple):
    """A question, and the five answers in words: the first is 0, the last is 4."""

    text: Words
    answers: tuple[Words, Words, Words, Words, Words]


WORDS: dict[str, dict[str, Question]] = {
    Axis.IMPORTANCE: {
        "chosen": Question(
            _("Do customers choose you because of it?"),
            (
                _("No, they never notice it"),
                _("They notice only when it goes wrong"),
                _("It is one of several things they expect"),
                _("It is often named as a reason"),
                _("It is the main reason"),
            ),
        ),
        "imitated": Question(
            _("Would a competitor learn something from seeing it?"),
            (
                _("No, everybody does it in the same way"),
                _("A detail or two"),
                _("Something useful, which others know too"),
                _("A method that took us years"),
                _("What sets us apart"),
            ),
        ),
        "products": Question(
            _("Does it shape your products or services?"),
            (
                _("Not at all"),
                _("Rarely, and indirectly"),
                _("Some of them, in part"),
                _("Most of them"),
                _("It is the product"),
            ),
        ),
        "stops": Question(
            _("Would errors in it stop the business?"),
            (
                _("Nobody outside would notice"),
                _("They are corrected within days"),
                _("They cost money and some goodwill"),
                _("Orders or deliveries stop within a day"),
                _("Safety, the licence or the firm is at stake"),
            ),
        ),
        "changes": Question(
            _("Does it change with your strategy?"),
            (
                _("It has been the same for years"),
                _("Small adjustments once a year"),
                _("It follows some of your plans"),
                _("Most plans need it to change first"),
                _("It is where the strategy happens"),
            ),
        ),
        "knowledge": Question(
            _("Does it hold knowledge that you could not buy back?"),
            (
                _("No, it is written down and common"),
                _("A few habits of the house"),
                _("Knowledge that takes months to learn"),
                _("Knowledge that takes years to learn"),
                _("Knowledge that nobody else has"),
            ),
        ),
    },
    Axis.CAPABILITY: {
        "cost": Question(
            _("What does it cost you, next to what the market asks?"),
            (
                _("More than half as much again"),
                _("A quarter to a half more"),
                _("About the same"),
                _("Up to a quarter less"),
                _("More than a quarter less"),
            ),
        ),
        "quality": Question(
            _("How good is the result, next to good providers?"),
            (
                _("Clearly worse, with complaints"),
                _("Somewhat worse"),
                _("About as good"),
                _("Somewhat better"),
                _("Among the best, and measured"),
            ),
        ),
        "speed": Question(
            _("How fast is it, next to good providers?"),
            (
                _("More than twice as slow"),
                _("Somewhat slower"),
                _("About as fast"),
                _("Somewhat faster"),
                _("At least twice as fast"),
            ),
        ),
        "skills": Question(
            _("Do you have the people and their skills?"),
            (
                _("They are missing, or about to leave"),
                _("One person knows it"),
                _("Enough people for a usual week"),
                _("A team that covers for each other"),
                _("A team that others come to learn from"),
            ),
        ),
        "tools": Question(
            _("Are the tools and methods up to date?"),
            (
                _("By hand, or on what is no longer supported"),
                _("Old, and changed with difficulty"),
                _("As most others have them"),
                _("Newer than most"),
                _("The best there are, and improved each year"),
            ),
        ),
        "peaks": Question(
            _("Can you carry the peaks?"),
            (
                _("Work is late in most months"),
                _("Work is late in several months a year"),
                _("Peaks are met with overtime"),
                _("Peaks are met as a rule"),
                _("There is room to spare in every month"),
            ),
        ),
    },
}
