"""Tools for anybody: the working hours between places."""
