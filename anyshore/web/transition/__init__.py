"""The pages of a transition: the plan against what happened, gates, the kick-off list, knowledge, access."""
