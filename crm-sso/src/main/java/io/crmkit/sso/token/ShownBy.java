package io.crmkit.sso.token;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Client;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who shows a refresh token.
 *
 * @param client the client, after it proved who it is if it can (RFC 6749, section 6)
 * @param device what it runs on; null if that has no name
 * @param from from where the request came
 */
public record ShownBy(String client, @Nullable String device, Client from) {

  public ShownBy {
    Require.notBlank(client, "client");
    Objects.requireNonNull(from, "from");
  }
}
