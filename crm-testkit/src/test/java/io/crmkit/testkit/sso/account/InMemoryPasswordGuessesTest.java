package io.crmkit.testkit.sso.account;

import io.crmkit.sso.account.port.PasswordGuesses;

class InMemoryPasswordGuessesTest extends PasswordGuessesContract {

  @Override
  protected PasswordGuesses emptyGuesses() {
    return new InMemoryPasswordGuesses();
  }
}
