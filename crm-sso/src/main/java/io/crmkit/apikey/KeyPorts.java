package io.crmkit.apikey;

import io.crmkit.apikey.port.KeyOwners;
import io.crmkit.apikey.port.KeyRepository;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.sso.audit.SecurityEvents;
import java.util.Objects;

/** What {@link ApiKeys} need of their host. */
public record KeyPorts(KeyRepository keys, KeyUsages usages, KeyOwners owners, SecurityEvents events) {

  public KeyPorts {
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(usages, "usages");
    Objects.requireNonNull(owners, "owners");
    Objects.requireNonNull(events, "events");
  }
}
