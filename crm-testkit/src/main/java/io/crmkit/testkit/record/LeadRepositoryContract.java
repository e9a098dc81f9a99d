package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Conversion;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadCommand;
import io.crmkit.record.model.LeadCommand.Convert;
import io.crmkit.record.model.LeadCommand.Create;
import io.crmkit.record.model.LeadCommand.Delete;
import io.crmkit.record.model.LeadCommand.Disqualify;
import io.crmkit.record.model.LeadCommand.Edit;
import io.crmkit.record.model.LeadCommand.Qualify;
import io.crmkit.record.model.LeadCommand.Restore;
import io.crmkit.record.model.LeadCommand.Work;
import io.crmkit.record.model.LeadDecider;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.LeadStatus;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.Phone;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link LeadRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class LeadRepositoryContract
    extends StateRepositoryContract<LeadId, Lead, LeadCommand, LeadEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ANN = new Actor("ann@example.com");
  private static final Actor BOB = new Actor("bob@example.com");
  private static final Email WORK = new Email("ada@größe.example");
  private static final Email HOME = new Email("ada@home.example");
  private static final LeadDetails DETAILS = LeadDetails.builder("Ada 🚀").company("Größe GmbH").title("Einkäuferin")
      .owner(ANN).emails(List.of(WORK, HOME)).phones(List.of(new Phone("+4930123456")))
      .domain(new Domain("größe.example")).source("Messe").territory("/emea/dach/").product("Größe L").build();
  private static final LeadDetails OTHER = LeadDetails.builder("Bare").owner(BOB).emails(List.of(HOME)).build();
  private static final Conversion INTO =
      new Conversion(new AccountId("Größe 🚀 A"), new ContactId("C-1"), new OpportunityId("D-1"));

  @Override
  protected abstract LeadRepository emptyRepository();

  @Override
  protected Decider<Lead, LeadCommand, LeadEvent> decider() {
    return new LeadDecider();
  }

  @Override
  protected StateFormat<LeadId, Lead, LeadEvent> format() {
    return LeadFormats.LEAD;
  }

  @Override
  protected List<LeadCommand> life() {
    return List.of(
        new Create(DETAILS, ANN, AT),
        new Edit(OTHER, ANN, AT.plusNanos(1)),
        new Disqualify("kein Budget 💸", ANN, AT.plusNanos(2)),
        new Work(ANN, AT.plusNanos(3)),
        new Qualify(ANN, AT.plusNanos(4)),
        new Delete(ANN, AT.plusNanos(5)),
        new Restore(ANN, AT.plusNanos(6)),
        new Convert(INTO, ANN, AT.plusNanos(7)));
  }

  @Test
  protected void findsLeadsByOwnerAndStatusWherePagesEnd() {
    for (String id : List.of("c", "a", "d", "b")) {
      create(id, DETAILS);
    }
    create("e", OTHER);
    save(ACME, new LeadId("b"), new Work(BOB, AT));

    assertThat(list(ACME, LeadFilter.all())).containsExactly("a", "b", "c", "d", "e");
    assertThat(list(ACME, LeadFilter.ownedBy(ANN))).containsExactly("a", "b", "c", "d");
    assertThat(list(ACME, LeadFilter.in(LeadStatus.NEW))).containsExactly("a", "c", "d", "e");
    assertThat(list(ACME, new LeadFilter(ANN, LeadStatus.NEW))).containsExactly("a", "c", "d");
    assertThat(list(ACME, new LeadFilter(BOB, LeadStatus.WORKING))).isEmpty();
    assertThat(byEmail(ACME, HOME)).containsExactly("a", "b", "c", "d", "e");
    assertThat(byEmail(ACME, WORK)).containsExactly("a", "b", "c", "d");
  }

  @Test
  protected void followsALeadUntilItIsConvertedAndKeepsItInItsLists() {
    create("a", DETAILS);
    save(ACME, new LeadId("a"), new Edit(OTHER, ANN, AT));
    save(ACME, new LeadId("a"), new Disqualify("price", ANN, AT));
    assertThat(list(ACME, new LeadFilter(BOB, LeadStatus.DISQUALIFIED))).containsExactly("a");
    assertThat(byEmail(ACME, WORK)).isEmpty();

    save(ACME, new LeadId("a"), new Work(ANN, AT));
    save(ACME, new LeadId("a"), new Convert(INTO, ANN, AT));
    assertThat(list(ACME, LeadFilter.in(LeadStatus.CONVERTED))).containsExactly("a");
    assertThat(list(ACME, LeadFilter.ownedBy(BOB))).containsExactly("a");
    assertThat(list(ACME, LeadFilter.in(LeadStatus.WORKING))).isEmpty();
    assertThat(byEmail(ACME, HOME)).containsExactly("a");
  }

  @Test
  protected void leavesOutWhatIsInTheBin() {
    create("a", DETAILS);
    save(ACME, new LeadId("a"), new Delete(ANN, AT));
    assertThat(list(ACME, LeadFilter.all())).isEmpty();
    assertThat(byEmail(ACME, WORK)).isEmpty();

    save(ACME, new LeadId("a"), new Restore(ANN, AT));
    assertThat(list(ACME, LeadFilter.ownedBy(ANN))).containsExactly("a");
    assertThat(byEmail(ACME, WORK)).containsExactly("a");
  }

  @Test
  protected void findsNothingOfAnotherTenant() {
    create("a", DETAILS);

    assertThat(list(GLOBEX, LeadFilter.all())).isEmpty();
    assertThat(byEmail(GLOBEX, WORK)).isEmpty();
  }

  private void create(String id, LeadDetails details) {
    save(ACME, new LeadId(id), new Create(details, ANN, AT));
  }

  private List<String> list(TenantId tenant, LeadFilter filter) {
    return BoundedPages.stream(2, page -> leads().list(tenant, filter, page)).map(LeadId::value).toList();
  }

  private List<String> byEmail(TenantId tenant, Email email) {
    return BoundedPages.stream(2, page -> leads().byEmail(tenant, email, page)).map(LeadId::value).toList();
  }

  private LeadRepository leads() {
    return (LeadRepository) repository();
  }
}
