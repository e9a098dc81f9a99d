package io.crmkit.approvals.model.delegation;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That somebody may vote for somebody else for some time.
 *
 * <pre>{@code
 * Delegation.of("D-7", alice, bob).from(friday).until(monday).reason("on leave").build();
 * }</pre>
 *
 * @param id chosen by the host, unique in the tenant
 * @param from whose seats these are and remain; in a store by the one id that the directory has for them
 * @param to who may vote in their place; likewise
 * @param since from when on
 * @param until up to when, which is not in it any more; null for as long as nobody ends it
 * @param scope in which requests
 * @param reason why; may be empty
 */
public record Delegation(
    String id, Actor from, Actor to, Instant since, @Nullable Instant until, Scope scope, String reason) {

  public Delegation {
    Require.key(id, "id");
    Require.key(from.id(), "from");
    Require.key(to.id(), "to");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(reason, "reason");
    if (from.equals(to)) {
      throw new IllegalArgumentException("%s needs no delegation to act for themselves".formatted(from));
    }
    if (until != null && until.isBefore(since)) {
      throw new IllegalArgumentException("until must not be before since but is %s, %s".formatted(until, since));
    }
  }

  /** Starts with one of everything and for ever, which the builder restricts. */
  public static Builder of(String id, Actor from, Actor to) {
    return new Builder(id, from, to);
  }

  /** Whether this holds at {@code at}: from {@link #since} on, and before {@link #until}. */
  public boolean holdsAt(Instant at) {
    return !at.isBefore(since) && (until == null || at.isBefore(until));
  }

  /** Returns this for the same people by other names. */
  public Delegation between(Actor principal, Actor delegate) {
    return principal.equals(from) && delegate.equals(to)
        ? this
        : new Delegation(id, principal, delegate, since, until, scope, reason);
  }

  /** Returns this, over at {@code end} at the latest; one that has not begun by then never holds. */
  public Delegation endedAt(Instant end) {
    Instant last = end.isBefore(since) ? since : end;
    return until != null && !until.isAfter(last) ? this : new Delegation(id, from, to, since, last, scope, reason);
  }

  /** Collects what restricts a delegation. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private final Actor from;
    private final Actor to;
    private Instant since = Instant.EPOCH;
    private @Nullable Instant until;
    private Scope scope = Scope.EVERYTHING;
    private String reason = "";

    private Builder(String id, Actor from, Actor to) {
      this.id = id;
      this.from = from;
      this.to = to;
    }

    public Builder from(Instant first) {
      this.since = first;
      return this;
    }

    public Builder until(Instant end) {
      this.until = end;
      return this;
    }

    /** Restricts this to requests of these definitions. */
    public Builder in(String... definitions) {
      this.scope = new Scope(Scope.of(definitions).definitions(), scope.most());
      return this;
    }

    /** Restricts this to requests about at most so much. */
    public Builder upTo(Money most) {
      this.scope = scope.upTo(most);
      return this;
    }

    public Builder reason(String text) {
      this.reason = text;
      return this;
    }

    /**
     * Returns the delegation.
     *
     * @throws IllegalArgumentException if it is to oneself, or ends before it begins
     */
    public Delegation build() {
      return new Delegation(id, from, to, since, until, scope, reason);
    }
  }
}
