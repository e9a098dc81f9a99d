package io.crmkit.sso.signon.model;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.Login.FactorDemand;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a login has to pass a second factor of ours (ASVS 6.3.3).
 *
 * @param when of whom it is asked
 * @param strong what makes the provider's own login count for two: values of {@code acr} or {@code amr}, such as {@code mfa}
 *     (RFC 8176), or AuthnContextClassRefs, such as {@code https://refeds.org/profile/mfa}
 */
public record SecondFactorRule(When when, Set<String> strong) {

  /** Of whom a second factor is asked. */
  public enum When {
    /** Of everybody: who has none enrols one during the login. */
    ALWAYS,
    /** Of who has enrolled one. */
    IF_ENROLLED,
    /** Of nobody, not even of who has enrolled one. */
    NEVER
  }

  /** Whether a user has a factor that can be asked for. */
  public enum Enrolment { ENROLLED, NOT_ENROLLED }

  /** Asks who has enrolled a factor, whatever the provider says. */
  public static final SecondFactorRule USUAL = new SecondFactorRule(When.IF_ENROLLED, Set.of());

  public SecondFactorRule {
    Objects.requireNonNull(when, "when");
    strong = Set.copyOf(strong);
  }

  /** Says whether a login by a provider has to pass a second factor. */
  public FactorDemand demand(Principal principal, Enrolment enrolment) {
    return isStrong(principal) ? FactorDemand.NOT_ASKED : demand(enrolment);
  }

  /** Says whether a login by a password has to pass a second factor. */
  public FactorDemand demand(Enrolment enrolment) {
    boolean isAsked = when == When.ALWAYS || when == When.IF_ENROLLED && enrolment == Enrolment.ENROLLED;
    return isAsked ? FactorDemand.ASKED : FactorDemand.NOT_ASKED;
  }

  private boolean isStrong(Principal principal) {
    return isStrong(principal.authnContext(), principal.attributes().getOrDefault("amr", List.of()));
  }

  /** Whether what the provider said of a login made it count for two factors. */
  public boolean isStrong(Login login) {
    return isStrong(login.authnContext(), login.methods());
  }

  private boolean isStrong(@Nullable String context, List<String> methods) {
    return context != null && strong.contains(context) || methods.stream().anyMatch(strong::contains);
  }
}
