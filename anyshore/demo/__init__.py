"""The demo world: a market with people, work, money and mail, built by the same actions that a visitor's clicks call.

Who there is and what is asked and answered stands in ``lists/``; how a piece of work goes stands in ``stories``. A
story is a generator that yields the instant of its next step; the play takes the soonest of all stories, runs the
deadlines that fell due until then, and lets it go on. Nothing here writes a table.
"""
