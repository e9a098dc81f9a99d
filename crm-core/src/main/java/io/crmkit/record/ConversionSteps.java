package io.crmkit.record;

import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.Stored;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountCommand;
import io.crmkit.record.model.AccountDecider;
import io.crmkit.record.model.AccountEvent;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactCommand;
import io.crmkit.record.model.ContactDecider;
import io.crmkit.record.model.ContactEvent;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.ConversionChanges;
import io.crmkit.record.model.DealTarget;
import io.crmkit.record.model.DealTarget.Opened;
import io.crmkit.record.model.FreeMailDomains;
import io.crmkit.record.model.KnownPipeline;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadRefusal.OtherAccount;
import io.crmkit.record.model.LeadTarget.Made;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.RecordRefusal.NotThere;
import io.crmkit.record.model.SalesPipeline.Defined;
import io.crmkit.record.model.StageTarget;
import io.crmkit.record.port.Currencies;
import io.crmkit.record.port.RecordStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a conversion asks of an account, a contact and a deal, by the rules of each. */
final class ConversionSteps {

  private final RecordStorage storage;
  private final Currencies currencies;
  private final FreeMailDomains freeMail;
  private final Aggregates<AccountId, Account, AccountCommand, AccountEvent> accounts;
  private final Aggregates<ContactId, Contact, ContactCommand, ContactEvent> contacts;
  private final Aggregates<OpportunityId, Opportunity, OpportunityCommand, OpportunityEvent> deals;

  ConversionSteps(RecordStorage storage, Currencies currencies, FreeMailDomains freeMail) {
    this.storage = storage;
    this.currencies = currencies;
    this.freeMail = freeMail;
    this.accounts = new Aggregates<>(storage.accounts(), new AccountDecider(), PeopleFormats.ACCOUNT);
    this.contacts = new Aggregates<>(storage.contacts(), new ContactDecider(), PeopleFormats.CONTACT);
    this.deals = new Aggregates<>(storage.opportunities(), new OpportunityDecider(), RecordFormats.OPPORTUNITY);
  }

  /** Hands what a conversion changes to {@code then}, or returns why it cannot be. */
  Decision<LeadEvent> of(
      Converting converting, Change<Lead> lead, Function<ConversionChanges, Decision<LeadEvent>> then) {
    Steps steps = new Steps(converting.tenant());
    ConversionChanges changes = new ConversionChanges(new StateChange<>(converting.lead(), lead),
        account(steps, converting), contact(steps, converting), deal(steps, converting));
    Refusal refusal = steps.refusal();
    return refusal == null ? then.apply(changes) : Decision.refuse(refusal);
  }

  private @Nullable StateChange<AccountId, Account> account(Steps steps, Converting in) {
    AccountId id = in.plan().account().id();
    List<AccountCommand> commands = new ArrayList<>();
    if (in.plan().account() instanceof Made<AccountId>) {
      commands.add(new AccountCommand.Create(in.draft().account(freeMail), in.by(), in.at()));
    }
    commands.add(new AccountCommand.LinkLead(in.lead(), in.by(), in.at()));
    return steps.step(accounts, id, accounts.load(in.tenant(), id), commands);
  }

  private @Nullable StateChange<ContactId, Contact> contact(Steps steps, Converting in) {
    ContactId id = in.plan().contact().id();
    Stored<Contact> before = contacts.load(in.tenant(), id);
    List<ContactCommand> commands = new ArrayList<>();
    if (in.plan().contact() instanceof Made<ContactId>) {
      commands.add(new ContactCommand.Create(in.draft().contact(), in.by(), in.at()));
    } else if (before.value() instanceof Contact.Live live) {
      commands.add(new ContactCommand.Edit(in.draft().contact(live.details()), in.by(), in.at()));
    }
    commands.add(new ContactCommand.LinkLead(in.lead(), in.by(), in.at()));
    return steps.step(contacts, id, before, commands);
  }

  private @Nullable StateChange<OpportunityId, Opportunity> deal(Steps steps, Converting in) {
    DealTarget target = in.plan().opportunity();
    if (target == null) {
      return null;
    }
    Stored<Opportunity> before = deals.load(in.tenant(), target.id());
    List<OpportunityCommand> commands = new ArrayList<>();
    if (target instanceof Opened opened) {
      open(steps, in, opened).ifPresent(commands::add);
    } else if (before.value() instanceof Opportunity.Live live) {
      link(steps, in, target.id(), live).ifPresent(commands::add);
    }
    commands.add(new OpportunityCommand.LinkLead(in.lead(), in.by(), in.at()));
    return steps.step(deals, target.id(), before, commands);
  }

  private Optional<OpportunityCommand> open(Steps steps, Converting in, Opened opened) {
    Pricing pricing =
        new Pricing(currencies.reporting(in.tenant()), currencies.rates(in.tenant()), in.today());
    return isWithTheAccount(steps, in, opened.id(), opened.details())
        ? pipeline(steps, in, opened.destination().pipeline()).map(pipeline -> new OpportunityCommand.Open(
            in.draft().opened(opened.details()), new StageTarget(pipeline, opened.destination()), pricing,
            in.by(), in.at()))
        : Optional.empty();
  }

  private Optional<OpportunityCommand> link(Steps steps, Converting in, OpportunityId id, Opportunity.Live live) {
    return isWithTheAccount(steps, in, id, live.details())
        ? pipeline(steps, in, live.place().pipeline()).map(pipeline -> new OpportunityCommand.Edit(
            in.draft().linked(live.details()), pipeline, in.by(), in.at()))
        : Optional.empty();
  }

  private static boolean isWithTheAccount(Steps steps, Converting in, OpportunityId id, OpportunityDetails deal) {
    AccountId asked = in.plan().account().id();
    AccountId is = deal.account();
    if (is == null || is.equals(asked)) {
      return true;
    }
    steps.refuse(new OtherAccount(id, is, asked));
    return false;
  }

  private Optional<KnownPipeline> pipeline(Steps steps, Converting in, PipelineId id) {
    Optional<KnownPipeline> known = storage.pipelines().find(in.tenant(), id).map(Stored::value)
        .filter(Defined.class::isInstance)
        .map(pipeline -> new KnownPipeline(id, ((Defined) pipeline).definition()));
    if (known.isEmpty()) {
      steps.refuse(new NotThere("pipeline"));
    }
    return known;
  }
}
