package io.crmkit.record.port;

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
