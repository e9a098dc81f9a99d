package io.crmkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Conversion;
import io.crmkit.record.model.ConversionPlan;
import io.crmkit.record.model.ConversionProposal;
import io.crmkit.record.model.FreeMailDomains;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.Lead.Converted;
import io.crmkit.record.model.Lead.Live;
import io.crmkit.record.model.LeadCommand;
import io.crmkit.record.model.LeadDecider;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.LeadStatus;
import io.crmkit.record.port.Currencies;
import io.crmkit.record.port.RecordStorage;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Turns leads into accounts, contacts and deals: each lead once, in one act, with links both ways. The rules are those
 * of EspoCRM's lead conversion, where a lead keeps what was created of it and is closed from then on.
 */
public final class Conversions {

  /** How many accounts are proposed for a domain, and how many contacts for an address. */
  public static final int MOST_PROPOSED = 10;

  private final RecordStorage storage;
  private final FreeMailDomains freeMail;
  private final Clock clock;
  private final Observed observed;
  private final Aggregates<LeadId, Lead, LeadCommand, LeadEvent> leads;
  private final ConversionSteps steps;

  /** Opens the service with the {@linkplain FreeMailDomains#usual usual} free mail. */
  public Conversions(RecordStorage storage, Currencies currencies, Clock clock) {
    this(storage, currencies, FreeMailDomains.usual(), clock, ServiceListener.none());
  }

  /**
   * Opens the service with somebody who hears how long each call took and how it ended.
   *
   * @param freeMail the domains that say nothing of a company
   * @param clock whose zone says which day it is when somebody comes to an account or a deal closes
   */
  public Conversions(RecordStorage storage, Currencies currencies, FreeMailDomains freeMail, Clock clock,
      ServiceListener listener) {
    this.storage = Objects.requireNonNull(storage, "storage");
    this.freeMail = Objects.requireNonNull(freeMail, "freeMail");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("conversions", listener);
    this.leads = new Aggregates<>(storage.leads(), new LeadDecider(), LeadFormats.LEAD);
    this.steps = new ConversionSteps(storage, Objects.requireNonNull(currencies, "currencies"), freeMail);
  }

  /** Returns what is there of the company and the person of a lead; nothing if the lead cannot be converted. */
  public Optional<ConversionProposal> propose(TenantId tenant, LeadId id) {
    return observed.call("propose", tenant, call ->
        leads.load(tenant, id).value() instanceof Live live && live.status() != LeadStatus.DISQUALIFIED
        ? Optional.of(proposal(tenant, live.details()))
        : Optional.empty());
  }

  /**
   * Converts a lead: makes or links the records of the plan, and locks the lead, all in one act. For a lead that was
   * converted before, by whatever plan, it is accepted and changes nothing; {@link #conversion} says what became of it.
   *
   * @throws StaleWriteException if somebody else wrote one of the records meanwhile; ask again
   */
  public Decision<LeadEvent> convert(TenantId tenant, LeadId id, Actor by, ConversionPlan plan) {
    return observed.call("convert", tenant, call -> {
      Instant at = clock.instant();
      Stored<Lead> lead = leads.load(tenant, id);
      Decision<LeadEvent> decision =
          leads.decideAll(lead, List.of(new LeadCommand.Convert(plan.conversion(), by, at)));
      if (!(decision instanceof Accepted<LeadEvent> accepted) || accepted.events().isEmpty()) {
        return decision;
      }
      Converting converting = new Converting(tenant, id, ((Live) lead.value()).details(), plan, by, at,
          at.atZone(clock.getZone()).toLocalDate());
      return steps.of(converting, leads.change(tenant, id, lead, accepted.events()), changes -> {
        storage.conversions().save(tenant, changes);
        return decision;
      });
    });
  }

  /** Returns what became of a lead; nothing if it was not converted. */
  public Optional<Conversion> conversion(TenantId tenant, LeadId id) {
    return observed.call("conversion", tenant, call -> leads.load(tenant, id).value() instanceof Converted converted
        ? Optional.of(converted.into())
        : Optional.empty());
  }

  private ConversionProposal proposal(TenantId tenant, LeadDetails details) {
    PageRequest first = PageRequest.first(MOST_PROPOSED);
    Set<AccountId> accounts = new LinkedHashSet<>();
    details.companyDomains(freeMail)
        .forEach(domain -> accounts.addAll(storage.accounts().byDomain(tenant, domain, first).items()));
    Set<ContactId> contacts = new LinkedHashSet<>();
    details.emails().forEach(email -> contacts.addAll(storage.contacts().byEmail(tenant, email, first).items()));
    return new ConversionProposal(List.copyOf(accounts), List.copyOf(contacts));
  }
}
