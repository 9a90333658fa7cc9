"""Splink on DuckDB from a Parquet file to people, with a trained model.

    python people.py MODEL.json PEOPLE.parquet PROBABILITY CLUSTERS.parquet

Writes id and cluster of every record, and prints what it found as a line of JSON.
"""

import json
import logging
import sys

import duckdb
from splinks import linker

model, people, threshold, out = sys.argv[1:5]
logging.getLogger("splink").setLevel(logging.ERROR)

settings = json.load(open(model))
# what Byname does not keep either: nothing but ids and weights
settings["retain_matching_columns"] = False
settings["retain_intermediate_calculation_columns"] = False
settings.pop("sql_dialect", None)
for rule in settings["blocking_rules_to_generate_predictions"]:
    rule.pop("sql_dialect", None)

con = duckdb.connect()
con.execute("set threads to 2")
con.execute(f"create view people as select unique_id, first_name, surname, dob, postcode, email from read_parquet('{people}')")
link = linker(con, "people", settings)
pairs = link.inference.predict(threshold_match_probability=float(threshold))
clusters = link.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=float(threshold))
con.execute(f"copy (select unique_id, cluster_id from {clusters.physical_name}) to '{out}' (format parquet)")
persons = con.execute(f"select count(distinct cluster_id) from {clusters.physical_name}").fetchone()[0]
print(json.dumps({"Persons": persons, "Pairs": con.execute(f"select count(*) from {pairs.physical_name}").fetchone()[0]}))
