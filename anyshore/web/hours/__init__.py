"""Pages of hours: a week as a grid, its review, its money, the timer."""
