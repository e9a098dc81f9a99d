package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A reason for which an action is kept back although it would fit.
 *
 * @param code of the host, such as {@code open-complaint}
 * @param message for people
 * @param when it holds
 */
public record Suppression(String code, String message, Condition when) {

  public Suppression {
    Require.key(code, "code");
    Require.notBlank(message, "message");
    Objects.requireNonNull(when, "when");
  }
}
