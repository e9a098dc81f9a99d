package io.crmkit.sso.mfa.model;

import io.crmkit.record.model.Email;
import io.crmkit.record.model.Phone;

/** By which way a code reaches a user outside the browser. */
public enum Channel {
  SMS,
  EMAIL;

  /**
   * Returns an address in the one form in which it is kept: E.164 for a telephone number, lower case for an e-mail
   * address.
   *
   * @throws IllegalArgumentException if it is no address of this channel
   */
  public String normal(String address) {
    return this == SMS ? new Phone(address).value() : new Email(address).value();
  }

  /** Returns the name of the method in {@code amr}: {@code sms} is of RFC 8176, which has none for e-mail. */
  public String method() {
    return this == SMS ? "sms" : "email";
  }
}
