"""Weights of one model file: Byname's beside those of Splink on DuckDB.

    python weights.py MODEL.json PEOPLE.parquet PAIRS.parquet

PAIRS are what `byname link files PEOPLE.parquet --model MODEL.json --out P.csv --pairs PAIRS.parquet --pairs-from=-10000` writes.
Exits with 1 unless both have the same pairs with the same weights to 0.000001 bits.
"""

import json
import logging
import sys

import duckdb
import splink
from splinks import linker

model, people, pairs = sys.argv[1:4]
logging.getLogger("splink").setLevel(logging.ERROR)

con = duckdb.connect()
con.execute(f"create view people as select * from read_parquet('{people}')")
theirs = linker(con, "people", model).inference.predict(threshold_match_weight=None).physical_name
id_column = json.load(open(model))["unique_id_column_name"]

con.execute(
    f"""
    create table both_have as
    select t.match_weight as theirs, o.weight as ours, t.id_l as tl, o.id_l as ol
    from (select cast("{id_column}_l" as varchar) as id_l, cast("{id_column}_r" as varchar) as id_r, match_weight from {theirs}) t
    full join (select cast(id_l as varchar) as id_l, cast(id_r as varchar) as id_r, weight from read_parquet('{pairs}')) o
    on t.id_l = o.id_l and t.id_r = o.id_r
    """
)
count, only_theirs, only_ours, worst, differ = con.execute(
    """
    select count(*), count(*) filter (ol is null), count(*) filter (tl is null),
           max(abs(theirs - ours)), count(*) filter (abs(theirs - ours) > 1e-6)
    from both_have
    """
).fetchone()
print(f"Splink {splink.__version__} on DuckDB {duckdb.__version__}: {count} pairs, {only_theirs} of Splink alone, {only_ours} of Byname alone,")
print(f"largest difference {worst:.3g} bits, {differ} pairs differ by more than 0.000001")
sys.exit(1 if only_theirs or only_ours or differ or not count else 0)
