package io.crmkit.sso.oauth.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.oauth.model.PendingLogin;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps logins from their begin to their answer. Implementations are safe for concurrent use, also by several
 * processes. The contract in crm-testkit proves one.
 */
public interface PendingLogins {

  /** A login and whether its state was used before. */
  record Taken(PendingLogin login, Use use) {

    public Taken {
      Objects.requireNonNull(login, "login");
      Objects.requireNonNull(use, "use");
    }
  }

  /**
   * Keeps a login.
   *
   * @throws IllegalArgumentException if the tenant has one with this id
   */
  void add(TenantId tenant, PendingLogin login);

  /**
   * Takes a login: in one atomic act it is marked as used, so that exactly one of all that ask for it gets
   * {@link Use#FIRST}. It stays, so that the others can be told.
   */
  Optional<Taken> take(TenantId tenant, String id);

  /**
   * Forgets logins, used or not, that expired before an instant; the host calls it from time to time.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant expiredBefore);
}
