package io.crmkit.testkit.sso;

import io.crmkit.sso.audit.SecurityEvents;

class InMemorySecurityEventsTest extends SecurityEventsContract {

  @Override
  protected SecurityEvents emptyEvents() {
    return new InMemorySecurityEvents();
  }
}
