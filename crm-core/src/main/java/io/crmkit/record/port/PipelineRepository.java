package io.crmkit.record.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;

/** Keeps pipelines and their history. The contract in crm-testkit proves an implementation. */
public interface PipelineRepository extends StateRepository<PipelineId, SalesPipeline> {}
