package io.crmkit.imports.model;

import io.crmkit.core.Require;

/**
 * Something about a file that somebody should know who imports it: what was not certain, or is not there.
 *
 * @param file its name
 * @param code such as {@code import.csv.delimiter-ambiguous}
 * @param message one English sentence that says what was assumed and how to say otherwise
 */
public record FileFinding(String file, String code, String message) {

  public FileFinding {
    Require.notBlank(file, "file");
    Require.notBlank(code, "code");
    message = Sound.text(Require.notBlank(message, "message"));
  }
}
