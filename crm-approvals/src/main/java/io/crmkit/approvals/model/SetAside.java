package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A step that asks nobody and has nothing due until the request comes to it again, with the time that it has left.
 *
 * @param since since when
 * @param voted whose votes it keeps
 */
public record SetAside(String step, Instant since, List<Actor> voted) {

  public SetAside {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(since, "since");
    voted = List.copyOf(voted);
  }

  static List<SetAside> of(Collection<Course.Parked> parked) {
    return parked.stream().map(each -> new SetAside(each.step().name(), each.since(),
        each.step().counted().stream().map(StepVote::by).distinct().toList())).toList();
  }

  /** Returns this in English. */
  public String text() {
    String votes = voted.isEmpty()
        ? ""
        : voted.stream().map(Actor::id).collect(Collectors.joining(" and ", ", with the vote of ", ""));
    return "Step '%s' is set aside since %s, until the request comes to it again%s".formatted(step, since, votes);
  }
}
