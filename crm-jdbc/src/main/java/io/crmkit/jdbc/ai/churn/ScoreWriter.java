package io.crmkit.jdbc.ai.churn;

import io.crmkit.ai.churn.json.ChurnFormats;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds scores in a few batches, whatever their number. Rows of customers are locked in the order of their ids, so that
 * two who score the same customers wait for each other and do not run into a deadlock.
 */
final class ScoreWriter {

  private static final String BEGIN =
      "insert into crm_churn_newest (number, score, tenant_id, customer_id) values (?, ?, ?, ?)";
  private static final String REPLACE = "update crm_churn_newest set number = ?, score = ?"
      + " where tenant_id = ? and customer_id = ? and number = ?";
  private static final String ADD =
      "insert into crm_churn_score (number, score, tenant_id, customer_id, at) values (?, ?, ?, ?, ?)";

  private final Transactions transactions;
  private final EventLog log;
  private final String numbers;

  /** A score, and its document. */
  private record Written(Score score, String document) {

    static Written of(Score score) {
      return new Written(score, ChurnFormats.write(score));
    }

    String customer() {
      return score.customer().value();
    }

    long number() {
      return score.mark().number();
    }

    Params bind(Params params, TenantId tenant) throws SQLException {
      return params.number(number()).text(document).text(tenant.value()).text(customer());
    }
  }

  ScoreWriter(Transactions transactions) {
    this.transactions = transactions;
    this.log = new EventLog(transactions.dialect());
    this.numbers = "select customer_id, number from "
        + transactions.dialect().among("crm_churn_newest", "customer_id") + " and tenant_id = ?";
  }

  void append(TenantId tenant, List<Score> scores, List<DomainEvent> events) {
    List<Written> written =
        scores.stream().map(Written::of).sorted(Comparator.comparing(Written::customer)).toList();
    if (written.stream().map(Written::customer).distinct().count() < written.size()) {
      throw new IllegalArgumentException("a customer is there twice");
    }
    try {
      transactions.inTransaction(connection -> write(connection, tenant, written, events));
    } catch (StoreException e) {
      // two who score a customer for the first time: the key lets one in, and the other is as late as with any other score
      if (e.reason() == Reason.DUPLICATE) {
        transactions.single(connection -> requireNext(connection, tenant, written));
      }
      throw e;
    }
  }

  private boolean write(Connection connection, TenantId tenant, List<Written> written, List<DomainEvent> events)
      throws SQLException {
    List<Written> firsts = written.stream().filter(each -> each.number() == 1).toList();
    List<Written> others = written.stream().filter(each -> each.number() > 1).toList();
    Jdbc.batch(connection, BEGIN, firsts, (params, each) -> each.bind(params, tenant));
    int[] rows = Jdbc.batch(connection, REPLACE, others,
        (params, each) -> each.bind(params, tenant).number(each.number() - 1));
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == 0) {
        throw stale(others.get(i), numbers(connection, tenant, others));
      }
    }
    Jdbc.batch(connection, ADD, written,
        (params, each) -> each.bind(params, tenant).number(EpochNanos.of(each.score.mark().at())));
    log.append(connection, events);
    return true;
  }

  private boolean requireNext(Connection connection, TenantId tenant, List<Written> written)
      throws SQLException {
    Map<String, Long> newest = numbers(connection, tenant, written);
    for (Written each : written) {
      if (newest.getOrDefault(each.customer(), 0L) != each.number() - 1) {
        throw stale(each, newest);
      }
    }
    return true;
  }

  private static StaleWriteException stale(Written late, Map<String, Long> newest) {
    return new StaleWriteException(
        "the scores of a customer", late.number() - 1, newest.getOrDefault(late.customer(), 0L));
  }

  /** Returns the number of the newest score of each customer who has one. */
  private Map<String, Long> numbers(Connection connection, TenantId tenant, List<Written> written)
      throws SQLException {
    Map<String, Long> found = new HashMap<>();
    String[] ids = written.stream().map(Written::customer).toArray(String[]::new);
    Jdbc.list(connection, numbers, params -> params.texts(ids).text(tenant.value()),
        row -> found.put(row.text(), row.number()));
    return found;
  }
}
