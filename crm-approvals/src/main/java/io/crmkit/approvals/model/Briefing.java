package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Definition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command with all that it is judged by, so that judging it reads no clock and asks nobody.
 *
 * @param at the time of the service
 * @param definition the chain that the approval is pinned to
 * @param facts what the directory answered to {@link Inquiry#of}
 * @param key recognises a command that arrives twice; null if it need not be
 */
public record Briefing(
    ApprovalCommand command, Instant at, Definition definition, Facts facts, @Nullable IdempotencyKey key) {

  public Briefing {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(facts, "facts");
  }
}
