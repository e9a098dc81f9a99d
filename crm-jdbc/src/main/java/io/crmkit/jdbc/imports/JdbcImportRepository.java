package io.crmkit.jdbc.imports;

import io.crmkit.imports.json.ImportFormat;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;

/** The imports in their table. */
final class JdbcImportRepository extends JdbcStates<ImportId, ImportJob> implements ImportRepository {

  JdbcImportRepository(Transactions transactions) {
    super(transactions, ImportFormat.FORMAT, new StateTable("crm_import", "import_id"));
  }
}
