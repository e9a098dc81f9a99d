package io.crmkit.ai.churn.feature;

import io.crmkit.ai.explain.Direction;
import io.crmkit.core.Require;
import java.util.List;
import java.util.Objects;

/**
 * A field that a host can change for a customer, and what it can make of it: an offer, a plan, a price.
 *
 * <p>Only fields that the host has added are levers. Those that are worked out of a record tell what happened, which
 * nobody can change: the time since the last order becomes less by an order of the customer, not by an act of the host.
 */
public sealed interface Lever {

  /** Returns the name of a number or category of the host. */
  String field();

  /**
   * A category.
   *
   * @param words what the host can make of it, at least one
   */
  record Words(String field, List<String> words) implements Lever {
    public Words {
      requireOfHost(field);
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException(field + " can become nothing");
      }
    }
  }

  /**
   * A number.
   *
   * @param amounts what the host can make of it, at least one, each finite
   * @param way whether only amounts above what it is count, or only those below; {@link Direction#NEITHER} for both
   */
  record Amounts(String field, List<Double> amounts, Direction way) implements Lever {
    public Amounts {
      requireOfHost(field);
      Objects.requireNonNull(way, "way");
      amounts = List.copyOf(amounts);
      if (amounts.isEmpty() || !amounts.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("%s cannot become %s".formatted(field, amounts));
      }
    }
  }

  private static void requireOfHost(String field) {
    Require.notBlank(field, "field");
    if (ChurnFeatures.FIELDS.contains(field)) {
      throw new IllegalArgumentException(field + " tells what happened, which nobody can change");
    }
  }
}
