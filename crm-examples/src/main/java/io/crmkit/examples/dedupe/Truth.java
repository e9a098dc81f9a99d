package io.crmkit.examples.dedupe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The pairs of rows that truly match, the lower row of each above the higher one in a number. */
record Truth(Set<Long> pairs) {

  /**
   * Reads the pairs of ids; in a link the first is of the first file and the second of the second. A pair of a record
   * with itself says nothing.
   */
  static Truth read(Path file, RowIds records) throws IOException {
    Set<Long> pairs = new HashSet<>();
    boolean header = true;
    String name = String.valueOf(file.getFileName());
    try (CsvReader<CsvRecord> reader = RecordFile.open(file)) {
      for (CsvRecord each : reader) {
        String where = "%s line %d".formatted(name, each.getStartingLineNumber());
        if (each.getFieldCount() < 2) {
          throw Problems.refused(where, "pair", header ? "the header needs two columns of ids" : "a pair needs two ids");
        }
        if (header) {
          header = false;
          continue;
        }
        OptionalInt one = row(records, 0, each.getField(0), where);
        OptionalInt other = row(records, records.isLink() ? 1 : 0, each.getField(1), where);
        if (one.isPresent() && other.isPresent() && one.getAsInt() != other.getAsInt()) { // nobody asks for itself
          pairs.add(pair(one.getAsInt(), other.getAsInt()));
        }
      }
    } catch (CsvParseException broken) {
      throw RecordFile.noCsv(name, broken);
    }
    if (header) {
      throw Problems.refused(name, "no-header", "the file is empty; it needs a header, and two columns of ids");
    }
    return new Truth(pairs);
  }

  private static OptionalInt row(RowIds records, int file, String id, String where) {
    OptionalInt row = records.row(file, id);
    if (row.isEmpty() && records.isComplete()) {
      throw Problems.refused(where, "unknown-id", "there is no record '%s' in %s".formatted(id, records.name(file)));
    }
    return row;
  }

  static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  boolean has(int one, int other) {
    return pairs.contains(pair(one, other));
  }
}
