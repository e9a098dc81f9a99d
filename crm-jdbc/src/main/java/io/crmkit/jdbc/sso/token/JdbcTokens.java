package io.crmkit.jdbc.sso.token;

import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.sso.token.port.RefreshFamilies;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of tokens in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcTokens {

  private final RefreshFamilies families;
  private final KeyRings rings;
  private final DeniedTokens denied;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcTokens(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcTokens(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.families = new JdbcRefreshFamilies(transactions);
    this.rings = new JdbcKeyRings(transactions);
    this.denied = new JdbcDeniedTokens(transactions);
  }

  public RefreshFamilies families() {
    return families;
  }

  public KeyRings rings() {
    return rings;
  }

  public DeniedTokens denied() {
    return denied;
  }
}
