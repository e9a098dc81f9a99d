package io.crmkit.imports.propose;

import io.crmkit.core.Require;

/**
 * What a sample leaves open about the values of a column: somebody has to say it.
 *
 * @param column its name
 * @param code such as {@code import.date.ambiguous}
 * @param message what may be meant, with an example, and what to do
 */
public record Doubt(String column, String code, String message) {

  public Doubt {
    Require.notBlank(column, "column");
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
  }
}
