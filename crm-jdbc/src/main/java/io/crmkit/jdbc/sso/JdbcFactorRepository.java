package io.crmkit.jdbc.sso;

import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.mfa.json.FactorFormats;
import io.crmkit.sso.mfa.model.UserFactors;
import io.crmkit.sso.mfa.port.FactorRepository;
import io.crmkit.sso.model.UserId;

/** The second factors of users in their table. */
public final class JdbcFactorRepository extends JdbcStates<UserId, UserFactors> implements FactorRepository {

  public JdbcFactorRepository(Transactions transactions) {
    super(transactions, FactorFormats.FACTORS, new StateTable("crm_user_factors", "user_id"));
  }
}
