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
   * Ends one session; its tokens end first, so that nothing is left of a session that looks ended, and once more after it,
   * so that nothing is left of what was issued meanwhile. Those of a session that is over end all the same.
   *
   * @return how many were ended: none if there is no such session or it is over
   */
  public int end(TenantId tenant, SessionView session, EndReason reason, Client client) {
    endTokens(tenant, session, client);
    int ended = sessions.end(tenant, session.id(), reason);
    forget(tenant, session, client);
    return ended;
  }

  /** Ends what came of a session that is over, and removes what was kept for its logout. */
  void forget(TenantId tenant, SessionView session, Client client) {
    endTokens(tenant, session, client);
    proofs.remove(tenant, session.id());
  }

  private void endTokens(TenantId tenant, SessionView session, Client client) {
    if (tokens != null) {
      tokens.refresh().endSession(tenant, session.id().value(), client);
    }
  }

  /**
   * Ends every open session that a filter admits, and what came of those that ran out or that another one replaced.
   *
   * @return how many were open
   */
  public int endAll(TenantId tenant, SessionFilter filter, EndReason reason, Client client) {
    return endAll(tenant, filter, each -> true, reason, client);
  }

  int endAll(TenantId tenant, SessionFilter filter, Predicate<SessionView> wanted, EndReason reason, Client client) {
    return Pages.stream(SWEEP, page -> sessions.unrevoked(tenant, filter, page)).filter(wanted)
        .mapToInt(each -> end(tenant, each, reason, client)).sum();
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
