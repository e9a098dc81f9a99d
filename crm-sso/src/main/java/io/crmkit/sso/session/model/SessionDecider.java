package io.crmkit.sso.session.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.session.model.Session.Blank;
import io.crmkit.sso.session.model.Session.Ended;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionCommand.End;
import io.crmkit.sso.session.model.SessionCommand.PassFactor;
import io.crmkit.sso.session.model.SessionCommand.Start;
import io.crmkit.sso.session.model.SessionEvent.SessionEnded;
import io.crmkit.sso.session.model.SessionEvent.SessionFactorPassed;
import io.crmkit.sso.session.model.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;

/** The rules of a session's life. Ending one that is over is accepted and changes nothing. */
public final class SessionDecider implements Decider<Session, SessionCommand, SessionEvent> {

  /** So many former secrets are told from ones that nobody ever made. */
  private static final int FORMER = 8;

  @Override
  public Session initial() {
    return new Blank();
  }

  @Override
  public Decision<SessionEvent> decide(Session state, SessionCommand command) {
    if (command instanceof Start start) {
      if (state instanceof Blank) {
        return Decision.accept(new SessionStarted(start.start(), start.hash()));
      }
      throw new IllegalArgumentException("a session starts once, and the id of this one is taken");
    }
    if (state instanceof Blank) {
      return Decision.refuse(SessionRules.unknown());
    }
    if (command instanceof End end) {
      return state instanceof Ended
          ? Decision.accept(List.of())
          : Decision.accept(new SessionEnded(end.reason(), end.replacedBy(), end.at()));
    }
    return state instanceof Open open
        ? pass(open, (PassFactor) command)
        : Decision.refuse(SessionRules.over((Ended) state));
  }

  private static Decision<SessionEvent> pass(Open open, PassFactor pass) {
    Login login = open.start().login();
    if (login == null) {
      return Decision.refuse(SessionRules.loginRequired());
    }
    if (!login.user().equals(pass.factor().user())) {
      return Decision.refuse(new SsoRefusal(SessionReason.FACTOR_FOREIGN,
          "The second factor is of %s but the session is of %s.".formatted(pass.factor().user(), login.user())));
    }
    return Decision.accept(new SessionFactorPassed(pass.factor(), pass.hash(), pass.at()));
  }

  @Override
  public Session evolve(Session state, SessionEvent event) {
    if (event instanceof SessionStarted started) {
      return new Open(started.start(), started.hash(), List.of(), null);
    }
    Open open = (Open) state;
    if (event instanceof SessionFactorPassed passed) {
      List<SecretHash> former = new ArrayList<>(open.former());
      former.add(open.hash());
      former.subList(0, Math.max(0, former.size() - FORMER)).clear();
      return new Open(open.start(), passed.hash(), former, passed.factor());
    }
    SessionEnded ended = (SessionEnded) event;
    return new Ended(open, ended.reason(), ended.replacedBy(), ended.at());
  }
}
