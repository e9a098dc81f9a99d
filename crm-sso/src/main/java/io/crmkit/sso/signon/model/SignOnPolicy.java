package io.crmkit.sso.signon.model;

import io.crmkit.sso.account.model.Admission;
import java.util.Objects;

/** What a tenant lets the logins of one provider do, and asks of them. */
public record SignOnPolicy(Admission admission, SecondFactorRule factor) {

  public SignOnPolicy {
    Objects.requireNonNull(admission, "admission");
    Objects.requireNonNull(factor, "factor");
  }
}
