"""What can be wrong with a spreadsheet. The words stand at the doors, beside the row and the column."""

from __future__ import annotations

from anyshore.kit.errors import Invalid


class FileUnreadable(Invalid):
    """The bytes are neither a CSV file in a usual encoding nor an XLSX workbook."""

    code = "sheet_unreadable"


class FileTooBig(Invalid):
    """The file, or what it unpacks to, is larger than ``limit`` bytes."""

    code = "sheet_too_big"


class RowsTooMany(Invalid):
    """The sheet has more than ``limit`` rows."""

    code = "sheet_rows_too_many"


class ColumnsTooMany(Invalid):
    """The sheet has more than ``limit`` columns."""

    code = "sheet_columns_too_many"


class SheetEmpty(Invalid):
    """There is no row under the header."""

    code = "sheet_empty"


class ColumnUnknown(Invalid):
    """The header names no column of ours (``header``)."""

    code = "column_unknown"


class ColumnTwice(Invalid):
    """Two columns have one header."""

    code = "column_twice"


class ColumnMissing(Invalid):
    """A column is needed that the file does not have (``header``)."""

    code = "column_missing"


class NotANumber(Invalid):
    """A number is needed; ``example`` shows one as the chosen way of writing has it."""

    code = "not_a_number"


class NotWhole(Invalid):
    """A whole number is needed."""

    code = "not_whole"


class DecimalsTooMany(Invalid):
    """The number has more than ``limit`` decimals."""

    code = "decimals_too_many"


class MonthsIncomplete(Invalid):
    """Some of the twelve months are filled in and others are not."""

    code = "months_incomplete"


class CodeTwice(Invalid):
    """Row ``first`` has the same code."""

    code = "code_twice"


class ParentUnknown(Invalid):
    """No activity in the file or in the inventory has the code ``parent``."""

    code = "parent_unknown"


class OwnerUnknown(Invalid):
    """No member has the address ``owner``."""

    code = "owner_unknown"


class CodeArchived(Invalid):
    """The activity with this code is archived."""

    code = "code_archived"


class ParentIsArchived(Invalid):
    """The activity that this one is to be part of is archived."""

    code = "parent_is_archived"
