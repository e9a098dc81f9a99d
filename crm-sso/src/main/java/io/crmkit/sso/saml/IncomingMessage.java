package io.crmkit.sso.saml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message that a browser brought from a provider, as it came. */
public sealed interface IncomingMessage {

  /**
   * By a redirect (Bindings 3.4).
   *
   * @param rawQuery what stands behind the question mark, with not one octet decoded or put elsewhere: signatures cover it so
   */
  record Redirected(String rawQuery) implements IncomingMessage {

    public Redirected {
      Objects.requireNonNull(rawQuery, "rawQuery");
    }

    @Override
    public String toString() {
      return "Redirected[%d characters]".formatted(rawQuery.length());
    }
  }

  /**
   * By a form (Bindings 3.5).
   *
   * @param message the parameter SAMLRequest or SAMLResponse
   * @param relayState the parameter RelayState; null if it was not there
   */
  record Posted(String message, @Nullable String relayState) implements IncomingMessage {

    public Posted {
      Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
      return "Posted[%d characters]".formatted(message.length());
    }
  }
}
