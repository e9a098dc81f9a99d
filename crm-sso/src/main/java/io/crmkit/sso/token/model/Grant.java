package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login gives a client: who may do what, and how sure we are of them.
 *
 * @param user {@code sub}
 * @param client {@code client_id}
 * @param session {@code sid}: the id by which the session is listed, never the secret of its cookie
 * @param roles {@code roles} (RFC 9068, section 2.2.3.1)
 * @param permissions {@code permissions}
 * @param factors how the person was authenticated, and how they have to be
 */
public record Grant(
    UserId user, String client, String session, Set<String> roles, Set<String> permissions, Factors factors) {

  /**
   * How the person proved who they are.
   *
   * @param authnContext {@code acr}; null if not known
   * @param methods {@code amr}, by the names of RFC 8176, such as {@code pwd} and {@code otp}
   * @param authenticatedAt {@code auth_time}
   * @param passed how many factors were passed
   * @param demanded how many the rules of the tenant ask of this person
   */
  public record Factors(
      @Nullable String authnContext, Set<String> methods, Instant authenticatedAt, Assurance passed,
      Assurance demanded) {

    public Factors {
      methods = ordered(methods);
      Objects.requireNonNull(authenticatedAt, "authenticatedAt");
      Objects.requireNonNull(passed, "passed");
      Objects.requireNonNull(demanded, "demanded");
    }

    /** Whether a factor is still missing. */
    public boolean areTooFew() {
      return passed.compareTo(demanded) < 0;
    }
  }

  /** How sure we are of a person. */
  public enum Assurance { ONE_FACTOR, TWO_FACTORS }

  public Grant {
    Objects.requireNonNull(user, "user");
    Require.key(client, "client");
    Require.key(session, "session");
    roles = ordered(roles);
    permissions = ordered(permissions);
    Objects.requireNonNull(factors, "factors");
  }

  private static Set<String> ordered(Set<String> texts) {
    Set<String> copy = new LinkedHashSet<>(texts);
    copy.forEach(each -> Require.notBlank(each, "element"));
    return Collections.unmodifiableSet(copy);
  }

  public static Builder builder(UserId user, String client, String session, Factors factors) {
    return new Builder(user, client, session, factors);
  }

  /** Collects what a login gives. Not safe for concurrent use. */
  public static final class Builder {

    private final UserId user;
    private final String client;
    private final String session;
    private final Factors factors;
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> permissions = new LinkedHashSet<>();

    private Builder(UserId user, String client, String session, Factors factors) {
      this.user = user;
      this.client = client;
      this.session = session;
      this.factors = factors;
    }

    public Builder role(String role) {
      roles.add(role);
      return this;
    }

    public Builder permission(String permission) {
      permissions.add(permission);
      return this;
    }

    public Grant build() {
      return new Grant(user, client, session, roles, permissions, factors);
    }
  }
}
