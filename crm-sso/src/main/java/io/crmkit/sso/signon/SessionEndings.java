package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.account.port.Revocations;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.port.LoginProofs;
import io.crmkit.sso.token.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions with everything that came of them: refresh tokens, access tokens that are still about, and what was kept for
 * their logout. Hosts give it to {@code Accounts}, so that who is suspended or loses a role has nothing open any more.
 */
public final class SessionEndings implements Revocations {

  private static final int SWEEP = 200;

  private final Sessions sessions;
  private final LoginProofs proofs;
  private final @Nullable Tokens tokens;

  private SessionEndings(Sessions sessions, LoginProofs proofs, @Nullable Tokens tokens) {
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.proofs = Objects.requireNonNull(proofs, "proofs");
    this.tokens = tokens;
  }

  public static SessionEndings of(Sessions sessions, LoginProofs proofs) {
    return new SessionEndings(sessions, proofs, null);
  }

  /** Returns the same that ends tokens too. */
  public SessionEndings withTokens(Tokens issued) {
    return new SessionEndings(sessions, proofs, Objects.requireNonNull(issued, "issued"));
  }

  /**
   * Ends one session; its tokens end first, so that nothing is left of a session that looks ended.
   *
   * @return how many were ended: none if there is no such session or it is over
   */
  public int end(TenantId tenant, SessionView session, EndReason reason, Client client) {
    if (tokens != null) {
      tokens.refresh().endSession(tenant, session.id().value(), client);
    }
    int ended = sessions.end(tenant, session.id(), reason);
    proofs.remove(tenant, session.id());
    return ended;
  }

  /** Ends every open session that a filter admits, and returns how many. */
  public int endAll(TenantId tenant, SessionFilter filter, EndReason reason, Client client) {
    return endAll(tenant, filter, each -> true, reason, client);
  }

  int endAll(TenantId tenant, SessionFilter filter, Predicate<SessionView> wanted, EndReason reason, Client client) {
    List<SessionView> open =
        Pages.stream(SWEEP, page -> sessions.list(tenant, filter, page)).filter(wanted).toList();
    return open.stream().mapToInt(each -> end(tenant, each, reason, client)).sum();
  }

  private static EndReason reason(Cause cause) {
    return switch (cause) {
      case SUSPENDED -> EndReason.USER_DISABLED;
      case ROLE_REMOVED -> EndReason.ROLE_REMOVED;
      case IDENTITY_REMOVED -> EndReason.ENDED_BY_ADMIN;
      case PASSWORD_CHANGED -> EndReason.PASSWORD_CHANGED;
    };
  }

  @Override
  public void revoke(TenantId tenant, UserId user, Cause cause) {
    endAll(tenant, new SessionFilter.OfUser(user), reason(cause), Client.UNKNOWN);
    if (tokens != null) {
      tokens.refresh().endUser(tenant, user, Client.UNKNOWN);
    }
  }
}
