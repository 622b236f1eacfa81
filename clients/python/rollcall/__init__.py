"""Figures of Rollcall, the roll of multilateral AI governance, as pandas frames.

    import rollcall

    frame = rollcall.yearly(set="hlab7", scheme="un-regional-groups", from_=2018, to=2026)
    frame.attrs["cite"]

Every frame rests on one release, so that the same call gives the same frame in five years: the one that is named, else the
newest at the first call. ``frame.attrs`` says which (``release``), what to print (``cite``), what is not known (``notes``)
and everything else that stands beside the rows. The server is ``http://localhost:4000``, or what ``ROLLCALL_URL`` or
``connect`` name.
"""

from .client import LIVE, NEWEST, Client, RollcallError, connect

__all__ = ["LIVE", "NEWEST", "Client", "RollcallError", "connect", "default_client"]

_clients = {}


def default_client():
    """The client that the functions of this module ask by: of ROLLCALL_URL, made when it is first needed."""
    import os

    url = os.environ.get("ROLLCALL_URL", "http://localhost:4000")
    if url not in _clients:
        _clients[url] = connect(url)
    return _clients[url]


def __getattr__(name):
    # Functions that a client has, asked of the default one: rollcall.yearly(...), rollcall.table("countries"), ...
    if name.startswith("_") or not callable(getattr(Client, name, None)):
        raise AttributeError(f"module 'rollcall' has no attribute '{name}'")
    return getattr(default_client(), name)
