package io.crmkit.testkit.sso;

import io.crmkit.sso.port.Replays;

class InMemoryReplaysTest extends ReplaysContract {

  @Override
  protected Replays emptyStore() {
    return new InMemoryReplays();
  }
}
