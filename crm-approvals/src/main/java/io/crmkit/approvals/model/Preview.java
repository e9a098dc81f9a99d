package io.crmkit.approvals.model;

import io.crmkit.core.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a submission would do, and whom the chain would ask after that, as the directory stands at {@code at}.
 *
 * @param at the time for which this was asked
 * @param submission exactly what submitting at that time answers
 * @param steps every step of the definition in its order; none if the submission is refused before people are looked at
 * @param expiresAt when the request would end undecided; null if never
 */
public record Preview(
    Instant at, Decision<ApprovalEvent> submission, List<PlannedStep> steps, @Nullable Instant expiresAt) {

  public Preview {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(submission, "submission");
    steps = List.copyOf(steps);
  }
}
