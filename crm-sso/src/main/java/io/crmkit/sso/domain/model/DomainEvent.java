package io.crmkit.sso.domain.model;

import io.crmkit.sso.model.ProviderId;
import java.time.Instant;
import java.util.List;

/** What happened to a tenant's claim to a domain. */
public sealed interface DomainEvent {

  /** When it happened. */
  Instant at();

  /** The tenant says that it is its own. */
  record DomainClaimed(String token, Instant at) implements DomainEvent {}

  /** The record is there for the first time. */
  record DomainVerified(Instant at) implements DomainEvent {}

  /** The record is still there. */
  record DomainConfirmed(Instant at) implements DomainEvent {}

  /** The record is not there any more. */
  record DomainMissed(Instant at) implements DomainEvent {}

  /** The record was missing for too long: the tenant has to prove anew that the domain is its own. */
  record DomainLapsed(Instant at) implements DomainEvent {}

  /** Its people log in with these providers. */
  record DomainRouted(List<ProviderId> providers, Instant at) implements DomainEvent {

    public DomainRouted {
      providers = List.copyOf(providers);
    }
  }

  /** The tenant gave it up. */
  record DomainReleased(Instant at) implements DomainEvent {}
}
