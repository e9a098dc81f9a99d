package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.Objects;

/** Who gets an e-mail. Its text does not show the address. */
public record Recipient(@Secret String address, Consent consent) {

  public Recipient {
    Require.key(address, "address");
    Objects.requireNonNull(consent, "consent");
  }

  @Override
  public String toString() {
    return "Recipient[" + consent + "]";
  }
}
