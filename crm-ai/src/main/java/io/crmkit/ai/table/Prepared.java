package io.crmkit.ai.table;

import io.crmkit.ai.train.TrainingSet;
import java.util.List;

/**
 * A table that can be learned from.
 *
 * @param set features and labels
 * @param left columns that are no features, each with why
 */
public record Prepared(TrainingSet set, List<Left> left) {

  public Prepared {
    left = List.copyOf(left);
  }

  /** A column that was left out. */
  public record Left(String column, Reason reason) {}

  /** Why a column was left out. */
  public enum Reason {
    /** It is what is to be told. */
    TARGET,
    /** The caller said so. */
    ASKED,
    /** It has the same value in each row, or none. */
    CONSTANT,
    /** Nearly each row has a text of its own. */
    IDENTIFIER
  }
}
