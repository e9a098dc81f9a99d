package io.crmkit.forecast.win;

import io.crmkit.core.Require;

/**
 * A column that a model does not use, and why.
 *
 * @param column its name
 * @param reason one English sentence with the figures
 */
public record LeftOut(String column, Reason reason, String message) {

  /** Why a column is not used. */
  public enum Reason {
    /** It tells deals apart and nothing else. */
    IDENTIFIER,
    /** It gives the outcome away, alone. */
    OUTCOME,
    /** It is known for deals of one outcome only. */
    AFTERWARDS
  }

  public LeftOut {
    Require.notBlank(column, "column");
    Require.notBlank(message, "message");
  }
}
