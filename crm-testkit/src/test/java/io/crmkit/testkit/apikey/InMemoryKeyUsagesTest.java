package io.crmkit.testkit.apikey;

import io.crmkit.apikey.port.KeyUsages;

class InMemoryKeyUsagesTest extends KeyUsagesContract {

  @Override
  protected KeyUsages emptyUsages() {
    return new InMemoryKeyUsages();
  }
}
