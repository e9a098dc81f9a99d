package io.crmkit.benchmarks.imports;

/** Streams of rows that are longer than any memory. */
enum LongRuns {

  CSV,
  NDJSON,
  /** Every row is refused, and the store is a database. */
  BAD;

  RowStream stream(long amount) {
    return switch (this) {
      case CSV -> RowStream.csv(amount);
      case NDJSON -> RowStream.ndjson(amount);
      case BAD -> RowStream.bad(amount);
    };
  }

  /** Whether rows go into a database; otherwise they are counted, and no disk need hold them. */
  boolean keepsRows() {
    return this == BAD;
  }
}
