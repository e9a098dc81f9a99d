package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.sso.signon.JdbcLoginProofs;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.port.ProviderSessions;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.signon.SamlSessions;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import io.crmkit.testkit.sso.PendingLoginsContract;
import io.crmkit.testkit.sso.ReplaysContract;
import io.crmkit.testkit.sso.saml.OutstandingRequestsContract;
import io.crmkit.testkit.sso.saml.ProviderSessionsContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What logins keep from their begin to their answer and beyond. */
class JdbcLoginsTest {

  @Nested
  class PendingOnH2 extends Pending {
    PendingOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class PendingOnPostgreSql extends Pending {
    PendingOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class UsedOnH2 extends Used {
    UsedOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class UsedOnPostgreSql extends Used {
    UsedOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class RequestsOnH2 extends Requests {
    RequestsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RequestsOnPostgreSql extends Requests {
    RequestsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class SessionsOnH2 extends LoggedIn {
    SessionsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class SessionsOnPostgreSql extends LoggedIn {
    SessionsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Pending extends PendingLoginsContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Pending(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected PendingLogins emptyStore() {
      return new JdbcPendingLogins(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private abstract static class Used extends ReplaysContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Used(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected Replays emptyStore() {
      return new JdbcReplays(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private abstract static class Requests extends OutstandingRequestsContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Requests(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected OutstandingRequests requests() {
      return new JdbcOutstandingRequests(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  private abstract static class LoggedIn extends ProviderSessionsContract {

    private final TestDatabase database;
    private final LoginProofs proofs;
    private final Sessions desk;

    LoggedIn(TestDatabases databases) {
      database = databases.migrated();
      Transactions transactions = Transactions.on(database.dataSource());
      proofs = new JdbcLoginProofs(transactions);
      desk = new Sessions(new SessionPorts(new JdbcSessionRepository(transactions), SessionPolicies.same(SessionPolicy.USUAL),
          new JdbcSecurityEvents(transactions)), Clock.systemUTC());
    }

    @Override
    protected ProviderSessions sessions() {
      return new SamlSessions(desk, proofs);
    }

    @Override
    protected void logIn(TenantId tenant, Principal principal, NameIdentifier name) {
      Login login = Login.of(new UserId("ann"), Clock.systemUTC().instant())
          .provider(ProviderSession.of(principal)).build();
      SessionView session = desk.login(tenant, login, null, Client.UNKNOWN).orElseThrow().session();
      proofs.put(tenant, new LoginProof(
          session.id(), principal.provider(), null, name, "/", null, session.start().endsAt()));
    }

    @Override
    protected void logOut(TenantId tenant, Principal principal) {
      desk.endAll(tenant, new OfSubject(principal.provider(), principal.subject()), EndReason.LOGGED_OUT);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
