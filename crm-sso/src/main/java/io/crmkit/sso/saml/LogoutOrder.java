package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.NameIdentifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that a provider wants ended, after every check has passed.
 *
 * @param requestId of the provider's message
 * @param sessionIndexes which sessions of the person; empty for all of them
 * @param relayState what goes back with the answer, untouched; null for nothing
 */
public record LogoutOrder(
    String requestId, NameIdentifier name, List<String> sessionIndexes, @Nullable String relayState) {

  public LogoutOrder {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(name, "name");
    sessionIndexes = List.copyOf(sessionIndexes);
  }
}
