package io.crmkit.sso.provider;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.provider.model.ProviderReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores for a flow that only tries what a login would do: they answer what the stores behind them know, and throw a
 * {@link RefusedException} with {@link ProviderReason#TEST_ONLY} where a user, a session, a token or a line about a success
 * would come of it.
 */
public final class TestOnly {

  private static final Set<Kind> SUCCESSES = EnumSet.of(Kind.LOGIN_SUCCEEDED, Kind.USER_CREATED, Kind.IDENTITY_LINKED,
      Kind.ROLES_CHANGED, Kind.SESSION_STARTED, Kind.TOKEN_ISSUED, Kind.TOKEN_REFRESHED, Kind.FACTOR_ENROLLED,
      Kind.FACTOR_PASSED, Kind.BACKUP_CODE_USED);

  private TestOnly() {}

  /** Returns an audit trail that takes everything but successes. */
  public static SecurityEvents events(SecurityEvents behind) {
    return new Events(behind);
  }

  /** Returns a repository, such as one of users, that can be read and not written. */
  public static <I, S> StateRepository<I, S> readOnly(StateRepository<I, S> behind) {
    return new ReadOnly<>(behind);
  }

  /** Returns what to throw where a test would leave something behind. */
  public static RefusedException refusal(String what) {
    return new RefusedException(new SsoRefusal(ProviderReason.TEST_ONLY,
        "A test makes no user, no session and no line that says that somebody logged in, but this one would: %s."
            .formatted(what)));
  }

  private record Events(SecurityEvents behind) implements SecurityEvents {

    @Override
    public void append(TenantId tenant, SecurityEvent event) {
      if (SUCCESSES.contains(event.kind())) {
        throw refusal(event.kind().name());
      }
      behind.append(tenant, event);
    }

    @Override
    public Page<SecurityEvent> all(TenantId tenant, PageRequest page) {
      return behind.all(tenant, page);
    }

    @Override
    public Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page) {
      return behind.list(tenant, filter, page);
    }

    @Override
    public int purge(TenantId tenant, Instant happenedBefore) {
      return behind.purge(tenant, happenedBefore);
    }
  }

  private record ReadOnly<I, S>(StateRepository<I, S> behind) implements StateRepository<I, S> {

    @Override
    public Optional<Stored<S>> find(TenantId tenant, I id) {
      return behind.find(tenant, id);
    }

    @Override
    public Stored<S> save(TenantId tenant, I id, Change<S> change) {
      throw refusal(change.events().get(0).type() + " of " + id);
    }

    @Override
    public List<DomainEvent> history(TenantId tenant, I id, long after, int limit) {
      return behind.history(tenant, id, after, limit);
    }

    @Override
    public Page<I> all(TenantId tenant, PageRequest page) {
      return behind.all(tenant, page);
    }
  }
}
