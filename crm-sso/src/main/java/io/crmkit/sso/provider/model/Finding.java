package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Reason;
import java.util.Objects;

/**
 * One thing that a test found.
 *
 * @param reason of a {@link FindingReason}, or of the refusal that a login would end in
 * @param place where, such as the name of a field, a member of a document, or an address
 * @param message what was found, what was expected, and what to do
 */
public record Finding(Severity severity, Reason reason, String place, String message) {

  /** How bad it is. */
  public enum Severity {
    /** Logins will fail, or be unsafe. */
    ERROR,
    /** Logins may fail for some people, or soon. */
    WARNING,
    /** Good to know. */
    INFO
  }

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reason, "reason");
    Require.notBlank(place, "place");
    Require.notBlank(message, "message");
  }

  /** Returns the stable code, such as {@code sso.certificate-expires}. */
  public String code() {
    return reason.code();
  }
}
