package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a customer when it was asked how probable it is that they leave.
 *
 * <p>Facts do not depend on any model: each of them reads of the same facts what it learned from. Their text says how
 * many there are and not what they tell.
 *
 * @param numbers finite, by the name of the field; −0 is taken for 0
 * @param categories by the name of the field; no name is that of a number too
 * @param worth what would be lost with the customer; null if that is not known
 */
public record CustomerFacts(Map<String, Double> numbers, Map<String, String> categories, @Nullable Money worth) {

  public CustomerFacts {
    // documents have one zero only, so that facts are the same before and after they were stored
    numbers = FixedMap.Numbers.of(numbers);
    categories = FixedMap.Words.of(categories);
    for (String name : categories.keySet()) {
      Require.notBlank(name, "the name of a category");
      if (numbers.containsKey(name)) {
        throw new IllegalArgumentException("a field is a number and a category: " + name);
      }
    }
  }

  /** Returns the row that models of a schema read: {@code NaN} for what is missing or not in a vocabulary. */
  public double[] row(FeatureSchema schema) {
    double[] row = new double[schema.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = value(schema.feature(i));
    }
    return row;
  }

  private double value(Feature feature) {
    if (feature.kind() == FeatureKind.NUMBER) {
      return FixedMap.Numbers.of(numbers).number(feature.name());
    }
    String category = categories.get(feature.name());
    int code = category == null ? -1 : feature.vocabulary().indexOf(category);
    return code < 0 ? Double.NaN : code;
  }

  @Override
  public String toString() {
    return "facts: %d numbers and %d categories".formatted(numbers.size(), categories.size());
  }
}
