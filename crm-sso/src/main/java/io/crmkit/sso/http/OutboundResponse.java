package io.crmkit.sso.http;

import io.crmkit.core.Secret;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered. Its text does not show the body, which may hold tokens.
 *
 * @param status of HTTP, such as 200; never a redirect
 * @param contentType null if not said
 * @param body empty if there is none
 * @param date what time it is for the server (RFC 9110, section 6.6.1); null if not said
 */
public record OutboundResponse(int status, @Nullable String contentType, @Secret String body, @Nullable Instant date) {

  public OutboundResponse {
    Objects.requireNonNull(body, "body");
  }

  /** Makes an answer that does not say what time it is. */
  public OutboundResponse(int status, @Nullable String contentType, String body) {
    this(status, contentType, body, null);
  }

  /** Whether the content type is this one, whatever its parameters (RFC 9110, section 8.3.1). */
  public boolean hasType(String type) {
    return contentType != null && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
  }

  @Override
  public String toString() {
    return "OutboundResponse[%d, %d characters]".formatted(status, body.length());
  }
}
