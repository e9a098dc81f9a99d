package io.crmkit.sso.model;

import io.crmkit.core.Refusal;
import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A login, a token or a message that was refused.
 *
 * @param reason which check said no
 * @param message one sentence with the facts: what was expected, what came, and what to do where there is something to do.
 *     It never holds a secret, nor more than a short, cleaned piece of what a stranger sent
 */
public record SsoRefusal(Reason reason, String message) implements Refusal {

  public SsoRefusal {
    Objects.requireNonNull(reason, "reason");
    Require.notBlank(message, "message");
  }

  @Override
  public String code() {
    return reason.code();
  }
}
