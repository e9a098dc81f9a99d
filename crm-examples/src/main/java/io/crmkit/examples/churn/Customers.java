package io.crmkit.examples.churn;

import io.crmkit.ai.churn.ExplanationRules;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.feature.Lever;
import io.crmkit.ai.churn.feature.Outcome;
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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The customers of a table.
 *
 * @param ids by row
 * @param prepared what can be learned of them
 */
record Customers(List<String> ids, Prepared prepared) {

  private static final String COLUMN = " (column)";

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

  /** Returns what the services of churn are told of everybody on a day. */
  List<CustomerRecord> records(LocalDate day) {
    return IntStream.range(0, size()).mapToObj(row -> record(row, day)).toList();
  }

  /** Returns the same with what became of them. */
  List<KnownOutcome> outcomes(LocalDate day) {
    return IntStream.range(0, size()).mapToObj(row ->
        new KnownOutcome(record(row, day), day, stayed(row) ? Outcome.STAYED : Outcome.LEFT)).toList();
  }

  /** A table does not tell since when somebody is a customer; a column that does so is a number as any other. */
  private CustomerRecord record(int row, LocalDate day) {
    CustomerRecord.Builder record = CustomerRecord.of(ids.get(row), day);
    double[] features = features(row);
    for (int i = 0; i < features.length; i++) {
      Feature feature = set().schema().feature(i);
      if (Double.isNaN(features[i])) {
        continue;
      }
      if (feature.kind() == FeatureKind.NUMBER) {
        record.number(field(feature.name()), features[i]);
      } else {
        record.category(field(feature.name()), feature.vocabulary().get((int) features[i]));
      }
    }
    return record.build();
  }

  /** Returns what a column is called as a field; names of what is worked out of a record are not for others. */
  static String field(String column) {
    return ChurnFeatures.FIELDS.contains(column) ? column + COLUMN : column;
  }

  /** Returns the place of the column that a field is, if it is one and not made of several. */
  OptionalInt column(String field) {
    String name = field.endsWith(COLUMN) ? field.substring(0, field.length() - COLUMN.length()) : field;
    return set().schema().indexOf(name);
  }

  /** Returns how much is to be told of why: what would be if a category were another one, unless it is fixed. */
  ExplanationRules rules(Set<String> fixed) {
    ExplanationRules rules = ExplanationRules.DEFAULT;
    FeatureSchema schema = set().schema();
    for (String name : fixed) {
      if (schema.indexOf(name).isEmpty()) {
        throw new IllegalArgumentException("there is no column " + name);
      }
    }
    for (Feature feature : schema.features()) {
      if (feature.kind() == FeatureKind.CATEGORY && !fixed.contains(feature.name())) {
        rules = rules.with(new Lever.Words(field(feature.name()), feature.vocabulary()));
      }
    }
    return rules;
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
