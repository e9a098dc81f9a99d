package io.crmkit.sso.saml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came with a POST to the assertion consumer (Bindings 3.5.4).
 *
 * @param samlResponse the form parameter SAMLResponse as it came
 * @param relayState the form parameter RelayState; null if it was not there
 * @param browser the value that binds requests to the browser, such as that of a cookie with {@code SameSite=None}; null if
 *     the browser sent none
 */
public record PostedResponse(String samlResponse, @Nullable String relayState, @Nullable String browser) {

  public PostedResponse {
    Objects.requireNonNull(samlResponse, "samlResponse");
  }

  /** Shows nothing of the message, which could be presented by whoever reads a log first. */
  @Override
  public String toString() {
    return "PostedResponse[%d characters]".formatted(samlResponse.length());
  }
}
