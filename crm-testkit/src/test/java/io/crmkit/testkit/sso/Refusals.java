package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Accepted;
import io.crmkit.sso.model.Verdict.Refused;
import org.jspecify.annotations.Nullable;

/** What tests ask of a verdict. */
final class Refusals {

  private Refusals() {}

  static SsoRefusal of(Verdict<?> verdict) {
    assertThat(verdict).isInstanceOf(Refused.class);
    return ((Refused<?>) verdict).refusal();
  }

  /** Returns why something was refused, or null if it was accepted. */
  static @Nullable Reason reason(Verdict<?> verdict) {
    return verdict instanceof Accepted<?> ? null : of(verdict).reason();
  }
}
