package io.crmkit.examples.approvals;

import io.crmkit.approvals.BulkMode;
import io.crmkit.approvals.MailReply;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
 * @param link the name of a link, or of an address to reply to, within the script, in the place of its secret
 * @param text what somebody replies to a mail
 * @param proof whether the sender of a reply is proved (by default, they are)
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
    @Nullable String text,
    MailReply.@Nullable Proof proof,
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

  /** Returns what the line says beside {@code at} and {@code do}, by the names of its members, but no empty words. */
  Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    put(said, "by", by);
    put(said, "request", request);
    put(said, "entity_id", entityId);
    put(said, "fields", fields);
    put(said, "step", step);
    put(said, "comment", comment == null || comment.isBlank() ? null : comment);
    put(said, "reason", reason == null || reason.isBlank() ? null : reason);
    put(said, "question", question);
    put(said, "answer", answer);
    put(said, "from", from);
    put(said, "to", to);
    put(said, "person", person);
    put(said, "place", place);
    put(said, "verdict", verdict);
    put(said, "renamed", renamed.isEmpty() ? null : renamed);
    put(said, "votes", votes);
    put(said, "missed", missed);
    put(said, "change", change);
    put(said, "link", link);
    put(said, "use", use);
    put(said, "lasts", lasts);
    put(said, "text", text);
    put(said, "proof", proof);
    put(said, "batch", batch);
    put(said, "key", key);
    return said;
  }

  private static void put(Map<String, Object> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  /** Returns what is said with the deed; nothing if that is nothing. */
  String words() {
    return Stream.of(comment, reason).filter(words -> words != null && !words.isBlank()).findFirst().orElse("");
  }

  /** Returns who does it; a line whose deed needs somebody has somebody. */
  Actor actor() {
    return Objects.requireNonNull(by, "by");
  }
}
