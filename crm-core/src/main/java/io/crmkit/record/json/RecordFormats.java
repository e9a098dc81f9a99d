package io.crmkit.record.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityEvent.OpportunityDeleted;
import io.crmkit.record.model.OpportunityEvent.OpportunityEdited;
import io.crmkit.record.model.OpportunityEvent.OpportunityLeadLinked;
import io.crmkit.record.model.OpportunityEvent.OpportunityOpened;
import io.crmkit.record.model.OpportunityEvent.OpportunityRestored;
import io.crmkit.record.model.OpportunityEvent.OpportunityTransferred;
import io.crmkit.record.model.OpportunityEvent.ProbabilityScored;
import io.crmkit.record.model.OpportunityEvent.ProbabilitySet;
import io.crmkit.record.model.OpportunityEvent.RateFrozen;
import io.crmkit.record.model.OpportunityEvent.StageEntered;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineEvent;
import io.crmkit.record.model.PipelineEvent.PipelineDefined;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;

/** Records and their events in the form that is stored and published. */
public final class RecordFormats {

  public static final StateFormat<PipelineId, SalesPipeline, PipelineEvent> PIPELINE =
      StateFormat.of("pipeline", PipelineId::new, SalesPipeline.class, PipelineEvent.class)
          .type(PipelineDefined.class, "pipeline.defined")
          .build(PipelineEvent::at);

  public static final StateFormat<OpportunityId, Opportunity, OpportunityEvent> OPPORTUNITY =
      StateFormat.of("opportunity", OpportunityId::new, Opportunity.class, OpportunityEvent.class)
          .type(OpportunityOpened.class, "opportunity.opened")
          .type(OpportunityEdited.class, "opportunity.edited")
          .type(StageEntered.class, "opportunity.stage-entered")
          .type(OpportunityTransferred.class, "opportunity.transferred")
          .type(ProbabilitySet.class, "opportunity.probability-set")
          .type(ProbabilityScored.class, "opportunity.probability-scored")
          .type(RateFrozen.class, "opportunity.rate-frozen")
          .type(OpportunityLeadLinked.class, "opportunity.lead-linked")
          .type(OpportunityDeleted.class, "opportunity.deleted")
          .type(OpportunityRestored.class, "opportunity.restored")
          .build(OpportunityEvent::at);

  private RecordFormats() {}
}
