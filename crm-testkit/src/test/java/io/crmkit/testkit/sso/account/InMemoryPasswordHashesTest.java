package io.crmkit.testkit.sso.account;

import io.crmkit.sso.account.port.PasswordHashes;

class InMemoryPasswordHashesTest extends PasswordHashesContract {

  @Override
  protected PasswordHashes emptyHashes() {
    return new InMemoryPasswordHashes();
  }
}
