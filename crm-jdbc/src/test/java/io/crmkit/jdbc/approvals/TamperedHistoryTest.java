package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Verification.Broken;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.event.chain.ChainFault;
import io.crmkit.core.event.chain.ChainFault.Kind;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody with a connection of their own changes in the tables is found, and where. */
class TamperedHistoryTest {

  private static final ApprovalId ID = new ApprovalId("A-1");
  private static final String ENTRY = " where stream_id = 'A-1' and sequence = %d";

  private static Map<String, ChainFault> changes() {
    Map<String, ChainFault> changes = new LinkedHashMap<>();
    changes.put("update crm_event set payload = replace(payload, '\"approve\"', '\"reject\"')" + ENTRY.formatted(3),
        new ChainFault(3, Kind.ALTERED));
    changes.put("update crm_event set payload = '{'" + ENTRY.formatted(3), new ChainFault(3, Kind.ALTERED));
    changes.put("update crm_event set event_type = 'approval.comment'" + ENTRY.formatted(3),
        new ChainFault(3, Kind.ALTERED));
    changes.put("update crm_event set occurred_at = '2024-05-01T12:00:00.123456788Z'" + ENTRY.formatted(4),
        new ChainFault(4, Kind.ALTERED));
    changes.put("update crm_event set occurred_at = 'at noon'" + ENTRY.formatted(4),
        new ChainFault(4, Kind.UNREADABLE));
    changes.put("update crm_event set context = '{'" + ENTRY.formatted(1), new ChainFault(1, Kind.UNREADABLE));
    changes.put("update crm_event set context = null" + ENTRY.formatted(1), new ChainFault(1, Kind.UNLINKED));
    changes.put("update crm_event set sequence = 50" + ENTRY.formatted(2), new ChainFault(2, Kind.MISSING));
    changes.put("update crm_event set stream_id = 'A-3'" + ENTRY.formatted(2), new ChainFault(2, Kind.MISSING));
    changes.put("delete from crm_event" + ENTRY.formatted(5), new ChainFault(5, Kind.MISSING));
    changes.put("delete from crm_event where stream_id = 'A-1'", new ChainFault(1, Kind.MISSING));
    changes.put("update crm_event set sequence = 6, stream_id = 'A-1' where stream_id = 'A-2' and sequence = 2",
        new ChainFault(6, Kind.SURPLUS));
    changes.put("update crm_event set payload = '{}', context = '{'" + ENTRY.formatted(4) + " or stream_id = 'A-1'"
        + " and sequence = 3", new ChainFault(3, Kind.UNREADABLE));
    return changes;
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void isNamedAtItsFirstEntry(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      Migrator.migrate(database.dataSource());
      Host host = new Host(database.dataSource(), new HandClock(START));
      host.publishDefinition(ACME);
      play(host, ID);
      play(host, new ApprovalId("A-2"));
      assertThat(host.approvals().verify(ACME, ID)).isInstanceOf(Sound.class);
      database.execute("create table kept as select * from crm_event");
      changes().forEach((change, fault) -> {
        database.execute(change);
        assertThat(host.approvals().verify(ACME, ID)).as(change).isEqualTo(new Broken(fault));
        database.execute("delete from crm_event");
        database.execute("insert into crm_event select * from kept");
      });
      assertThat(host.approvals().verify(ACME, ID)).isInstanceOf(Sound.class);
    }
  }

  private static void play(Host host, ApprovalId id) {
    host.approvals().submit(ACME, id, ALICE, DEAL).orElseThrow();
    for (int voter = 0; voter < 3; voter++) {
      host.approvals().handle(ACME, id, Vote.approve(BOARD.get(voter))).orElseThrow();
    }
  }
}
