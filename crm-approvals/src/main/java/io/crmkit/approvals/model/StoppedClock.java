package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * That the clock of a step stands still, so that nothing of it falls due, and who sets it going again: whoever answers,
 * and {@code by} with a vote.
 *
 * @param by who asked something
 * @param of whom they asked
 * @param question what they asked
 * @param since since when the clock stands still: since the question, or a migration after it
 * @param responders who may answer, and who may not although it was asked of them, or delegated to them
 */
public record StoppedClock(Actor by, Actor of, String question, Instant since, List<Responder> responders) {

  public StoppedClock {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(since, "since");
    responders = List.copyOf(responders);
  }

  /** Returns this with others who may answer, or may not. */
  public StoppedClock with(Collection<Responder> others) {
    List<Responder> all = new ArrayList<>(responders);
    all.addAll(others);
    return new StoppedClock(by, of, question, since, all);
  }

  /** Returns this in English, a line for itself and one for each who may answer, or may not. */
  public String text() {
    StringJoiner lines = new StringJoiner("\n  - ");
    lines.add("its clock stands still since %s, until %s answers %s or %s votes: %s"
        .formatted(since, of, by, by, question));
    responders.forEach(responder -> lines.add(responder.text("answer")));
    return lines.toString();
  }
}
