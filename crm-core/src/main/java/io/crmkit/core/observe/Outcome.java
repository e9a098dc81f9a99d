package io.crmkit.core.observe;

import io.crmkit.core.Decision;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import org.jspecify.annotations.Nullable;

/** How a call of a service ended. */
public sealed interface Outcome {

  /** The call did what it was asked to. */
  record Accepted() implements Outcome {}

  /** The call answered with a business "no" of this code. */
  record Refused(String code) implements Outcome {}

  /** The call failed. */
  record Failed(Class<? extends Throwable> exception) implements Outcome {}

  /** Returns the outcome that an answer means: decisions and validated values may be refusals. */
  static Outcome of(@Nullable Object answer) {
    if (answer instanceof Decision.Refused<?> refused) {
      return new Refused(refused.refusal().code());
    }
    return answer instanceof Validated.Invalid<?> invalid ? new Refused(invalid.violations().code()) : new Accepted();
  }

  /** Returns the outcome that an exception means: a thrown refusal is still a refusal. */
  static Outcome of(Throwable thrown) {
    return thrown instanceof RefusedException refused
        ? new Refused(refused.refusal().code())
        : new Failed(thrown.getClass());
  }
}
