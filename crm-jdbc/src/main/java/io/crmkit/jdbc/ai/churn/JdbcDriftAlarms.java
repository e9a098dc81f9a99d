package io.crmkit.jdbc.ai.churn;

import io.crmkit.ai.churn.json.ChurnFormats;
import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The alarms of drift in their table. */
final class JdbcDriftAlarms implements DriftAlarms {

  private static final String NEWEST = "select alarm from crm_churn_alarm where tenant_id = ? and model = ?"
      + " order by tenant_id desc, model desc, number desc limit 1";
  private static final String ADD =
      "insert into crm_churn_alarm (tenant_id, model, number, alarm) values (?, ?, ?, ?)";

  private final Transactions transactions;
  private final EventLog log;

  JdbcDriftAlarms(Transactions transactions) {
    this.transactions = transactions;
    this.log = new EventLog(transactions.dialect());
  }

  @Override
  public Optional<DriftAlarm> newest(TenantId tenant, long model) {
    return transactions.single(connection -> newest(connection, tenant, model));
  }

  @Override
  public void add(TenantId tenant, DriftAlarm alarm, DomainEvent event) {
    NextRow.add(transactions, connection -> requireNext(connection, tenant, alarm), connection -> {
      Jdbc.update(connection, ADD, params -> params.text(tenant.value()).number(alarm.model()).number(alarm.number())
          .text(ChurnFormats.write(alarm)));
      log.append(connection, List.of(event));
      return true;
    });
  }

  private static boolean requireNext(Connection connection, TenantId tenant, DriftAlarm alarm) throws SQLException {
    long stored = newest(connection, tenant, alarm.model()).map(DriftAlarm::number).orElse(0L);
    if (alarm.number() != stored + 1) {
      throw new StaleWriteException("the drift alarms of a model", alarm.number() - 1, stored);
    }
    return true;
  }

  private static Optional<DriftAlarm> newest(Connection connection, TenantId tenant, long model)
      throws SQLException {
    return Jdbc.one(connection, NEWEST, params -> params.text(tenant.value()).number(model),
        row -> ChurnFormats.readAlarm(row.text()).orElseThrow());
  }
}
