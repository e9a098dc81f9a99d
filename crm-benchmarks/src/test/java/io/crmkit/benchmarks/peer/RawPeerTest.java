package io.crmkit.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.worker.ApprovalPeer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.assertj.core.data.Percentage;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** That the hand-written code is a fair measure: it leaves what crmkit leaves. */
class RawPeerTest {

  // an instant that ends in zeros is a few characters shorter
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);

  @Test
  void writesTheHistoryThatCrmkitWrites() throws SQLException {
    String query = "SELECT sequence || event_type FROM crm_event WHERE stream_type = 'approval' ORDER BY sequence";

    assertThat(left(RawPeer::new, query)).isEqualTo(left(CrmkitPeer::new, query)).hasSize(8);
  }

  @Test
  void writesTheOutboxThatCrmkitWrites() throws SQLException {
    String query = "SELECT next_sequence || '-' || last_sequence || '-' || attempts || '-' || available_at "
        + "FROM crm_outbox WHERE stream_type = 'approval'";

    assertThat(left(RawPeer::new, query)).isEqualTo(left(CrmkitPeer::new, query)).hasSize(1);
  }

  @Test
  void leavesTheApprovalInTheStateThatCrmkitLeavesItIn() throws SQLException {
    String query = "SELECT version || status || coalesce(step, '-') || coalesce(due_at, 0) || entity_type || entity_id "
        + "|| requester FROM crm_approval";

    assertThat(left(RawPeer::new, query)).isEqualTo(left(CrmkitPeer::new, query)).hasSize(1);
  }

  @Test
  void writesAsManyBytes() throws SQLException {
    for (String query : List.of(
        "SELECT length(origin) FROM crm_approval",
        "SELECT length(progress) FROM crm_approval",
        "SELECT sum(length(payload)) FROM crm_event WHERE stream_type = 'approval'",
        "SELECT sum(length(context)) FROM crm_event WHERE stream_type = 'approval'")) {
      assertThat(Integer.parseInt(left(RawPeer::new, query).get(0)))
          .as(query)
          .isCloseTo(Integer.parseInt(left(CrmkitPeer::new, query).get(0)), TWO_PERCENT);
    }
  }

  @Test
  void asksTheSamePeopleAtTheSameTime() throws SQLException {
    String query = "SELECT actor FROM crm_approval_seat ORDER BY actor";

    assertThat(leftAfterStepOne(RawPeer::new, query)).isEqualTo(leftAfterStepOne(CrmkitPeer::new, query)).hasSize(2);
    assertThat(left(RawPeer::new, query)).isEmpty();
  }

  private static List<String> left(Function<DataSource, ApprovalPeer> peer, String query) throws SQLException {
    return column(peer, query, opened -> opened.complete(1));
  }

  private static List<String> leftAfterStepOne(Function<DataSource, ApprovalPeer> peer, String query)
      throws SQLException {
    return column(peer, query, opened -> opened.approveAsManager(opened.submit(1)));
  }

  private interface Work {
    void on(ApprovalPeer peer);
  }

  private static List<String> column(Function<DataSource, ApprovalPeer> peer, String query, Work work)
      throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:fair");
    try (Connection connection = database.getConnection(); ApprovalPeer opened = peer.apply(database)) {
      work.on(opened);
      return column(connection, query);
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
