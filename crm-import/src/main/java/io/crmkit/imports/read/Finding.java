package io.crmkit.imports.read;

import io.crmkit.core.Require;

/**
 * Something about a file that somebody should know before its rows are used: what was ambiguous, assumed or altered.
 *
 * @param code a stable, dotted code such as {@code import.header.assumed}
 * @param message one English sentence that says what was found, what was made of it, and how to say otherwise
 */
public record Finding(String code, String message) {

  public Finding {
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
  }
}
