package io.crmkit.jdbc.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.sso.TimedRows;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Wrong passwords in their table; a statement changes a row only as it was found. */
public final class JdbcPasswordGuesses implements PasswordGuesses {

  private static final TimedRows ROWS = new TimedRows("crm_password_guess", "user_id", "over_at");
  private static final String FIND =
      "select wrong, locks, locked_until from crm_password_guess where tenant_id = ? and user_id = ?";
  private static final String INSERT =
      "insert into crm_password_guess (tenant_id, user_id, wrong, locks, locked_until, over_at) values (?, ?, ?, ?, ?, ?)";
  private static final String AS_FOUND =
      " where tenant_id = ? and user_id = ? and wrong = ? and locks = ? and locked_until is not distinct from ?";
  private static final String UPDATE =
      "update crm_password_guess set wrong = ?, locks = ?, locked_until = ?, over_at = ?" + AS_FOUND;
  private static final String DELETE = "delete from crm_password_guess" + AS_FOUND;

  private final Transactions transactions;
  private final String insert;

  public JdbcPasswordGuesses(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    // whoever was second is no error, and PostgreSQL would write one into its log
    this.insert = transactions.dialect() == Dialect.POSTGRESQL ? INSERT + " on conflict do nothing" : INSERT;
  }

  @Override
  public Guesses find(TenantId tenant, UserId user) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(user.value()), JdbcPasswordGuesses::guesses)).orElse(Guesses.NONE);
  }

  private static Guesses guesses(Row row) throws SQLException {
    int wrong = row.smallNumber();
    int locks = row.smallNumber();
    @Nullable Long until = row.numberOrNull();
    return new Guesses(wrong, locks, until == null ? null : EpochNanos.instant(until));
  }

  @Override
  public boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next, Instant over) {
    if (found.equals(next)) {
      return find(tenant, user).equals(found);
    }
    try {
      return transactions.single(connection -> write(connection, tenant, user, found, next, over)) == 1;
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        return false;
      }
      throw e;
    }
  }

  private int write(Connection connection, TenantId tenant, UserId user, Guesses found, Guesses next, Instant over)
      throws SQLException {
    if (found.equals(Guesses.NONE)) {
      return Jdbc.update(connection, insert,
          params -> counted(params.text(tenant.value()).text(user.value()), next).number(EpochNanos.of(over)));
    }
    return next.equals(Guesses.NONE)
        ? Jdbc.update(connection, DELETE, params -> counted(params.text(tenant.value()).text(user.value()), found))
        : Jdbc.update(connection, UPDATE, params -> counted(counted(params, next).number(EpochNanos.of(over))
            .text(tenant.value()).text(user.value()), found));
  }

  private static Params counted(Params params, Guesses guesses) throws SQLException {
    @Nullable Long until = EpochNanos.orNull(guesses.lockedUntil());
    return params.number(guesses.wrong()).number(guesses.locks()).numberOrNull(until);
  }

  @Override
  public int purge(TenantId tenant, Instant overBefore) {
    return ROWS.deleteBefore(transactions, tenant, overBefore);
  }
}
