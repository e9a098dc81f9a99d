package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateFormat;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountCommand;
import io.crmkit.record.model.AccountDecider;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactCommand;
import io.crmkit.record.model.ContactDecider;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Conversion;
import io.crmkit.record.model.ConversionChanges;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadCommand;
import io.crmkit.record.model.LeadDecider;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.StageTarget;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.RecordStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConversionRepository} must do. Extend it next to your adapter and return an empty store. */
public abstract class ConversionRepositoryContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Instant CLAIMED_AT = Instant.parse("2100-01-01T00:00:00Z");
  private static final Actor ANN = new Actor("ann@example.com");
  private static final LeadId LEAD = new LeadId("Größe 🚀 L");
  private static final Email EMAIL = new Email("ada@größe.example");
  private static final PageRequest PAGE = PageRequest.first(10);
  private static final int WRITERS = 4;

  private @Nullable RecordStorage storage;

  /** Whose records are made. */
  private TenantId tenant = ACME;

  /** Returns the store, holding nothing. Called once for each test. */
  protected abstract RecordStorage emptyStorage();

  /** Returns the outbox that the events of this test's store go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startWithALead() {
    storage = emptyStorage();
    write(storage().leads(), lead(LEAD, new LeadCommand.Create(
        LeadDetails.builder("Ada").emails(List.of(EMAIL)).build(), ANN, AT)));
    takeFromOutbox();
  }

  @Test
  protected void writesEveryRecordWithItsHistoryAndTellsTheOutbox() {
    ConversionChanges changes = made("1");
    storage().conversions().save(ACME, changes);

    assertThat(storage().leads().find(ACME, LEAD)).contains(changes.lead().change().stored());
    assertThat(storage().accounts().find(ACME, new AccountId("A1"))).contains(stored(changes.account()));
    assertThat(storage().contacts().find(ACME, new ContactId("C1"))).contains(stored(changes.contact()));
    assertThat(storage().opportunities().find(ACME, new OpportunityId("D1"))).contains(stored(changes.opportunity()));
    assertThat(storage().accounts().history(ACME, new AccountId("A1"), 0, 10)).hasSize(2);
    assertThat(storage().contacts().byEmail(ACME, EMAIL, PAGE).items()).containsExactly(new ContactId("C1"));
    assertThat(takeFromOutbox()).hasSize(7);
    assertThat(storage().leads().find(GLOBEX, LEAD)).isEmpty();
  }

  @Test
  protected void writesWhatThereIsWhenTheRestStaysAsItIs() {
    ConversionChanges changes = made("1");
    storage().conversions().save(ACME, new ConversionChanges(changes.lead(), changes.account(), null, null));

    assertThat(storage().accounts().find(ACME, new AccountId("A1"))).isPresent();
    assertThat(storage().contacts().find(ACME, new ContactId("C1"))).isEmpty();
  }

  @Test
  protected void keepsTheConversionsOfTwoTenantsApartThatHaveAllIdsInCommon() {
    ConversionChanges ours = made("1");
    tenant = GLOBEX;
    write(storage().leads(), lead(LEAD, new LeadCommand.Create(LeadDetails.builder("Bob").build(), ANN, AT)));
    ConversionChanges theirs = made("1");
    storage().conversions().save(GLOBEX, theirs);

    assertThat(storage().leads().history(ACME, LEAD, 0, 10)).hasSize(1);
    assertThat(storage().accounts().all(ACME, PAGE).items()).isEmpty();
    assertThat(storage().contacts().all(ACME, PAGE).items()).isEmpty();
    assertThat(storage().contacts().byEmail(ACME, EMAIL, PAGE).items()).isEmpty();
    assertThat(storage().opportunities().all(ACME, PAGE).items()).isEmpty();
    assertThat(takeFromOutbox()).hasSize(8).allMatch(event -> event.tenant().equals(GLOBEX));

    storage().conversions().save(ACME, ours);
    assertHolds(ACME, ours);
    assertHolds(GLOBEX, theirs);
    assertThat(takeFromOutbox()).hasSize(7).allMatch(event -> event.tenant().equals(ACME));
  }

  private void assertHolds(TenantId owner, ConversionChanges changes) {
    assertThat(storage().leads().find(owner, LEAD)).contains(changes.lead().change().stored());
    assertThat(storage().leads().history(owner, LEAD, 0, 10)).hasSize(2);
    assertThat(storage().accounts().find(owner, new AccountId("A1"))).contains(stored(changes.account()));
    assertThat(storage().accounts().history(owner, new AccountId("A1"), 0, 10)).hasSize(2);
    assertThat(storage().contacts().find(owner, new ContactId("C1"))).contains(stored(changes.contact()));
    assertThat(storage().contacts().byEmail(owner, EMAIL, PAGE).items()).containsExactly(new ContactId("C1"));
    assertThat(storage().opportunities().find(owner, new OpportunityId("D1"))).contains(stored(changes.opportunity()));
    assertThat(storage().opportunities().history(owner, new OpportunityId("D1"), 0, 10)).hasSize(2);
  }

  @Test
  protected void leavesNothingWhenSomebodyElseMadeTheLastOfTheRecords() {
    ConversionChanges late = made("1");
    write(storage().opportunities(), Objects.requireNonNull(made("1").opportunity()));

    assertRefusedWithoutATrace(late);
    assertThat(storage().opportunities().history(ACME, new OpportunityId("D1"), 0, 10)).hasSize(2);
  }

  @Test
  protected void leavesNothingWhenSomebodyElseMadeOneInTheMiddle() {
    ConversionChanges late = made("1");
    write(storage().contacts(), Objects.requireNonNull(made("1").contact()));
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> storage().conversions().save(ACME, late));
    assertThat(storage().accounts().find(ACME, new AccountId("A1"))).isEmpty();
    assertThat(storage().opportunities().find(ACME, new OpportunityId("D1"))).isEmpty();
    assertThat(storage().leads().history(ACME, LEAD, 0, 10)).hasSize(1);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void leavesNothingWhenSomebodyElseChangedARecordThatWasToBeLinked() {
    OpportunityId id = new OpportunityId("D1");
    write(storage().opportunities(), Objects.requireNonNull(made("1").opportunity()));
    ConversionChanges made = made("2");
    ConversionChanges late = new ConversionChanges(made.lead(), account("A1"), contact("C1"),
        deal(id, new OpportunityCommand.LinkLead(new LeadId("L2"), ANN, AT)));
    write(storage().opportunities(), deal(id, new OpportunityCommand.Delete(ANN, AT)));

    assertRefusedWithoutATrace(late);
    assertThat(storage().opportunities().find(ACME, id).orElseThrow().value()).isInstanceOf(Opportunity.Deleted.class);
  }

  @Test
  protected void leavesNothingWhenSomebodyElseChangedTheLead() {
    ConversionChanges late = made("1");
    write(storage().leads(), lead(LEAD, new LeadCommand.Work(ANN, AT)));
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> storage().conversions().save(ACME, late));
    assertThat(storage().accounts().all(ACME, PAGE).items()).isEmpty();
    assertThat(storage().contacts().all(ACME, PAGE).items()).isEmpty();
    assertThat(storage().opportunities().all(ACME, PAGE).items()).isEmpty();
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsOneOfManyConversionsWinAndLeavesNothingOfTheOthers() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      ConversionChanges changes = made(Integer.toString(i));
      writers.add(() -> saves(changes));
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : threads.invokeAll(writers)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
    Conversion into = ((Lead.Converted) storage().leads().find(ACME, LEAD).orElseThrow().value()).into();
    assertThat(ids(storage().accounts().all(ACME, PAGE))).containsExactly(into.account());
    assertThat(ids(storage().contacts().all(ACME, PAGE))).containsExactly(into.contact());
    assertThat(ids(storage().opportunities().all(ACME, PAGE)))
        .containsExactly(Objects.requireNonNull(into.opportunity()));
    assertThat(takeFromOutbox()).hasSize(7);
  }

  /** The deal is in the way, so nothing of the rest may be there. */
  private void assertRefusedWithoutATrace(ConversionChanges late) {
    takeFromOutbox();
    Optional<Stored<Lead>> before = storage().leads().find(ACME, LEAD);

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> storage().conversions().save(ACME, late));
    assertThat(storage().leads().find(ACME, LEAD)).isEqualTo(before);
    assertThat(storage().leads().history(ACME, LEAD, 0, 10)).hasSize(1);
    assertThat(storage().accounts().find(ACME, new AccountId("A1"))).isEmpty();
    assertThat(storage().accounts().history(ACME, new AccountId("A1"), 0, 10)).isEmpty();
    assertThat(storage().contacts().find(ACME, new ContactId("C1"))).isEmpty();
    assertThat(storage().contacts().byEmail(ACME, EMAIL, PAGE).items()).isEmpty();
    assertThat(takeFromOutbox()).isEmpty();
  }

  private boolean saves(ConversionChanges changes) {
    try {
      storage().conversions().save(ACME, changes);
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  /** A conversion of the lead to three new records. */
  private ConversionChanges made(String number) {
    OpportunityId deal = new OpportunityId("D" + number);
    Conversion into = new Conversion(new AccountId("A" + number), new ContactId("C" + number), deal);
    return new ConversionChanges(lead(LEAD, new LeadCommand.Convert(into, ANN, AT)),
        account("A" + number), contact("C" + number), deal(deal,
            new OpportunityCommand.Open(SalesScene.DETAILS,
                new StageTarget(SalesScene.NEW, Destination.beginning(SalesScene.NEW.id())), SalesScene.PRICING, ANN, AT),
            new OpportunityCommand.LinkLead(LEAD, ANN, AT)));
  }

  private StateChange<LeadId, Lead> lead(LeadId id, LeadCommand... commands) {
    return change(storage().leads(), new LeadDecider(), LeadFormats.LEAD, id, List.of(commands));
  }

  private StateChange<AccountId, Account> account(String id) {
    return change(storage().accounts(), new AccountDecider(), PeopleFormats.ACCOUNT, new AccountId(id), List.of(
        new AccountCommand.Create(AccountDetails.builder("Größe " + tenant.value()).build(), ANN, AT),
        new AccountCommand.LinkLead(LEAD, ANN, AT)));
  }

  private StateChange<ContactId, Contact> contact(String id) {
    return change(storage().contacts(), new ContactDecider(), PeopleFormats.CONTACT, new ContactId(id), List.of(
        new ContactCommand.Create(ContactDetails.builder("Ada " + tenant.value()).emails(List.of(EMAIL)).build(), ANN, AT),
        new ContactCommand.LinkLead(LEAD, ANN, AT)));
  }

  private StateChange<OpportunityId, Opportunity> deal(OpportunityId id, OpportunityCommand... commands) {
    return change(storage().opportunities(), new OpportunityDecider(), RecordFormats.OPPORTUNITY, id,
        List.of(commands));
  }

  private <I, S, C, E> StateChange<I, S> change(StateRepository<I, S> repository, Decider<S, C, E> decider,
      StateFormat<I, S, E> format, I id, List<? extends C> commands) {
    Aggregates<I, S, C, E> aggregates = new Aggregates<>(repository, decider, format);
    Stored<S> before = aggregates.load(tenant, id);
    return new StateChange<>(id,
        aggregates.change(tenant, id, before, aggregates.decideAll(before, commands).orElseThrow()));
  }

  private <I, S> void write(StateRepository<I, S> repository, StateChange<I, S> change) {
    repository.save(tenant, change.id(), change.change());
  }

  private static <I, S> Stored<S> stored(@Nullable StateChange<I, S> change) {
    return Objects.requireNonNull(change).change().stored();
  }

  private static <I> List<I> ids(Page<I> page) {
    return page.items();
  }

  private List<DomainEvent> takeFromOutbox() {
    List<Claim> claims = outbox().claim("contract", CLAIMED_AT, Duration.ofDays(1), 1_000);
    // an event that is held hides those after it, and so what a failed conversion might have left
    outbox().published(claims);
    return claims.stream().map(Claim::event).toList();
  }

  private RecordStorage storage() {
    return Objects.requireNonNull(storage);
  }
}
