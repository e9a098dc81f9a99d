package io.crmkit.benchmarks.scoring;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.table.Preparation;
import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Customers of whom it is known whether they left.
 *
 * @param name what they are called in tables
 */
record Known(String name, TrainingSet set) {

  /** How many customers the Telco data have, and the made-up ones that stand for them. */
  private static final int TELCO = 7043;

  /** Returns the Telco customers of the folder that {@code CRMKIT_DATA} names; without it, as many made-up ones. */
  static Known telco() throws IOException {
    String folder = System.getenv("CRMKIT_DATA");
    Path file = Path.of(folder == null ? "" : folder, "ai", "telco_churn.csv");
    return folder != null && Files.exists(file) ? new Known("Telco churn", read(file)) : madeUp(TELCO);
  }

  static Known madeUp(int rows) {
    ColumnBatch batch = Customers.batch(rows);
    double[] left = Arrays.stream(Customers.left(batch)).asDoubleStream().toArray();
    return new Known("made-up customers", TrainingSet.of(Customers.schema(), batch, left));
  }

  private static TrainingSet read(Path file) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      List<List<String>> lines = reader.stream().map(CsvRecord::getFields).toList();
      return Preparation.of(Table.of(lines.get(0), lines.subList(1, lines.size())), "Churn", "Yes").prepare().set();
    }
  }

  /** Returns how many numbers a row has, of libraries that are given a column for each word. */
  int width() {
    return set.schema().features().stream().mapToInt(Known::columns).sum();
  }

  private static int columns(Feature feature) {
    return feature.kind() == FeatureKind.NUMBER ? 1 : feature.vocabulary().size();
  }

  /** Returns the customers with a column for each word, row by row. */
  double[][] matrix() {
    double[][] rows = new double[set.size()][width()];
    int at = 0;
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      double[] column = set.rows().column(i);
      for (int row = 0; row < rows.length; row++) {
        if (feature.kind() == FeatureKind.NUMBER) {
          rows[row][at] = column[row];
        } else if (column[row] >= 0) {
          rows[row][at + (int) column[row]] = 1;
        }
      }
      at += columns(feature);
    }
    return rows;
  }

  /** Returns the same, one row behind the other. */
  double[] numbers() {
    return Arrays.stream(matrix()).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns the same with half of the digits. */
  float[] floats() {
    double[] numbers = numbers();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** Returns 1 for each who left, else 0. */
  float[] labels() {
    float[] labels = new float[set.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (float) set.labels().at(i);
    }
    return labels;
  }
}
