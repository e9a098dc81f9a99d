package io.crmkit.sso.session.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.SessionEvent;
import io.crmkit.sso.session.model.SessionEvent.SessionEnded;
import io.crmkit.sso.session.model.SessionEvent.SessionFactorPassed;
import io.crmkit.sso.session.model.SessionEvent.SessionStarted;
import io.crmkit.sso.session.model.SessionId;

/** Sessions and their events in the form that is stored and published. */
public final class SessionFormats {

  public static final StateFormat<SessionId, Session, SessionEvent> SESSION =
      StateFormat.of("session", SessionId::new, Session.class, SessionEvent.class)
          .type(SessionStarted.class, "session.started")
          .type(SessionFactorPassed.class, "session.factor-passed")
          .type(SessionEnded.class, "session.ended")
          .build(SessionEvent::at);

  private SessionFormats() {}
}
