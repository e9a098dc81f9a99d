package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.approvals.JdbcApprovals;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Approvals that were written before a script was applied, as they are found after it. */
class EarlierApprovalsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final PageRequest TEN = PageRequest.first(10);
  private static final int BEFORE_PINS = 37;

  @ParameterizedTest
  @EnumSource
  void areFoundByTheDefinitionThatTheyArePinnedTo(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      List<Migration> all = Migration.ofThisLibrary();
      Migrator.migrate(database.dataSource(), all.subList(0, BEFORE_PINS));
      publish(database, 1, "d1");
      publish(database, 12, "d12");
      submit(database, "A-1", 1, "d1");
      submit(database, "A-2", 12, "d12");
      submit(database, "A-3", 3, "kept elsewhere");
      database.execute("insert into crm_approval_seat (tenant_id, actor, approval_id, step, since)"
          + " values ('acme', 'bob', 'A-1', 'Manager', 5)");

      Migrator.migrate(database.dataSource(), all);

      ApprovalRepository repository = new JdbcApprovals(database.dataSource()).approvals();
      assertThat(repository.pinnedTo(ACME, "Rabatt \"A\"", 1, TEN).items()).containsExactly(new ApprovalId("A-1"));
      assertThat(repository.pinnedTo(ACME, "Rabatt \"A\"", 12, TEN).items()).containsExactly(new ApprovalId("A-2"));
      assertThat(repository.inbox(ACME, new Actor("bob"), TEN).items()).extracting(InboxItem::ask)
          .containsExactly(Ask.VOTE);
    }
  }

  private static void publish(TestDatabase database, int version, String digest) {
    database.execute("insert into crm_approval_definition (tenant_id, name, version, digest, entity_type, document,"
        + " status, published_by, published_at) values ('acme', 'Rabatt \"A\"', " + version + ", '" + digest
        + "', 'deal', '{}', 'ACTIVE', 'ada', 0)");
  }

  private static void submit(TestDatabase database, String id, int version, String digest) {
    database.execute("insert into crm_approval (tenant_id, approval_id, version, status, entity_type, entity_id,"
        + " requester, submitted_at, origin, progress) values ('acme', '" + id + "', 2, 'PENDING', 'deal', 'D-1',"
        + " 'alice', 0, '{\"definition\":\"Rabatt \\\"A\\\"\",\"definition_version\":" + version
        + ",\"definition_digest\":\"" + digest + "\",\"requester\":\"alice\"}', '{}')");
  }
}
