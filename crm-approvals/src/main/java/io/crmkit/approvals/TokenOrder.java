package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token is asked for.
 *
 * @param step the name of the step, for people who are asked in several at once; null for the one in which they are
 * @param life how long it counts
 */
public record TokenOrder(ApprovalId request, Actor person, @Nullable String step, Use use, Duration life) {

  public TokenOrder {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(use, "use");
    Require.positive(life, "life");
  }

  /** Asks for a token for the one step in which {@code person} is asked. */
  public static TokenOrder of(ApprovalId request, Actor person, Use use, Duration life) {
    return new TokenOrder(request, person, null, use, life);
  }
}
