package io.crmkit.sso.audit;

import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which security events to list; each condition that is there must hold.
 *
 * @param user whose events; null for everybody's
 * @param provider of which provider; null for all, and for none
 * @param kinds at least one
 * @param from the first instant; null for all the past
 * @param until the first instant that is too late; null for no end
 */
public record SecurityEventFilter(
    @Nullable UserId user, @Nullable ProviderId provider, Set<Kind> kinds, @Nullable Instant from,
    @Nullable Instant until) {

  public SecurityEventFilter {
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds must not be empty; EnumSet.allOf admits all");
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns what admits everything. */
  public static SecurityEventFilter everything() {
    return builder().build();
  }

  /** Returns what admits every login that was started, went well or was refused. */
  public static SecurityEventFilter loginAttempts() {
    return builder().kinds(EnumSet.of(Kind.LOGIN_STARTED, Kind.LOGIN_SUCCEEDED, Kind.LOGIN_REFUSED)).build();
  }

  /** Whether an event is to be listed. */
  public boolean admits(SecurityEvent event) {
    return kinds.contains(event.kind())
        && (user == null || user.equals(event.user()))
        && (provider == null || provider.equals(event.provider()))
        && (from == null || !event.at().isBefore(from))
        && (until == null || event.at().isBefore(until));
  }

  /** Returns a builder that holds these conditions. */
  public Builder toBuilder() {
    return new Builder().user(user).provider(provider).kinds(kinds).from(from).until(until);
  }

  /** Collects conditions; without any, everything is admitted. Not safe for concurrent use. */
  public static final class Builder {

    private @Nullable UserId user;
    private @Nullable ProviderId provider;
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);
    private @Nullable Instant from;
    private @Nullable Instant until;

    private Builder() {}

    public Builder user(@Nullable UserId id) {
      user = id;
      return this;
    }

    public Builder provider(@Nullable ProviderId id) {
      provider = id;
      return this;
    }

    public Builder kinds(Set<Kind> wanted) {
      kinds = wanted;
      return this;
    }

    public Builder from(@Nullable Instant first) {
      from = first;
      return this;
    }

    public Builder until(@Nullable Instant tooLate) {
      until = tooLate;
      return this;
    }

    public SecurityEventFilter build() {
      return new SecurityEventFilter(user, provider, kinds, from, until);
    }
  }
}
