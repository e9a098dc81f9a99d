package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * That a request is back with its requester, so that nobody is asked for a vote until it is submitted again.
 *
 * @param to the requester
 * @param by who sent it back
 * @param step the name of the step in which they were asked, and which is asked anew then
 * @param reason why they did
 * @param since since when the requester has it
 * @param responders who may submit it again, and what keeps the requester from it if they may not
 */
public record SentBack(
    Actor to, Actor by, String step, String reason, Instant since, List<Responder> responders) {

  public SentBack {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    responders = List.copyOf(responders);
  }

  /** Returns this in English, a line for itself and one for each who may submit the request again, or may not. */
  public String text() {
    StringJoiner lines = new StringJoiner("\n- ");
    lines.add("Back with %s since %s, sent by %s from step '%s': %s".formatted(to, since, by, step, reason));
    responders.forEach(responder -> lines.add(responder.text("submit it again")));
    return lines.toString();
  }
}
