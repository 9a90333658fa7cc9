"""Every kind of comparison that Splink 4 writes, and which level each pair of some invented rows has.

    python vocabulary.py link/splink/testdata

Writes vocabulary_duckdb.json.gz and vocabulary_spark.json.gz (settings), vocabulary.parquet (rows) and
vocabulary.csv.gz (pairs of rows with the comparison vector values that Splink on DuckDB gives them).
"""

import datetime
import gzip
import json
import logging
import random
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import ColumnExpression, DuckDBAPI, Linker, SettingsCreator

folder = sys.argv[1]
logging.getLogger("splink").setLevel(logging.ERROR)
random.seed(7)

TEXTS = ["Ann", "anne", "Anna", "Annabel", "Zoë", "Zoe", "O'Hara", "OHara", "", "Smith", "Smyth", "Smit h", "hsmitS", "von der Heyde", "Müller", "Muller", "a", "ab", "ba",
         "cabd", "acbd", "martha", "marhta", "dixon", "dicksonx", "dwayne", "duane", "x" * 70 + "y", "x" * 70 + "z"]
POSTCODES = ["M1 1AA", "M1 1AB", "M1 2AA", "M14 5XX", "OL1 2AB", "ol1 2ab", "M11AA", "rubbish", "SW1A 1AA", "SW1A 2AA"]
DATES = ["1980-05-17", "1980-05-18", "1980-17-05", "1980-06-16", "1981-05-17", "1990-01-01", "1899-12-31", "rubbish", "1980-5-17", " 1980-05-17", "2000-02-30", "2000-02-29"]
EMAILS = ["ann.lee@example.org", "ann.lee@example.com", "a.lee@example.org", "nobody", "bert@example.org", "bret@example.org"]


def some(values, empty=0.1):
    return None if random.random() < empty else random.choice(values)


def row(n):
    return {
        "unique_id": n, "a": some(TEXTS), "b": some(TEXTS), "postcode": some(POSTCODES), "dob": some(DATES), "email": some(EMAILS),
        "lat": some([53.48, 53.481, 53.5, 51.5, -33.9]), "long": some([-2.24, -2.2401, -2.0, -0.12, 151.2]),
        "amount": some([1.0, 1.05, 1.2, 100.0, 104.0, -3.0]), "whole": some([1, 2, 3, 10, 250]),
        "day": some([datetime.date(1980, 5, 17), datetime.date(1980, 5, 20), datetime.date(1979, 1, 1)]),
        "list": some([["x"], ["x", "y"], ["y", "z"], ["z"], [], ["x", "x"], ["Ann", "Bert"], ["Anne"], ["Bret", "y"]]),
    }


rows = [row(n) for n in range(120)]
kinds = {"list": pa.list_(pa.string())}
table = pa.table({k: pa.array([r[k] for r in rows], type=kinds.get(k)) for k in rows[0]})
pq.write_table(table, f"{folder}/vocabulary.parquet")

A = ColumnExpression("a")
COMPARISONS = [
    cl.ExactMatch("a"), cl.LevenshteinAtThresholds("a", [1, 2, 5]), cl.DamerauLevenshteinAtThresholds("a", [1, 2, 5]),
    cl.JaroAtThresholds("a", [0.9, 0.8, 0.6]), cl.JaroWinklerAtThresholds("a", [0.95, 0.9, 0.7]),
    cl.NameComparison("a"), cl.ForenameSurnameComparison("a", "b"), cl.DateOfBirthComparison("dob", input_is_string=True),
    cl.DateOfBirthComparison("day", input_is_string=False),
    cl.AbsoluteDateDifferenceAtThresholds("dob", input_is_string=True, metrics=["day", "month", "year"], thresholds=[1, 1, 10]),
    cl.PostcodeComparison("postcode"), cl.PostcodeComparison("postcode", lat_col="lat", long_col="long", km_thresholds=[1, 10, 500]),
    cl.EmailComparison("email"), cl.DistanceInKMAtThresholds("lat", "long", [0.1, 10, 400]),
    cl.ArrayIntersectAtSizes("list", [2, 1]), cl.PairwiseStringDistanceFunctionAtThresholds("list", "jaro_winkler", [0.95, 0.8]),
    cl.PairwiseStringDistanceFunctionAtThresholds("list", "levenshtein", [1, 2]),
    cl.CustomComparison(output_column_name="numbers", comparison_levels=[
        cll.NullLevel("amount"), cll.ExactMatchLevel("amount"), cll.AbsoluteDifferenceLevel("amount", 0.5), cll.PercentageDifferenceLevel("amount", 0.1), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="whole_numbers", comparison_levels=[
        cll.NullLevel("whole"), cll.ExactMatchLevel("whole"), cll.AbsoluteDifferenceLevel("whole", 2), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="turned", comparison_levels=[
        cll.NullLevel("a"), cll.ColumnsReversedLevel("a", "b", symmetrical=True), cll.ColumnsReversedLevel("a", "b"), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="logic", comparison_levels=[
        cll.And(cll.NullLevel("a"), cll.NullLevel("b")), cll.Or(cll.ExactMatchLevel("a"), cll.ExactMatchLevel("b")),
        cll.Not(cll.LevenshteinLevel("a", 4)), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="literal", comparison_levels=[
        cll.NullLevel("a"), cll.LiteralMatchLevel("a", "Ann", "string"), cll.LiteralMatchLevel("whole", "10", "int"), cll.LiteralMatchLevel("a", "Zoë", "string", "left"), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="lists", comparison_levels=[
        cll.NullLevel("list"), cll.ArraySubsetLevel("list"), cll.ArrayIntersectLevel("list", 1), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="ends", comparison_levels=[
        cll.NullLevel("list"), cll.ExactMatchLevel(ColumnExpression("list").access_extreme_array_element("first")),
        cll.ExactMatchLevel(ColumnExpression("list").access_extreme_array_element("last")), cll.ElseLevel()]),
    cl.CustomComparison(output_column_name="changed", comparison_levels=[
        cll.NullLevel(A.lower()), cll.ExactMatchLevel(A), cll.ExactMatchLevel(A.lower()), cll.ExactMatchLevel(A.substr(1, 2)),
        cll.ExactMatchLevel(A.substr(2, 3).lower()), cll.ExactMatchLevel(A.regex_extract("[a-z]+")), cll.ExactMatchLevel(A.nullif("Ann")),
        cll.ExactMatchLevel(ColumnExpression("whole").cast_to_string()), cll.ElseLevel()]),
]
DUCKDB_ONLY = [
    cl.JaccardAtThresholds(A.nullif(""), [0.9, 0.5, 0.1]),
]


def settings(dialect):
    list_ = COMPARISONS + (DUCKDB_ONLY if dialect == "duckdb" else [])
    made = SettingsCreator(link_type="dedupe_only", comparisons=list_, blocking_rules_to_generate_predictions=["1=1"]).create_settings_dict(dialect)
    for n, c in enumerate(made["comparisons"]):
        c["output_column_name"] = f"c{n}"
    made["sql_dialect"] = dialect
    return made


for dialect in ("duckdb", "spark"):
    with gzip.GzipFile(f"{folder}/vocabulary_{dialect}.json.gz", "wb", mtime=0) as f:
        f.write(json.dumps(settings(dialect), indent=1).encode())

made = settings("duckdb")
made.pop("sql_dialect")
for rule in made["blocking_rules_to_generate_predictions"]:
    rule.pop("sql_dialect", None)
linker = Linker(table, made, DuckDBAPI())
pairs = linker.inference.predict().as_pandas_dataframe().sort_values(["unique_id_l", "unique_id_r"])
names = [f"gamma_c{n}" for n in range(len(made["comparisons"]))]
with gzip.GzipFile(f"{folder}/vocabulary.csv.gz", "wb", mtime=0) as f:
    f.write(pairs[["unique_id_l", "unique_id_r", "match_weight"] + names].to_csv(index=False).encode())
print(len(pairs), "pairs of", len(made["comparisons"]), "comparisons")
