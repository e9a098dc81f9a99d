package io.crmkit.jdbc.territory;

import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelRegister;
import io.crmkit.territory.model.RegisterId;
import io.crmkit.territory.port.RegisterRepository;

/** The registers in their table. */
final class JdbcRegisterRepository extends JdbcStates<RegisterId, ModelRegister> implements RegisterRepository {

  JdbcRegisterRepository(Transactions transactions) {
    super(transactions, TerritoryFormats.REGISTER, new StateTable("crm_territory_register", "register_id"));
  }
}
