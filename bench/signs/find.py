"""Early signs by SQL on DuckDB: the rules, and a folder with people.parquet and events.parquet.

    python find.py RULES.sql FOLDER

Writes each signal with the events that are its reasons, and prints what it found as a line of JSON.
"""

import json
import os
import sys

import duckdb

script, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
os.chdir(folder)
con = duckdb.connect()
con.execute("set threads to 2")
con.execute("set preserve_insertion_order to false")
con.execute("create temp table found (sign varchar, people bigint)")
con.execute("create temp table signals (person integer, programme varchar, events bigint[])")
con.execute(open(script).read())
con.execute("copy (select person, programme, array_to_string(events, ' ') from signals) to 'signals-duckdb.csv'")
signals, reasons = con.execute("select count(*), coalesce(sum(len(events)), 0)::bigint from signals").fetchone()
signs = dict(con.execute("select sign, people from found").fetchall())
print(json.dumps({"Programmes": len({s.split(".")[0] for s in signs}), "Asked": len(signs), "Signals": signals, "Reasons": reasons, "Signs": signs}))
