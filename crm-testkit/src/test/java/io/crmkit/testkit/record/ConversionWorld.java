package io.crmkit.testkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.Accounts;
import io.crmkit.record.Contacts;
import io.crmkit.record.Conversions;
import io.crmkit.record.Leads;
import io.crmkit.record.Opportunities;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.ConversionPlan;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineCommand;
import io.crmkit.record.model.PipelineDecider;
import io.crmkit.record.port.AccountRepository;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.record.port.RecordStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three leads, an account, a contact and a deal, and people who convert and change them. A rival acts after a conversion
 * was decided and before it is written, so that races are lost on purpose and not by chance.
 */
final class ConversionWorld {

  static final TenantId ACME = new TenantId("acme");
  static final Actor ANN = new Actor("ann");

  /** What somebody does; what a plan is for depends on it. */
  enum Kind { CONVERT, GIVE_UP, WORK, DELETE_LEAD, RESTORE_LEAD, RENAME_ACCOUNT, DELETE_ACCOUNT, RESTORE_ACCOUNT,
    DELETE_CONTACT, RESTORE_CONTACT, DELETE_DEAL, RESTORE_DEAL }

  /** One act, and what somebody else does in the middle of it. */
  record Act(Kind kind, LeadId lead, ConversionPlan plan, @Nullable Act rival) {}

  final InMemoryRecords storage = new InMemoryRecords();
  final List<String> outcomes = new ArrayList<>();
  private final Clock clock = Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
  private final Leads leads = new Leads(storage.leads(), clock);
  private final Accounts accounts = new Accounts(storage.accounts(), clock);
  private final Contacts contacts = new Contacts(storage.contacts(), clock);
  private final Opportunities deals =
      new Opportunities(storage.opportunities(), storage.pipelines(), new Dollars(), clock);

  ConversionWorld(List<LeadId> all, AccountId account, ContactId contact, OpportunityId deal) {
    all.forEach(lead -> leads.create(ACME, lead, ANN, LeadDetails.builder("Ada").build()).orElseThrow());
    accounts.create(ACME, account, ANN, AccountDetails.builder("Example").build()).orElseThrow();
    contacts.create(ACME, contact, ANN, ContactDetails.builder("Ada").build()).orElseThrow();
    definePipeline();
    deals.open(ACME, deal, ANN, OpportunityDetails.builder("Deal").build(),
        Destination.beginning(DealArbitraries.NEW_BUSINESS.id())).orElseThrow();
  }

  private void definePipeline() {
    var pipelines = new Aggregates<>(storage.pipelines(), new PipelineDecider(),
        RecordFormats.PIPELINE);
    pipelines.handle(ACME, DealArbitraries.NEW_BUSINESS.id(),
        new PipelineCommand.Define(DealArbitraries.NEW_BUSINESS.definition(), ANN, clock.instant())).orElseThrow();
  }

  void perform(Act act) {
    outcomes.add(act.kind == Kind.CONVERT ? convert(act) : outcome(change(act)));
  }

  private String convert(Act act) {
    Conversions conversions = new Conversions(new Interrupted(storage, () -> {
      if (act.rival != null) {
        perform(act.rival);
      }
    }), new Dollars(), clock);
    try {
      return "convert: " + outcome(conversions.convert(ACME, act.lead, ANN, act.plan));
    } catch (StaleWriteException lost) {
      // as the service says: ask again
      Conversions again = new Conversions(storage, new Dollars(), clock);
      return "convert: lost, then " + outcome(again.convert(ACME, act.lead, ANN, act.plan));
    }
  }

  private Decision<?> change(Act act) {
    AccountId account = act.plan.account().id();
    ContactId contact = act.plan.contact().id();
    OpportunityId deal = new OpportunityId("D1");
    return switch (act.kind) {
      case GIVE_UP -> leads.disqualify(ACME, act.lead, ANN, "no budget");
      case WORK, CONVERT -> leads.work(ACME, act.lead, ANN);
      case DELETE_LEAD -> leads.delete(ACME, act.lead, ANN);
      case RESTORE_LEAD -> leads.restore(ACME, act.lead, ANN);
      case RENAME_ACCOUNT -> accounts.edit(ACME, account, ANN, version(account), AccountDetails.builder("X").build());
      case DELETE_ACCOUNT -> accounts.delete(ACME, account, ANN);
      case RESTORE_ACCOUNT -> accounts.restore(ACME, account, ANN);
      case DELETE_CONTACT -> contacts.delete(ACME, contact, ANN);
      case RESTORE_CONTACT -> contacts.restore(ACME, contact, ANN);
      case DELETE_DEAL -> deals.delete(ACME, deal, ANN);
      case RESTORE_DEAL -> deals.restore(ACME, deal, ANN);
    };
  }

  private long version(AccountId account) {
    return storage.accounts().find(ACME, account).map(stored -> stored.version()).orElse(0L);
  }

  private static String outcome(Decision<?> decision) {
    if (!(decision instanceof Accepted<?> accepted)) {
      return "refused";
    }
    return accepted.events().isEmpty() ? "nothing new" : "done";
  }

  /** A store in which something happens just before a conversion is written. */
  private record Interrupted(RecordStorage storage, Runnable before) implements RecordStorage {

    @Override
    public PipelineRepository pipelines() {
      return storage.pipelines();
    }

    @Override
    public OpportunityRepository opportunities() {
      return storage.opportunities();
    }

    @Override
    public AccountRepository accounts() {
      return storage.accounts();
    }

    @Override
    public ContactRepository contacts() {
      return storage.contacts();
    }

    @Override
    public LeadRepository leads() {
      return storage.leads();
    }

    @Override
    public ConversionRepository conversions() {
      return (tenant, changes) -> {
        before.run();
        storage.conversions().save(tenant, changes);
      };
    }
  }
}
