package io.crmkit.sso.audit;

import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a login, a session, a token, a key or a second factor. It holds no secret.
 *
 * @param provider null where none has a part in it
 * @param user null where nobody is known yet
 * @param session the id by which the session is listed, never the secret of its cookie; null where there is none
 * @param reason the code of the check that said no; null where nothing was refused
 * @param details more facts by name, such as {@code family} or {@code key-id}
 */
public record SecurityEvent(
    Kind kind, Instant at, Client client, @Nullable ProviderId provider, @Nullable UserId user,
    @Nullable String session, @Nullable String reason, Map<String, String> details) {

  /** What can happen. */
  public enum Kind {
    LOGIN_STARTED, LOGIN_SUCCEEDED, LOGIN_REFUSED, USER_CREATED, ROLES_CHANGED,
    PROFILE_CHANGED, IDENTITY_LINKED, IDENTITY_UNLINKED, USER_SUSPENDED, USER_REINSTATED, REFUSALS_MANY,
    SESSION_STARTED, SESSION_ENDED, SESSION_REFUSED, LOGOUT_RECEIVED, LOGOUT_REFUSED,
    TOKEN_ISSUED, TOKEN_REFRESHED, TOKEN_REFUSED, REFRESH_REUSED, FAMILY_REVOKED, FAMILY_ENDED,
    FACTOR_ENROLLED, FACTOR_REMOVED, FACTOR_PASSED, FACTOR_REFUSED, FACTOR_LOCKED, FACTOR_UNLOCKED, CODE_SENT,
    BACKUP_CODES_REPLACED, BACKUP_CODE_USED,
    PASSWORD_CHANGED, PASSWORD_REMOVED, PASSWORD_LOCKED, PASSWORD_UNLOCKED,
    KEY_CREATED, KEY_ROTATED, KEY_REVOKED, KEY_REFUSED,
    PROVIDER_CREATED, PROVIDER_CHANGED, PROVIDER_ACTIVATED, PROVIDER_DEACTIVATED, METADATA_REFRESHED, METADATA_REFUSED;

    /** Whether somebody should look at it now: a stolen token, or a login under attack. */
    public boolean isAlarm() {
      return this == REFRESH_REUSED || this == FAMILY_REVOKED || this == FACTOR_LOCKED || this == PASSWORD_LOCKED
          || this == METADATA_REFUSED || this == REFUSALS_MANY;
    }
  }

  public SecurityEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(client, "client");
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  public static Builder builder(Kind kind, Instant at) {
    return new Builder(kind, at);
  }

  /** Collects what is known of an event. Not safe for concurrent use. */
  public static final class Builder {

    private final Kind kind;
    private final Instant at;
    private final Map<String, String> details = new TreeMap<>();
    private Client client = Client.UNKNOWN;
    private @Nullable ProviderId provider;
    private @Nullable UserId user;
    private @Nullable String session;
    private @Nullable String reason;

    private Builder(Kind kind, Instant at) {
      this.kind = kind;
      this.at = at;
    }

    public Builder client(Client from) {
      client = from;
      return this;
    }

    public Builder provider(@Nullable ProviderId id) {
      provider = id;
      return this;
    }

    public Builder user(@Nullable UserId id) {
      user = id;
      return this;
    }

    public Builder session(@Nullable String id) {
      session = id;
      return this;
    }

    public Builder reason(@Nullable String code) {
      reason = code;
      return this;
    }

    public Builder detail(String name, String value) {
      details.put(name, value);
      return this;
    }

    public SecurityEvent build() {
      return new SecurityEvent(kind, at, client, provider, user, session, reason, details);
    }
  }
}
