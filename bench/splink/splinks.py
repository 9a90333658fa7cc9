"""The two ways of Splink 4 and 5 to say the same."""

import duckdb
import splink
from splink import DuckDBAPI, Linker


def linker(con: duckdb.DuckDBPyConnection, table: str, settings) -> Linker:
    if int(splink.__version__.split(".")[0]) < 5:
        return Linker(con.table(table), settings, DuckDBAPI(connection=con))
    return Linker(DuckDBAPI(connection=con).register(table), settings, log_level="ERROR")
