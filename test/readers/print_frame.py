# Runs after a snippet of docs/formats.md: prints what its frame holds, with the type of every column, as JSON.
import json as json_module
import sys


def plain(value):
    if not isinstance(value, str) and pd.isna(value):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return value.item() if hasattr(value, "item") else value


rows = [dict(zip(frame.columns, map(plain, row))) for row in frame.itertuples(index=False, name=None)]
types = {name: str(kind) for name, kind in frame.dtypes.items()}
json_module.dump({"types": types, "rows": rows, "attrs": frame.attrs, "version": pd.__version__}, sys.stdout)
