package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What separates one step from others, who may vote in it besides those whom it names, and how they share its work.
 *
 * @param separateFrom names of steps; whoever votes in one of them does not vote here, nor the other way round
 * @param additions who may add approvers
 * @param delegates the rule about delegates; null for that of the definition
 * @param claimFor how long a queue is claimed for at most, counted like the ladder of the step; null for as long as it
 *     takes
 */
public record StepDuties(
    List<String> separateFrom, Additions additions, @Nullable DelegatePolicy delegates, @Nullable Duration claimFor) {

  /** Separate from no other step. */
  public static final StepDuties STANDARD = new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null);

  public StepDuties {
    separateFrom = List.copyOf(separateFrom);
    separateFrom.forEach(name -> Require.notBlank(name, "step"));
    Objects.requireNonNull(additions, "additions");
    if (claimFor != null) {
      Require.positive(claimFor, "claimFor");
    }
  }

  /** Duties of a step of which claims end with a vote and not before. */
  public StepDuties(List<String> separateFrom, Additions additions, @Nullable DelegatePolicy delegates) {
    this(separateFrom, additions, delegates, null);
  }
}
