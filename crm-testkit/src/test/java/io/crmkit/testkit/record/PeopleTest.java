package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.Accounts;
import io.crmkit.record.Contacts;
import io.crmkit.record.Leads;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.Account.Live;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.LeadId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and contacts, from documents to finders. */
class PeopleTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ANN = new Actor("ann");
  private static final AccountId A1 = new AccountId("A-1");
  private static final ContactId C1 = new ContactId("C-1");
  private static final PageRequest PAGE = PageRequest.first(10);

  private final InMemoryRecords storage = new InMemoryRecords();
  private final Clock clock = Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
  private final Accounts accounts = new Accounts(storage.accounts(), clock);
  private final Contacts contacts = new Contacts(storage.contacts(), clock);

  @Test
  void findsWhatDocumentsSay() {
    accounts.create(ACME, A1, ANN, """
        {"name": "Example", "owner": "ann", "domain": "Example.com", "phone": "+4930123456"}""").orElseThrow();
    contacts.create(ACME, C1, ANN, """
        {"name": "Ada", "emails": ["Ada@Example.com", "ada@home.example"],
         "positions": [{"account": "A-1", "role": "buyer", "from": "2024-01-01"}]}""").orElseThrow();

    assertThat(accounts.byDomain(ACME, new Domain("example.com"), PAGE).items()).containsExactly(A1);
    assertThat(accounts.ownedBy(ACME, ANN, PAGE).items()).containsExactly(A1);
    assertThat(contacts.ofAccount(ACME, A1, PAGE).items()).containsExactly(C1);
    assertThat(contacts.byEmail(ACME, new Email("ada@HOME.example"), PAGE).items()).containsExactly(C1);
  }

  @Test
  void namesEveryProblemOfADocument() {
    assertThat(pointers(accounts.create(ACME, A1, ANN, """
        {"name": " ", "domain": "https://example.com", "phone": "030", "size": 3}""")))
        .containsExactly("/name", "/domain", "/phone", "/size");
    assertThat(pointers(contacts.create(ACME, C1, ANN, """
        {"name": "Ada", "emails": ["nobody", "a@b.example"], "positions": [{"account": "A-1"}]}""")))
        .containsExactly("/emails/0", "/positions/0/role");
    assertThat(pointers(contacts.create(ACME, C1, ANN, """
        {"name": "Ada", "emails": ["a@b.example", "A@b.example"]}"""))).containsExactly("");
    assertThat(accounts.find(ACME, A1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "half \\ud83d", "x", " "})
  void refusesDocumentsWithAnOwnerWhomNoStoreFindsAgain(String text) {
    String document = "{\"name\": \"One\", \"owner\": \"" + (text.equals("x") ? text.repeat(201) : text) + "\"}";
    Leads leads = new Leads(storage.leads(), clock);

    assertThat(pointers(accounts.create(ACME, A1, ANN, document))).containsExactly("/owner");
    assertThat(pointers(contacts.create(ACME, C1, ANN, document))).containsExactly("/owner");
    assertThat(pointers(leads.create(ACME, new LeadId("L-1"), ANN, document))).containsExactly("/owner");
  }

  @Test
  void refusesAnEditOfAVersionThatIsNotTheLastOne() {
    accounts.create(ACME, A1, ANN, AccountDetails.builder("One").build()).orElseThrow();
    accounts.edit(ACME, A1, ANN, 1, "{\"name\": \"Two\"}").orElseThrow();

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> accounts.edit(ACME, A1, ANN, 1, AccountDetails.builder("Three").build()));
    assertThat(accounts.find(ACME, A1).orElseThrow().value())
        .isEqualTo(new Live(AccountDetails.builder("Two").build(), List.of()));
    assertThat(accounts.history(ACME, A1)).hasSize(2);
  }

  @Test
  void readsWhatWasStoredBeforeRecordsKnewTheirLeads() {
    Live live = new Live(AccountDetails.builder("One").build(), List.of());
    String stored = PeopleFormats.ACCOUNT.writeState(live);
    String older = stored.replaceFirst(",\\s*\"leads\"\\s*:\\s*\\[\\s*]", "");

    assertThat(older).isNotEqualTo(stored);
    assertThat(PeopleFormats.ACCOUNT.readState(older)).isEqualTo(live);
  }

  @Test
  void leavesOutWhatIsInTheBin() {
    contacts.create(ACME, C1, ANN, ContactDetails.builder("Ada").emails(List.of(new Email("a@b.example"))).build())
        .orElseThrow();
    contacts.delete(ACME, C1, ANN).orElseThrow();
    assertThat(contacts.byEmail(ACME, new Email("a@b.example"), PAGE).items()).isEmpty();

    contacts.restore(ACME, C1, ANN).orElseThrow();
    contacts.edit(ACME, C1, ANN, 3, "{\"name\": \"Lady\", \"emails\": [\"a@b.example\"]}").orElseThrow();
    assertThat(contacts.byEmail(ACME, new Email("a@b.example"), PAGE).items()).containsExactly(C1);
    assertThat(contacts.history(ACME, C1)).hasSize(4);
  }

  private static List<String> pointers(Decision<?> decision) {
    Violations violations = (Violations) ((Refused<?>) decision).refusal();
    return violations.all().stream().map(violation -> violation.pointer()).toList();
  }
}
