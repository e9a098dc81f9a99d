package io.crmkit.record.model;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline.
 *
 * @param key by which deals and mappings name it; it never changes
 * @param name what people read
 * @param probability with which deals in it are won; null where the category says it, and never null for an open stage
 * @param requiredFields what a deal must have to come into it
 * @param status null is active
 */
public record Stage(
    String key,
    String name,
    StageCategory category,
    @Nullable WinProbability probability,
    Set<OpportunityField> requiredFields,
    @Nullable StageStatus status) {

  public Stage {
    Require.notBlank(key, "key");
    Require.notBlank(name, "name");
    Objects.requireNonNull(category, "category");
    // in their order, so that equal stages are equal texts
    requiredFields = requiredFields.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(requiredFields));
  }

  public static Stage open(String key, String name, WinProbability probability) {
    return new Stage(key, name, StageCategory.OPEN, probability, Set.of(), null);
  }

  public static Stage won(String key, String name) {
    return new Stage(key, name, StageCategory.WON, null, Set.of(), null);
  }

  public static Stage lost(String key, String name) {
    return new Stage(key, name, StageCategory.LOST, null, Set.of(), null);
  }

  /** Returns this stage, closed to deals that lack one of {@code fields}. */
  public Stage requiring(OpportunityField first, OpportunityField... fields) {
    return new Stage(key, name, category, probability, EnumSet.of(first, fields), status);
  }

  /** Returns this stage, closed to all deals that are not in it yet. */
  public Stage retired() {
    return new Stage(key, name, category, probability, requiredFields, StageStatus.RETIRED);
  }

  public boolean isRetired() {
    return status == StageStatus.RETIRED;
  }

  /** Returns the probability with which deals in it are won: that of the category where nobody chose one. */
  public WinProbability usualProbability() {
    if (probability != null) {
      return probability;
    }
    return category == StageCategory.WON ? WinProbability.ONE : WinProbability.ZERO;
  }

  /** Returns what a deal lacks to come into it, in the order of {@link OpportunityField}. */
  public List<OpportunityField> missingIn(OpportunityDetails details) {
    return requiredFields.stream().filter(field -> field.text(details).isEmpty()).toList();
  }
}
