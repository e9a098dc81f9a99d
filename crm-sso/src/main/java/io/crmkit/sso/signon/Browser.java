package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.Client;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sent along with a request.
 *
 * @param login the cookie that binds a login to the browser that began it, see {@link SignOnStart}; null for none
 * @param session the cookie of the session; null for none
 * @param client from where the request came
 */
public record Browser(@Secret @Nullable String login, @Secret @Nullable String session, Client client) {

  public Browser {
    Objects.requireNonNull(client, "client");
  }

  /** Returns a text without the cookies. */
  @Override
  public String toString() {
    return "Browser[%s]".formatted(client);
  }
}
