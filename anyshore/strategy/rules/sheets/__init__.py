"""An inventory as a spreadsheet: its columns, reading a file, planning what it would change, writing one."""
