package io.crmkit.examples.churn;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.Folds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tables and folds; what is wrong with a file is told with its name and line. */
final class CustomerFiles {

  private static final String MARK = "\uFEFF"; // some programs put it before the first name

  private CustomerFiles() {}

  static Table table(Path file) throws IOException {
    List<List<String>> rows = rows(file);
    if (rows.isEmpty()) {
      throw new IOException("%s is empty; it needs a header with the names of its columns".formatted(file));
    }
    List<String> header = rows.remove(0);
    return Table.of(header, rows);
  }

  /** A header with a column {@code fold}, then a row for each row of the table. */
  static Folds folds(Path file, int size) throws IOException {
    Table table = table(file);
    if (table.rows().size() != size) {
      throw new IOException("%s has %d rows, the data have %d".formatted(file, table.rows().size(), size));
    }
    int column = table.column("fold");
    int[] folds = new int[size];
    for (int i = 0; i < size; i++) {
      try {
        folds[i] = Integer.parseInt(table.rows().get(i).get(column));
      } catch (NumberFormatException e) {
        throw new IOException("%s line %d: fold is no number".formatted(file, i + 2), e);
      }
    }
    return Folds.of(folds);
  }

  /** Rows of different widths are refused by the reader. */
  private static List<List<String>> rows(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(Files.newBufferedReader(file))) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().stream().map(field -> field.replace(MARK, "").strip()).toList());
      }
    } catch (CsvParseException e) {
      throw new IOException("%s is no CSV file: %s".formatted(file, e.getMessage()), e);
    }
    return rows;
  }
}
