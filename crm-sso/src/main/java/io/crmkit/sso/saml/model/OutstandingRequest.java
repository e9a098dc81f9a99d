package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent and waits for its response.
 *
 * @param id the ID of the message
 * @param provider to whom it was sent
 * @param browser the SHA-256, in hexadecimal, of the value that binds it to a browser
 * @param expiresAt from when on a response is refused
 * @param reauthentication whether the person had to prove anew who they are
 * @param returnTo where the person wanted to go, a path of the host; null for its start
 */
public record OutstandingRequest(
    String id, ProviderId provider, String browser, Instant issuedAt, Instant expiresAt,
    Reauthentication reauthentication, @Nullable String returnTo) {

  /** Whether the provider may let in somebody who logged in there before (Core 3.4.1, ForceAuthn). */
  public enum Reauthentication { FORCED, NOT_FORCED }

  public OutstandingRequest {
    Require.key(id, "id");
    Objects.requireNonNull(provider, "provider");
    Require.key(browser, "browser");
    Objects.requireNonNull(reauthentication, "reauthentication");
    if (!issuedAt.isBefore(expiresAt)) {
      throw new IllegalArgumentException("expiresAt %s must be after issuedAt %s".formatted(expiresAt, issuedAt));
    }
  }

  /** Returns the same request under another id, such as one that says of what kind it is. */
  public OutstandingRequest withId(String other) {
    return new OutstandingRequest(other, provider, browser, issuedAt, expiresAt, reauthentication, returnTo);
  }
}
