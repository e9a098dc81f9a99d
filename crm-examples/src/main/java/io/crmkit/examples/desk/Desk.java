package io.crmkit.examples.desk;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.expression.Expression;
import io.crmkit.examples.command.H2Database;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.approvals.JdbcApprovals;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.core.HandClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.h2.jdbcx.JdbcConnectionPool;

/** The desk: approvals on an H2 file, with the team of the pipeline as its directory. */
final class Desk implements AutoCloseable {

  private static final TenantId TENANT = new TenantId("discount-desk");

  private final H2Database database;
  private final JdbcConnectionPool connections;
  private final Transactions transactions;
  private final HandClock clock = new HandClock(Instant.EPOCH);
  private final Definition definition;
  private final Approvals approvals;

  private Desk(H2Database database, Team team, String document) {
    this.database = database;
    this.connections = JdbcConnectionPool.create(database.source());
    this.transactions = Transactions.on(connections);
    JdbcApprovals storage = new JdbcApprovals(transactions);
    Definitions definitions = new Definitions(storage.definitions(), clock);
    PublishedDefinition published =
        definitions.publish(TENANT, Team.HEAD_OF_SALES, document).orElseThrow();
    this.definition = definitions.find(TENANT, published.ref()).orElseThrow();
    this.approvals = Approvals.builder(storage.approvals(), definitions)
        .directory(team.directory(TENANT))
        .clock(clock)
        .build();
  }

  /**
   * Opens the desk on an H2 file, made if it does not exist.
   *
   * @throws io.crmkit.core.RefusedException if the file cannot be opened, or the definition is wrong, with every problem
   *     of it
   */
  static Desk open(Path file, Team team, String document) {
    H2Database database = H2Database.open("jdbc:h2:file:" + file.toAbsolutePath(), "sa", file.toString());
    Migrator.migrate(database.source());
    return new Desk(database, team, document);
  }

  Definition definition() {
    return definition;
  }

  /** Returns the deals that the definition is meant for. */
  List<Deal> beyondThresholds(List<Deal> deals) {
    Expression entry = definition.entry();
    return deals.stream()
        .filter(deal -> entry == null || entry.holds(deal.subject().fields()).orElseThrow())
        .toList();
  }

  void play(List<Deal> deals, Instant end, IntConsumer progress) {
    new Play(approvals, TENANT, clock, progress).run(deals, end);
  }

  /** Delivers what waits in the outbox, here to a counter, and returns how many events that were. */
  int publishEvents() {
    AtomicInteger delivered = new AtomicInteger();
    OutboxPublisher publisher = OutboxPublisher
        .builder(new JdbcOutbox(transactions), event -> delivered.incrementAndGet())
        .clock(Clock.systemUTC())
        .build();
    while (publisher.publishDue().claimed() > 0) {
      // the next batch
    }
    return delivered.get();
  }

  /** Returns how each request went that has been submitted. */
  List<Course> courses(List<Deal> deals) {
    List<Course> courses = new ArrayList<>();
    for (Deal deal : deals) {
      approvals.find(TENANT, deal.approvalId()).ifPresent(stored -> {
        Approval state = stored.value();
        List<ApprovalEvent> history = approvals.history(TENANT, deal.approvalId());
        courses.add(new Course(deal, state, history));
      });
    }
    return courses;
  }

  @Override
  public void close() {
    connections.dispose();
    database.close();
  }
}
