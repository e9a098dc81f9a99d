package io.crmkit.testkit.sso.signon;

import io.crmkit.sso.signon.port.LoginProofs;

class InMemoryLoginProofsTest extends LoginProofsContract {

  @Override
  protected LoginProofs emptyProofs() {
    return new InMemoryLoginProofs();
  }
}
