"""Django-aware, knows no domain: perform, audit, tell, state, deadlines, jobs, files, mail, clock, embedded
database."""
