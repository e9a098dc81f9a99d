package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.sso.JdbcSecurityEvents;
import io.crmkit.jdbc.sso.account.JdbcAccountRepository;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** That rows which are looked up by any of some values cost what is found, and not what the tenant has. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LookupPlansContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final int MANY = 20_000;
  private static final int PAGE = 10;

  private final TestDatabase database;
  private final ExplainedDataSource explained;
  private final Transactions transactions;

  LookupPlansContract(TestDatabases databases) {
    database = databases.migrated();
    explained = new ExplainedDataSource(database.dataSource());
    transactions = Transactions.on(explained.dataSource());
  }

  @BeforeAll
  void fill() {
    database.execute("insert into crm_user_account_role (tenant_id, role, user_id) values ('acme', 'reader', 'u')");
    RowCopies.insert(database, "crm_user_account_role", "user_id = 'u'", MANY,
        Map.of("user_id", "'u' || n", "role", "'role ' || mod(n, 500)"));
    database.execute("insert into crm_user_account_role (tenant_id, role, user_id) values"
        + " ('acme', 'admin', 'ann'), ('acme', 'owner', 'bob'), ('acme', 'owner', 'ann'), ('globex', 'owner', 'eve')");
    new JdbcSecurityEvents(Transactions.on(database.dataSource())).append(ACME,
        SecurityEvent.builder(Kind.LOGIN_STARTED, AT).provider(new ProviderId("okta")).user(new UserId("ann")).build());
    RowCopies.insertIdentified(database, "crm_security_event", "event_id", "user_id = 'ann'", MANY,
        Map.of("at", "at + cast(n as bigint) * 1000000000", "user_id", "'u' || n"));
    for (Kind rare : List.of(Kind.KEY_CREATED, Kind.KEY_REVOKED)) {
      new JdbcSecurityEvents(Transactions.on(database.dataSource())).append(ACME,
          SecurityEvent.builder(rare, AT.plusSeconds(1)).build());
    }
    database.execute("analyze");
  }

  @AfterAll
  void remove() {
    database.close();
  }

  @Test
  void findsHoldersByTheirRoles() {
    List<UserId> holders = new JdbcAccountRepository(transactions)
        .holders(ACME, Set.of(new Role("admin"), new Role("owner"), new Role("nobody's")), PAGE);

    assertThat(holders).containsExactly(new UserId("ann"), new UserId("bob"));
    assertThatItReadsOnly(3);
  }

  @Test
  void findsTheNewestEventsOfRareKinds() {
    SecurityEventFilter rare =
        SecurityEventFilter.builder().kinds(Set.of(Kind.KEY_CREATED, Kind.KEY_REVOKED, Kind.CODE_SENT)).build();

    assertThat(list(rare, PageRequest.first(PAGE)).items()).extracting(SecurityEvent::kind)
        .containsExactly(Kind.KEY_REVOKED, Kind.KEY_CREATED);
    assertThatItReadsOnly(2);
  }

  @Test
  void readsAPageOfAllEventsAndOfThoseOfOftenKinds() {
    Page<SecurityEvent> first = list(SecurityEventFilter.everything(), PageRequest.first(PAGE));
    assertThatItReadsOnly(PAGE);
    assertThat(list(SecurityEventFilter.everything(), PageRequest.first(PAGE).after(first.next())).items())
        .hasSize(PAGE);
    assertThatItReadsOnly(PAGE);
    assertThat(list(SecurityEventFilter.loginAttempts(), PageRequest.first(PAGE)).items()).hasSize(PAGE);
    assertThatItReadsOnly(2 * PAGE);
  }

  @Test
  void findsEventsOfSomebodyByTheirIndex() {
    SecurityEventFilter ann = SecurityEventFilter.loginAttempts().toBuilder().user(new UserId("ann")).build();

    assertThat(list(ann, PageRequest.first(PAGE)).items()).hasSize(1);
    assertThatItReadsOnly(1);
  }

  private Page<SecurityEvent> list(SecurityEventFilter filter, PageRequest page) {
    return new JdbcSecurityEvents(transactions).list(ACME, filter, page);
  }

  // one row more tells whether there is a next page, one more on each side ends a range, and H2 counts some rows twice
  private void assertThatItReadsOnly(int rows) {
    List<Plan> plans = explained.takePlans();
    assertThat(plans).isNotEmpty().noneMatch(Plan::readsAWholeTable)
        .allSatisfy(plan -> assertThat(plan.rows()).as("%s", plan).isLessThanOrEqualTo(2L * rows + 8));
  }
}
