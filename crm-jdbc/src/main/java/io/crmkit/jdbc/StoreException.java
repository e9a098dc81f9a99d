package io.crmkit.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Thrown when the database refused or failed; the driver's own exception is the cause. Of a batch it is the failure of
 * the statement that failed: what PostgreSQL's driver says of a batch as a whole repeats the values that were bound.
 */
public final class StoreException extends RuntimeException {

  /** What kind of failure it was, read from the SQLState, so that callers need not know the database. */
  public enum Reason {
    /** A row with the same key exists. */
    DUPLICATE,
    /** Another transaction was in the way; nothing was written, and the same call may work if it is repeated. */
    CONTENTION,
    /** A value does not fit its column: too long, out of range, or a character the database cannot keep. */
    BAD_VALUE,
    /** The connection could not be had or was lost; what happened to a commit under way is unknown. */
    UNAVAILABLE,
    /** Anything else: a missing table, a missing right, a full disk. */
    OTHER
  }

  private static final long serialVersionUID = 1L;

  private static final Set<String> UNIQUE_VIOLATION = Set.of("23505");

  // serialization failure and deadlock (both); lock not available (PostgreSQL); lock timeout, concurrent update (H2)
  private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

  private final Reason reason;

  private StoreException(Reason reason, SQLException cause) {
    super("%s [SQLState %s]: %s".formatted(reason, cause.getSQLState(), cause.getMessage()), cause);
    this.reason = reason;
  }

  public static StoreException of(SQLException cause) {
    SQLException telling = telling(cause);
    return new StoreException(reason(telling), telling);
  }

  /** Of a connection that could not be had, whatever state a pool or a server that is full gives for that. */
  static StoreException ofOpening(SQLException cause) {
    return new StoreException(Reason.UNAVAILABLE, cause);
  }

  public Reason reason() {
    return reason;
  }

  // a batch hides the statement that failed behind a state of its own
  private static SQLException telling(SQLException cause) {
    SQLException next = cause.getNextException();
    return cause instanceof BatchUpdateException && next != null ? next : cause;
  }

  private static Reason reason(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException || failure instanceof SQLNonTransientConnectionException) {
      // a pool without a connection to spare throws one, and names no state
      return Reason.UNAVAILABLE;
    }
    String state = failure.getSQLState();
    if (state == null) {
      return Reason.OTHER;
    }
    if (UNIQUE_VIOLATION.contains(state)) {
      return Reason.DUPLICATE;
    }
    if (IN_THE_WAY.contains(state)) {
      return Reason.CONTENTION;
    }
    if (state.startsWith("22") || state.startsWith("54")) {
      return Reason.BAD_VALUE;
    }
    return unavailable(state) ? Reason.UNAVAILABLE : Reason.OTHER;
  }

  // class 08; PostgreSQL shutting down (57P0x); H2 database closed (90098, 90121) or connection broken (90067)
  private static boolean unavailable(String state) {
    return state.startsWith("08") || state.startsWith("57P") || Set.of("90067", "90098", "90121").contains(state);
  }
}
