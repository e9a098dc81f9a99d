package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.model.FieldKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds.
 *
 * @param personal whether it is of one person even where people share the rest: a given name, a date of birth
 * @param reason why it is not compared; null if it is
 * @param filled the share of rows that have a value
 * @param distinct how many different values there are, written as they are
 */
public record ColumnProfile(
    String name, FieldKind kind, boolean personal, @Nullable String reason, double filled, int distinct) {

  /** Returns why the column is not compared, if it is not. */
  public Optional<String> ignored() {
    return Optional.ofNullable(reason);
  }
}
