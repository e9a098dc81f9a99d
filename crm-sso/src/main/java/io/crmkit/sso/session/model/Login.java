package io.crmkit.sso.session.model;

import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in, and how.
 *
 * @param provider null for a login without an identity provider
 * @param methods how the user proved who they are, by the names of RFC 8176 such as {@code pwd}; empty if not said
 * @param authnContext {@code acr}, or the AuthnContextClassRef; null if not said
 * @param authenticatedAt when the user proved who they are
 * @param factor whether a second factor is still to be passed
 */
public record Login(
    UserId user, @Nullable ProviderSession provider, List<String> methods, @Nullable String authnContext,
    Instant authenticatedAt, FactorDemand factor) {

  /** Whether a session is good for anything without a second factor of ours. */
  public enum FactorDemand { ASKED, NOT_ASKED }

  public Login {
    Objects.requireNonNull(user, "user");
    methods = List.copyOf(methods);
    Objects.requireNonNull(authenticatedAt, "authenticatedAt");
    Objects.requireNonNull(factor, "factor");
  }

  /** Starts a login of a user who proved who they are at {@code authenticatedAt}; a second factor is asked for. */
  public static Builder of(UserId user, Instant authenticatedAt) {
    return new Builder(user, authenticatedAt);
  }

  /** Collects how somebody logged in. Not safe for concurrent use. */
  public static final class Builder {

    private final UserId user;
    private final Instant authenticatedAt;
    private @Nullable ProviderSession provider;
    private List<String> methods = List.of();
    private @Nullable String authnContext;
    private FactorDemand factor = FactorDemand.ASKED;

    private Builder(UserId user, Instant authenticatedAt) {
      this.user = user;
      this.authenticatedAt = authenticatedAt;
    }

    public Builder provider(@Nullable ProviderSession session) {
      provider = session;
      return this;
    }

    public Builder methods(List<String> names) {
      methods = names;
      return this;
    }

    public Builder authnContext(@Nullable String context) {
      authnContext = context;
      return this;
    }

    public Builder factor(FactorDemand demand) {
      factor = demand;
      return this;
    }

    public Login build() {
      return new Login(user, provider, methods, authnContext, authenticatedAt, factor);
    }
  }
}
