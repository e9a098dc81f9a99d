package io.crmkit.core;

/**
 * One thing wrong with a document, a row or a command.
 *
 * @param pointer where: a JSON pointer (RFC 6901) for documents, a field name for commands; empty for the whole
 * @param code a stable, dotted code such as {@code json.unknown-field}
 * @param message one English sentence that names the value and says what to do
 */
public record Violation(String pointer, String code, String message) {

  public Violation {
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
  }

  @Override
  public String toString() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }
}
