package io.crmkit.benchmarks.peer;

import io.crmkit.benchmarks.worker.ApprovalPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least code that does the same work: the rows that crmkit writes, in the same transactions, without any rules.
 *
 * <p>Prepared statements, batches where several rows go to one table, one read before each change, and the change
 * refused if the version is no longer the one that was read.
 */
public final class RawPeer implements ApprovalPeer {

  private static final List<String> MANAGERS = List.of(MANAGER);
  private static final List<String> DIRECTORS = List.of(ApprovalPeer.director(1), ApprovalPeer.director(2));

  private final DataSource database;
  private final Clock clock = Clock.systemUTC();

  public RawPeer(DataSource database) {
    this.database = database;
    RawTables.createIfAbsent(database);
  }

  private interface Work {
    void in(RawTables tables) throws SQLException;
  }

  @Override
  public String submit(long number) {
    String id = UUID.randomUUID().toString();
    String deal = "D-" + number;
    Instant at = clock.instant();
    inTransaction(tables -> {
      tables.insert(id, deal, RawDocuments.progressSubmitted(at), at);
      tables.append(id, 0, RawDocuments.submitted(deal, at), at);
      tables.seat(id, RawDocuments.MANAGER_STEP, MANAGERS, at);
    });
    return id;
  }

  @Override
  public void approveAsManager(String request) {
    Instant at = clock.instant();
    inTransaction(tables -> {
      long read = tables.read(request);
      tables.update(request, read, RawDocuments.progressManagerApproved(at), RawDocuments.DIRECTOR_STEP, at);
      tables.append(request, read, RawDocuments.managerApproved(at), at);
      tables.unseat(request, RawDocuments.MANAGER_STEP, MANAGERS);
      tables.seat(request, RawDocuments.DIRECTOR_STEP, DIRECTORS, at);
    });
  }

  @Override
  public void approveAsDirector(String request, int director) {
    Instant at = clock.instant();
    inTransaction(tables -> {
      long read = tables.read(request);
      tables.update(request, read, RawDocuments.progressApproved(director, at), null, at);
      tables.append(request, read, RawDocuments.directorApproved(director, at), at);
      tables.unseat(request, RawDocuments.DIRECTOR_STEP, DIRECTORS);
    });
  }

  private void inTransaction(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.in(new RawTables(connection));
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  @Override
  public void close() {}
}
