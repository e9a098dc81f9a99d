package io.crmkit.record;

import io.crmkit.record.port.AccountRepository;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;

/**
 * Where all records of a CRM are kept: one store with all ports of its kind, which can write several records as one.
 * Implementations must be safe for concurrent use, as the ports are.
 */
public interface RecordStorage {

  PipelineRepository pipelines();

  OpportunityRepository opportunities();

  AccountRepository accounts();

  ContactRepository contacts();

  LeadRepository leads();

  ConversionRepository conversions();
}
