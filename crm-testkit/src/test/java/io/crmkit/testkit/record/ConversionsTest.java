package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.Accounts;
import io.crmkit.record.Contacts;
import io.crmkit.record.Conversions;
import io.crmkit.record.Leads;
import io.crmkit.record.Opportunities;
import io.crmkit.record.Pipelines;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.ContactRole;
import io.crmkit.record.model.Conversion;
import io.crmkit.record.model.ConversionPlan;
import io.crmkit.record.model.ConversionProposal;
import io.crmkit.record.model.DealTarget;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.LeadRefusal;
import io.crmkit.record.model.LeadStatus;
import io.crmkit.record.model.LeadTarget.Linked;
import io.crmkit.record.model.LeadTarget.Made;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.OpportunityRefusal;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.Position;
import io.crmkit.record.model.RecordRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads, from their documents to what they become. */
class ConversionsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Actor ANN = new Actor("ann");
  private static final LeadId L1 = new LeadId("L-1");
  private static final AccountId A1 = new AccountId("A-1");
  private static final AccountId A2 = new AccountId("A-2");
  private static final ContactId C1 = new ContactId("C-1");
  private static final OpportunityId D1 = new OpportunityId("D-1");
  private static final PipelineId NEW = new PipelineId("new");
  private static final PageRequest PAGE = PageRequest.first(10);
  private static final OpportunityDetails DEAL = OpportunityDetails.builder("Deal").build();
  private static final ConversionPlan PLAN = ConversionPlan.of(new Made<>(A1), new Made<>(C1));

  private final InMemoryRecords storage = new InMemoryRecords();
  // in Auckland it is the second of May by then
  private final Clock clock = Clock.fixed(Instant.parse("2024-05-01T20:00:00Z"), ZoneId.of("Pacific/Auckland"));
  private final Leads leads = new Leads(storage.leads(), clock);
  private final Accounts accounts = new Accounts(storage.accounts(), clock);
  private final Contacts contacts = new Contacts(storage.contacts(), clock);
  private final Opportunities deals =
      new Opportunities(storage.opportunities(), storage.pipelines(), new Dollars(), clock);
  private final Conversions conversions = new Conversions(storage, new Dollars(), clock);

  @BeforeEach
  void createALead() {
    new Pipelines(storage.pipelines(), clock).define(ACME, NEW, ANN, """
        {"name": "New", "stages": [{"key": "open", "name": "Open", "category": "open", "probability": 0.5,
         "required_fields": ["owner"]}, {"key": "rich", "name": "Rich", "category": "open", "probability": 0.5,
         "required_fields": ["amount"]},
         {"key": "won", "name": "Won", "category": "won"}, {"key": "lost", "name": "Lost", "category": "lost"}]}""")
        .orElseThrow();
    leads.create(ACME, L1, ANN, """
        {"name": "Ada", "company": "Example Ltd", "title": "buyer", "owner": "ann", "source": "fair",
         "emails": ["ada@gmail.com", "Ada@Example.com"], "phones": ["+4930123456"]}""").orElseThrow();
  }

  @Test
  void makesAnAccountAContactAndADealWithLinksBothWays() {
    DealTarget deal = new DealTarget.Opened(D1, DEAL, Destination.beginning(NEW));
    conversions.convert(ACME, L1, ANN, PLAN.with(deal)).orElseThrow();

    Conversion into = new Conversion(A1, C1, D1);
    assertThat(conversions.conversion(ACME, L1)).contains(into);
    assertThat(leads.list(ACME, LeadFilter.in(LeadStatus.CONVERTED), PAGE).items()).containsExactly(L1);
    assertThat(account(A1).leads()).containsExactly(L1);
    assertThat(account(A1).details().domain()).isEqualTo(new Domain("example.com"));
    assertThat(contact().leads()).containsExactly(L1);
    assertThat(contact().details().positions())
        .containsExactly(new Position(A1, "buyer", LocalDate.parse("2024-05-02"), null));
    assertThat(deal().leads()).containsExactly(L1);
    assertThat(deal().details()).isEqualTo(OpportunityDetails.builder("Deal").account(A1).owner(ANN).leadSource("fair")
        .contacts(List.of(new ContactRole(C1, "buyer"))).build());
  }

  @Test
  void convertsOnceHoweverOftenItIsAsked() {
    conversions.convert(ACME, L1, ANN, PLAN).orElseThrow();

    assertThat(conversions.convert(ACME, L1, ANN, PLAN).orElseThrow()).isEmpty();
    assertThat(conversions.convert(ACME, L1, ANN, ConversionPlan.of(new Made<>(A2), new Made<>(new ContactId("C-2"))))
        .orElseThrow()).isEmpty();
    assertThat(conversions.conversion(ACME, L1)).contains(new Conversion(A1, C1, null));
    assertThat(storage.accounts().all(ACME, PAGE).items()).containsExactly(A1);
    assertThat(accounts.history(ACME, A1)).hasSize(2);
  }

  @Test
  void linksWhatIsThere() {
    accounts.create(ACME, A1, ANN, AccountDetails.builder("Example").build()).orElseThrow();
    contacts.create(ACME, C1, ANN, ContactDetails.builder("Ada").build()).orElseThrow();
    deals.open(ACME, D1, ANN, DEAL.toBuilder().owner(ANN).build(), Destination.beginning(NEW)).orElseThrow();
    conversions.convert(ACME, L1, ANN, ConversionPlan.of(new Linked<>(A1), new Linked<>(C1))
        .with(new DealTarget.Linked(D1))).orElseThrow();

    assertThat(account(A1).details()).isEqualTo(AccountDetails.builder("Example").build());
    assertThat(contacts.ofAccount(ACME, A1, PAGE).items()).containsExactly(C1);
    assertThat(deal().details().account()).isEqualTo(A1);
    assertThat(deal().details().contacts()).containsExactly(new ContactRole(C1, "buyer"));
    assertThat(deal().leads()).containsExactly(L1);
  }

  @Test
  void refusesAWholeConversionForOneRecordThatCannotBe() {
    accounts.create(ACME, A1, ANN, AccountDetails.builder("Example").build()).orElseThrow();
    deals.open(ACME, D1, ANN, DEAL.toBuilder().owner(ANN).account(A1).build(), Destination.beginning(NEW))
        .orElseThrow();
    ConversionPlan other = ConversionPlan.of(new Made<>(A2), new Made<>(C1));

    assertRefused(PLAN, new RecordRefusal.AlreadyThere("account"));
    assertRefused(ConversionPlan.of(new Linked<>(A2), new Made<>(C1)), new RecordRefusal.NotThere("account"));
    assertRefused(ConversionPlan.of(new Linked<>(A1), new Linked<>(C1)), new RecordRefusal.NotThere("contact"));
    assertRefused(other.with(new DealTarget.Linked(D1)), new LeadRefusal.OtherAccount(D1, A1, A2));
    assertRefused(other.with(new DealTarget.Linked(new OpportunityId("D-2"))),
        new RecordRefusal.NotThere("opportunity"));
    assertRefused(other.with(new DealTarget.Opened(new OpportunityId("D-2"), DEAL, Destination.stage(NEW, "rich"))),
        new OpportunityRefusal.MissingFields("rich", List.of("amount")));
    assertRefused(other.with(new DealTarget.Opened(new OpportunityId("D-2"), DEAL,
        Destination.beginning(new PipelineId("none")))), new RecordRefusal.NotThere("pipeline"));
    accounts.delete(ACME, A1, ANN).orElseThrow();
    assertRefused(ConversionPlan.of(new Linked<>(A1), new Made<>(C1)), new RecordRefusal.InTheBin("account"));
  }

  @Test
  void proposesAccountsByTheDomainsOfTheCompanyAndContactsByAddress() {
    accounts.create(ACME, A1, ANN, "{\"name\": \"Example\", \"domain\": \"example.com\"}").orElseThrow();
    accounts.create(ACME, A2, ANN, "{\"name\": \"Mail\", \"domain\": \"gmail.com\"}").orElseThrow();
    contacts.create(ACME, C1, ANN,
        ContactDetails.builder("Ada").emails(List.of(new Email("ada@gmail.com"))).build()).orElseThrow();

    assertThat(conversions.propose(ACME, L1)).contains(new ConversionProposal(List.of(A1), List.of(C1)));
    assertThat(conversions.propose(GLOBEX, L1)).isEmpty();
    conversions.convert(ACME, L1, ANN, ConversionPlan.of(new Linked<>(A1), new Linked<>(C1))).orElseThrow();
    assertThat(conversions.propose(ACME, L1)).isEmpty();
  }

  @Test
  void keepsALeadFromNewToGivenUpAndBack() {
    leads.work(ACME, L1, ANN).orElseThrow();
    leads.qualify(ACME, L1, ANN).orElseThrow();
    leads.disqualify(ACME, L1, ANN, "no budget").orElseThrow();

    assertThat(conversions.convert(ACME, L1, ANN, PLAN)).isEqualTo(Decision.refuse(new LeadRefusal.GivenUp("no budget")));
    assertThat(conversions.propose(ACME, L1)).isEmpty();
    leads.work(ACME, L1, ANN).orElseThrow();
    leads.edit(ACME, L1, ANN, 5, "{\"name\": \"Lady\", \"emails\": [\"a@b.example\"]}").orElseThrow();
    leads.delete(ACME, L1, ANN).orElseThrow();
    leads.restore(ACME, L1, ANN).orElseThrow();
    assertThat(leads.byEmail(ACME, new Email("a@b.example"), PAGE).items()).containsExactly(L1);
    assertThat(leads.history(ACME, L1)).hasSize(8);
    assertThat(leads.find(ACME, L1).orElseThrow().value()).isInstanceOf(Lead.Live.class);
  }

  @Test
  void namesEveryProblemOfADocument() {
    Decision<?> decision = leads.create(ACME, new LeadId("L-2"), ANN, """
        {"name": "", "company": " ", "emails": ["nobody"], "domain": "example", "status": "new"}""");
    Violations violations = (Violations) ((Refused<?>) decision).refusal();

    assertThat(violations.all()).extracting("pointer")
        .containsExactlyInAnyOrder("/name", "/company", "/emails/0", "/domain", "/status");
  }

  private void assertRefused(ConversionPlan plan, Object refusal) {
    assertThat(conversions.convert(ACME, L1, ANN, plan)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    assertThat(conversions.conversion(ACME, L1)).isEmpty();
    assertThat(storage.contacts().all(ACME, PAGE).items()).isEmpty();
    assertThat(accounts.find(ACME, A2)).isEmpty();
  }

  private Account.Live account(AccountId id) {
    return (Account.Live) accounts.find(ACME, id).orElseThrow().value();
  }

  private Contact.Live contact() {
    return (Contact.Live) contacts.find(ACME, C1).orElseThrow().value();
  }

  private Opportunity.Live deal() {
    return (Opportunity.Live) deals.find(ACME, D1).orElseThrow().value();
  }
}
