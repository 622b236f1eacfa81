"""Prints every cell of the first sheet of a workbook with its type, as openpyxl reads it, as JSON."""

import datetime
import json
import sys

import openpyxl


def typed(value):
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "b true" if value else "b false"
    if isinstance(value, (int, float)):
        return ["n", value]
    if isinstance(value, datetime.datetime):
        assert value.time() == datetime.time(0), f"{value} is no day"
        return f"d {value.date().isoformat()}"
    return f"s {value}"


book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
json.dump([[typed(cell.value) for cell in row] for row in sheet.iter_rows()], sys.stdout)
