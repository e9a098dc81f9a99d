package io.crmkit.testkit.sso.token;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.sso.token.port.RefreshFamilies;
import org.junit.jupiter.api.Nested;

class InMemoryTokensTest {

  private final InMemoryTokens storage = new InMemoryTokens();

  @Nested
  class Families extends RefreshFamiliesContract {

    @Override
    protected RefreshFamilies emptyRepository() {
      return storage.stores().families();
    }

    @Override
    protected Outbox outbox() {
      return storage.outbox();
    }
  }

  @Nested
  class Rings extends KeyRingsContract {

    @Override
    protected KeyRings emptyRepository() {
      return storage.stores().rings();
    }

    @Override
    protected Outbox outbox() {
      return storage.outbox();
    }
  }

  @Nested
  class Denials extends DeniedTokensContract {

    @Override
    protected DeniedTokens empty() {
      return storage.stores().denied();
    }
  }
}
