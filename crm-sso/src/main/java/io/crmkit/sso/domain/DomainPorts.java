package io.crmkit.sso.domain;

import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.domain.port.DomainOwners;
import io.crmkit.sso.domain.port.DomainRecords;
import io.crmkit.sso.domain.port.DomainRepository;
import java.util.Objects;

/** What {@link Domains} need of their host. */
public record DomainPorts(
    DomainRepository domains, DomainOwners owners, DomainRecords records, SecurityEvents events) {

  public DomainPorts {
    Objects.requireNonNull(domains, "domains");
    Objects.requireNonNull(owners, "owners");
    Objects.requireNonNull(records, "records");
    Objects.requireNonNull(events, "events");
  }
}
