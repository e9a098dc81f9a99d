package io.crmkit.ai.action.capacity;

import java.util.List;

/**
 * One thing that can be done for a customer.
 *
 * @param worth in any unit, such as cents; nobody does what is worth nothing
 * @param needs how many units of each pool it takes, none below 0
 */
public record Option(long worth, List<Long> needs) {

  public Option {
    needs = List.copyOf(needs);
    if (needs.stream().anyMatch(units -> units < 0)) {
      throw new IllegalArgumentException("needs must not be negative: " + needs);
    }
  }
}
