package io.crmkit.sso.jose;

import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.SsoRefusal;

/** Carries a refusal from the check that said no to the verdict; strangers cause it, so that it has no stack trace. */
final class NotAcceptedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient SsoRefusal refusal;

  NotAcceptedException(Reason reason, String message) {
    this(new SsoRefusal(reason, message));
  }

  NotAcceptedException(SsoRefusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  SsoRefusal refusal() {
    return refusal;
  }
}
