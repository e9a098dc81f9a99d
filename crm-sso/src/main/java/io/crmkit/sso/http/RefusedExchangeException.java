package io.crmkit.sso.http;

import io.crmkit.sso.model.SsoRefusal;
import java.io.IOException;

/** Carries a refusal through the JDK's own code, which lets only such exceptions pass. */
final class RefusedExchangeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient SsoRefusal refusal;

  RefusedExchangeException(HttpReason reason, String message) {
    super(message);
    this.refusal = new SsoRefusal(reason, message);
  }

  SsoRefusal refusal() {
    return refusal;
  }
}
