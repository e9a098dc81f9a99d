package io.crmkit.examples.approvals;

import io.crmkit.approvals.BulkMode;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.Circumstances;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.Scalar;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.naming.JsonName;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a simulation script. What a line needs beside {@code at} and {@code do} is said by its {@link Deed}.
 *
 * @param at when it happens; the clock of the simulation is set to it
 * @param by who does it; nobody does a tick
 * @param action what is done
 * @param request about which request, where a script has several
 * @param entityId the record to submit, with {@code fields}
 * @param step the name of the step, for those who are asked in several
 * @param comment goes with whatever somebody does, as {@code reason} does: a line has one of them
 * @param from whose seat is reassigned (by default, that of {@code by}) to {@code to}
 * @param to also whom {@code request_info} asks (by default, whoever submitted), and where {@code send_back} sends to
 * @param change the fields that somebody would like to change in the record
 * @param link the name of a link within the script, in the place of its secret
 * @param batch lines in a row that have it are answered at once
 * @param key makes a repeat of the line harmless
 */
record ScriptLine(
    Instant at,
    @Nullable Actor by,
    @JsonName("do") Deed action,
    @Nullable @Size(min = 1) String request,
    @Nullable @Size(min = 1) String entityId,
    @Nullable Map<String, @Nullable Object> fields,
    @Nullable @Size(min = 1) String step,
    @Nullable String comment,
    @Nullable @Size(min = 1) String reason,
    @Nullable @Size(min = 1) String question,
    @Nullable @Size(min = 1) String answer,
    @Nullable Actor from,
    @Nullable @Size(min = 1) String to,
    @Nullable Actor person,
    Circumstances.@Nullable Place place,
    Overrule.@Nullable Verdict verdict,
    Map<String, String> renamed,
    Migrate.@Nullable Votes votes,
    Migrate.@Nullable Missed missed,
    @Nullable @Size(min = 1) List<Change> change,
    @Nullable @Size(min = 1) String link,
    ActionToken.@Nullable Use use,
    @Nullable Duration lasts,
    @Nullable BulkMode batch,
    @Nullable @Size(min = 1) String key) {

  ScriptLine {
    if (request != null) {
      Require.key(request, "request");
    }
    if (key != null) {
      Require.key(key, "key");
    }
    if (lasts != null) {
      Require.positive(lasts, "lasts");
    }
  }

  /** A field that somebody would like to change. */
  @Scalar
  record Change(String path) {
    Change {
      FieldPath.parse(path);
    }
  }

  /** Returns what is said with the deed; nothing if that is nothing. */
  String words() {
    return Objects.requireNonNullElse(comment == null ? reason : comment, "");
  }

  /** Returns who does it; a line whose deed needs somebody has somebody. */
  Actor actor() {
    return Objects.requireNonNull(by, "by");
  }
}
