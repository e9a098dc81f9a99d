package io.crmkit.testkit.record;

import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The pipelines of an in-memory store. */
final class InMemoryPipelineRepository extends InMemoryStates<PipelineId, SalesPipeline>
    implements PipelineRepository {

  InMemoryPipelineRepository(InMemoryOutbox outbox) {
    super(outbox, RecordFormats.PIPELINE);
  }
}
