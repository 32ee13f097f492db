"""From a fact to a mail: every event has an entry here, a function that returns letters or ``Silent`` with a reason.

One module a domain. ``NOTICES`` maps the event's class name to a function from the fact to letters; ``REMINDERS``
maps a deadline's verb to a function from the deadline to letters that name what silence will do.
"""
