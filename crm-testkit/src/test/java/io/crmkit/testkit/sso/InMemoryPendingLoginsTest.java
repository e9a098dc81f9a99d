package io.crmkit.testkit.sso;

import io.crmkit.sso.oauth.port.PendingLogins;

class InMemoryPendingLoginsTest extends PendingLoginsContract {

  @Override
  protected PendingLogins emptyStore() {
    return new InMemoryPendingLogins();
  }
}
