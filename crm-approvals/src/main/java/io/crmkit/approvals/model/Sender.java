package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request back when no round was left, so that it was rejected instead.
 *
 * @param mandate in whose place {@code by} did, as of a vote; null if they were asked themselves
 * @param reason why they did
 */
public record Sender(Actor by, @Nullable Mandate mandate, String reason) {
  public Sender {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
  }
}
