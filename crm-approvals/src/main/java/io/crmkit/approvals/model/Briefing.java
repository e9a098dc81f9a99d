package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Definition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command with all that it is judged by, so that judging it reads no clock and asks nobody.
 *
 * @param command what is asked, with everybody in it called by their one id
 * @param sent the command as it arrived, by which a repeat is recognised: whom an alias stands for may change in
 *     between
 * @param at the time of the service
 * @param definition the chain that the approval is pinned to, or is to be by a migration
 * @param facts what the directory answered to {@link Inquiry#of}
 * @param key recognises a command that arrives twice; null if it need not be
 * @param before the chain that the approval is pinned to until a migration; the same as {@code definition} without one
 */
public record Briefing(
    ApprovalCommand command,
    ApprovalCommand sent,
    Instant at,
    Definition definition,
    Facts facts,
    @Nullable IdempotencyKey key,
    Definition before) {

  public Briefing {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(before, "before");
  }

  /** A command that leaves the approval on its chain. */
  public Briefing(
      ApprovalCommand command, ApprovalCommand sent, Instant at, Definition definition, Facts facts,
      @Nullable IdempotencyKey key) {
    this(command, sent, at, definition, facts, key, definition);
  }

  /** A command that arrived as it is judged. */
  public Briefing(
      ApprovalCommand command, Instant at, Definition definition, Facts facts, @Nullable IdempotencyKey key) {
    this(command, command, at, definition, facts, key);
  }
}
