package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactCommand;
import io.crmkit.record.model.ContactCommand.Create;
import io.crmkit.record.model.ContactCommand.Delete;
import io.crmkit.record.model.ContactCommand.Edit;
import io.crmkit.record.model.ContactCommand.LinkLead;
import io.crmkit.record.model.ContactCommand.Restore;
import io.crmkit.record.model.ContactDecider;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactEvent;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.Phone;
import io.crmkit.record.model.Position;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContactRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ContactRepositoryContract
    extends StateRepositoryContract<ContactId, Contact, ContactCommand, ContactEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final LocalDate MAY = LocalDate.parse("2024-05-01");
  private static final Actor ANN = new Actor("ann@example.com");
  private static final Email WORK = new Email("ada@größe.example");
  private static final Email HOME = new Email("ada@home.example");
  private static final AccountId A1 = new AccountId("Größe 🚀 1");
  private static final AccountId A2 = new AccountId("A-2");
  private static final ContactDetails DETAILS = ContactDetails.builder("Ada 🚀").owner(ANN).emails(List.of(WORK, HOME))
      .phones(List.of(new Phone("+4930123456")))
      .positions(List.of(new Position(A1, "Einkäuferin", null, MAY), new Position(A1, "Chefin", MAY.plusDays(1), null),
          new Position(A2, "Beirat", MAY, null)))
      .build();

  @Override
  protected abstract ContactRepository emptyRepository();

  @Override
  protected Decider<Contact, ContactCommand, ContactEvent> decider() {
    return new ContactDecider();
  }

  @Override
  protected StateFormat<ContactId, Contact, ContactEvent> format() {
    return PeopleFormats.CONTACT;
  }

  @Override
  protected List<ContactCommand> life() {
    return List.of(
        new Create(DETAILS, ANN, AT),
        new Edit(ContactDetails.builder("Bare").build(), ANN, AT.plusNanos(1)),
        new LinkLead(new LeadId("Größe 🚀 L"), ANN, AT.plusNanos(1)),
        new Delete(ANN, AT.plusNanos(2)),
        new Restore(ANN, AT.plusNanos(3)));
  }

  @Test
  protected void findsPeopleOnceByEveryAddressAndEveryAccount() {
    for (String id : List.of("c", "a", "b")) {
      create(id, DETAILS);
    }
    create("d", ContactDetails.builder("Other").emails(List.of(HOME)).build());

    assertThat(byEmail(ACME, WORK)).containsExactly("a", "b", "c");
    assertThat(byEmail(ACME, new Email("ADA@home.example"))).containsExactly("a", "b", "c", "d");
    assertThat(ofAccount(ACME, A1)).containsExactly("a", "b", "c");
    assertThat(ofAccount(ACME, A2)).containsExactly("a", "b", "c");
    assertThat(ofAccount(ACME, new AccountId("A-3"))).isEmpty();
  }

  @Test
  protected void followsEditsAndTheBin() {
    create("a", DETAILS);
    create("b", DETAILS);
    save(ACME, new ContactId("a"), new Delete(ANN, AT));
    save(ACME, new ContactId("b"), new Edit(ContactDetails.builder("Bare").emails(List.of(HOME)).build(), ANN, AT));
    assertThat(byEmail(ACME, WORK)).isEmpty();
    assertThat(byEmail(ACME, HOME)).containsExactly("b");
    assertThat(ofAccount(ACME, A1)).isEmpty();

    save(ACME, new ContactId("a"), new Restore(ANN, AT));
    assertThat(byEmail(ACME, WORK)).containsExactly("a");
    assertThat(ofAccount(ACME, A1)).containsExactly("a");
  }

  @Test
  protected void findsNothingOfAnotherTenant() {
    create("a", DETAILS);

    assertThat(byEmail(GLOBEX, WORK)).isEmpty();
    assertThat(ofAccount(GLOBEX, A1)).isEmpty();
  }

  private void create(String id, ContactDetails details) {
    save(ACME, new ContactId(id), new Create(details, ANN, AT));
  }

  private List<String> byEmail(TenantId tenant, Email email) {
    return BoundedPages.stream(2, page -> people().byEmail(tenant, email, page)).map(ContactId::value).toList();
  }

  private List<String> ofAccount(TenantId tenant, AccountId account) {
    return BoundedPages.stream(2, page -> people().ofAccount(tenant, account, page)).map(ContactId::value).toList();
  }

  private ContactRepository people() {
    return (ContactRepository) repository();
  }
}
