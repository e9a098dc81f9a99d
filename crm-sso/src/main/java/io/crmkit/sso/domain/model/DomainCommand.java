package io.crmkit.sso.domain.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What can be asked of a tenant's claim to a domain. */
public sealed interface DomainCommand {

  /** Claim it; a claim that is there stays as it is. */
  record Claim(String token, Instant at) implements DomainCommand {

    public Claim {
      Require.notBlank(token, "token");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Note down whether the record is there.
   *
   * @param grace how long it may be missing before the domain is no longer the tenant's
   */
  record NoteCheck(Seen seen, Duration grace, Instant at) implements DomainCommand {

    /** What the DNS told. */
    public enum Seen { THERE, MISSING }

    public NoteCheck {
      Objects.requireNonNull(seen, "seen");
      Objects.requireNonNull(at, "at");
      if (grace.isNegative()) {
        throw new IllegalArgumentException("grace must not be negative but was " + grace);
      }
    }
  }

  /** Say with which providers its people log in. */
  record Route(List<ProviderId> providers, Instant at) implements DomainCommand {

    public Route {
      providers = List.copyOf(providers);
      Objects.requireNonNull(at, "at");
      if (providers.stream().distinct().count() < providers.size()) {
        throw new IllegalArgumentException("providers must be there once each but are " + providers);
      }
    }
  }

  /** Give it up. */
  record Release(Instant at) implements DomainCommand {

    public Release {
      Objects.requireNonNull(at, "at");
    }
  }
}
