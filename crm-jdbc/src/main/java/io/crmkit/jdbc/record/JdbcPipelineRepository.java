package io.crmkit.jdbc.record;

import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;
import io.crmkit.record.port.PipelineRepository;

/** The pipelines in their table. */
final class JdbcPipelineRepository extends JdbcStates<PipelineId, SalesPipeline> implements PipelineRepository {

  JdbcPipelineRepository(Transactions transactions) {
    super(transactions, RecordFormats.PIPELINE, new StateTable("crm_pipeline", "pipeline_id"));
  }
}
