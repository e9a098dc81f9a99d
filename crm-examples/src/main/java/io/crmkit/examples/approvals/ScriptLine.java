package io.crmkit.examples.approvals;

import io.crmkit.core.naming.JsonName;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a simulation script.
 *
 * @param at when it happens; the clock of the simulation is set to it
 * @param by who does it; nobody does a tick
 * @param action what is done
 * @param entityId the record to submit, with {@code fields}
 * @param comment goes with a vote or a comment; {@code reason} with a reassignment, a recall or a vacated seat
 * @param from whose seat is reassigned (by default, that of {@code by}) to {@code to}
 * @param key makes a repeat of the line harmless
 */
record ScriptLine(
    Instant at,
    @Nullable @Size(min = 1) String by,
    @JsonName("do") Deed action,
    @Nullable @Size(min = 1) String entityId,
    Map<String, Object> fields,
    @Nullable String comment,
    @Nullable @Size(min = 1) String reason,
    @Nullable @Size(min = 1) String from,
    @Nullable @Size(min = 1) String to,
    @Nullable @Size(min = 1) String key) {

  /** What a line of a script can do. */
  enum Deed { SUBMIT, APPROVE, REJECT, ABSTAIN, COMMENT, RECALL, REASSIGN, VACATE, TICK }
}
