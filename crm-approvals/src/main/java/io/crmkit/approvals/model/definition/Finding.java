package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import io.crmkit.core.Violation;
import java.util.Objects;

/**
 * Something in a definition that cannot be meant, found without running it.
 *
 * @param pointer where, as a JSON pointer into the canonical document; for what is missing, where it would stand
 * @param code a stable, dotted code such as {@code approvals.definition.unknown-group}
 * @param message one English sentence that says what is wrong and what to do
 */
public record Finding(Severity severity, String pointer, String code, String message) {

  /** How bad a finding is. */
  public enum Severity {

    /** The definition does not do what it says, so it is not published. */
    ERROR,

    /** It can be run, but its author should look at it again. */
    WARNING
  }

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(pointer, "pointer");
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns this as a reason to refuse a document. */
  public Violation violation() {
    return new Violation(pointer, code, message);
  }
}
