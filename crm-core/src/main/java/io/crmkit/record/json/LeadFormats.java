package io.crmkit.record.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadEvent.LeadConverted;
import io.crmkit.record.model.LeadEvent.LeadCreated;
import io.crmkit.record.model.LeadEvent.LeadDeleted;
import io.crmkit.record.model.LeadEvent.LeadDisqualified;
import io.crmkit.record.model.LeadEvent.LeadEdited;
import io.crmkit.record.model.LeadEvent.LeadQualified;
import io.crmkit.record.model.LeadEvent.LeadRestored;
import io.crmkit.record.model.LeadEvent.LeadWorked;
import io.crmkit.record.model.LeadId;

/** Leads and their events in the form that is stored and published. */
public final class LeadFormats {

  public static final StateFormat<LeadId, Lead, LeadEvent> LEAD =
      StateFormat.of("lead", LeadId::new, Lead.class, LeadEvent.class)
          .type(LeadCreated.class, "lead.created")
          .type(LeadEdited.class, "lead.edited")
          .type(LeadWorked.class, "lead.worked")
          .type(LeadQualified.class, "lead.qualified")
          .type(LeadDisqualified.class, "lead.disqualified")
          .type(LeadConverted.class, "lead.converted")
          .type(LeadDeleted.class, "lead.deleted")
          .type(LeadRestored.class, "lead.restored")
          .build(LeadEvent::at);

  private LeadFormats() {}
}
