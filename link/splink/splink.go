// Package splink reads, trains, runs and writes the model files of Splink 4
// and 5, so that one model gives the same weights here, in Splink on DuckDB
// and on Spark: comparisons and blocking rules in SQL, weights after Fellegi
// and Sunter 1969.
package splink
