package io.crmkit.examples.churn;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.table.Prepared;
import io.crmkit.ai.table.Prepared.Left;
import io.crmkit.ai.table.Prepared.Reason;
import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.expression.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The customers of a table.
 *
 * @param ids by row
 * @param prepared what can be learned of them
 */
record Customers(List<String> ids, Prepared prepared) {

  Customers {
    ids = List.copyOf(ids);
  }

  /** Names customers by the first column that identifies them, else by their rows. */
  static Customers of(Table table, Prepared prepared) {
    List<String> ids = prepared.left().stream().filter(left -> left.reason() == Reason.IDENTIFIER).map(Left::column)
        .findFirst().map(column -> texts(table, table.column(column)))
        .orElseGet(() -> IntStream.rangeClosed(1, table.rows().size()).mapToObj(row -> "row " + row).toList());
    return new Customers(ids, prepared);
  }

  /** A text may be missing or there twice; then the row says who it is. */
  private static List<String> texts(Table table, int column) {
    Map<String, Integer> seen = new HashMap<>();
    return IntStream.range(0, table.rows().size()).mapToObj(row -> {
      String id = table.rows().get(row).get(column).strip();
      return id.isEmpty() || seen.putIfAbsent(id, row) != null ? "row %d".formatted(row + 1) : id;
    }).toList();
  }

  TrainingSet set() {
    return prepared.set();
  }

  int size() {
    return ids.size();
  }

  boolean stayed(int row) {
    return set().labels().at(row) == 0;
  }

  double[] features(int row) {
    double[] features = new double[set().schema().size()];
    set().rows().row(row, features);
    return features;
  }

  /** Returns what conditions of actions go by: every column, absent where it is missing. */
  Map<String, Value> fields(int row) {
    FeatureSchema schema = set().schema();
    double[] features = features(row);
    Map<String, Value> fields = new HashMap<>();
    for (int i = 0; i < features.length; i++) {
      if (!Double.isNaN(features[i])) {
        fields.put(schema.feature(i).name(), value(schema.feature(i), features[i]));
      }
    }
    return fields;
  }

  private static Value value(Feature feature, double value) {
    return feature.kind() == FeatureKind.NUMBER
        ? Value.of(BigDecimal.valueOf(value)) : Value.of(feature.vocabulary().get((int) value));
  }
}
