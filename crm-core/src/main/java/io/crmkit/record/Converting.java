package io.crmkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.record.model.ConversionDraft;
import io.crmkit.record.model.ConversionPlan;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadId;
import java.time.Instant;
import java.time.LocalDate;

/** One conversion on its way: of what, into what, by whom and when. */
record Converting(
    TenantId tenant, LeadId lead, LeadDetails details, ConversionPlan plan, Actor by, Instant at, LocalDate today) {

  ConversionDraft draft() {
    return new ConversionDraft(details, plan.conversion(), today);
  }
}
