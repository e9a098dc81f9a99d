package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.ALICE;
import static io.crmkit.record.model.Sales.NOON;
import static io.crmkit.record.model.Sales.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Decision;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.record.model.LeadCommand.Convert;
import io.crmkit.record.model.LeadCommand.Create;
import io.crmkit.record.model.LeadCommand.Delete;
import io.crmkit.record.model.LeadCommand.Disqualify;
import io.crmkit.record.model.LeadCommand.Edit;
import io.crmkit.record.model.LeadCommand.Qualify;
import io.crmkit.record.model.LeadCommand.Restore;
import io.crmkit.record.model.LeadCommand.Work;
import io.crmkit.record.model.LeadEvent.LeadConverted;
import io.crmkit.record.model.LeadEvent.LeadCreated;
import io.crmkit.record.model.LeadEvent.LeadDeleted;
import io.crmkit.record.model.LeadEvent.LeadDisqualified;
import io.crmkit.record.model.LeadEvent.LeadEdited;
import io.crmkit.record.model.LeadEvent.LeadQualified;
import io.crmkit.record.model.LeadEvent.LeadRestored;
import io.crmkit.record.model.LeadEvent.LeadWorked;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeadTest {

  private static final LeadDetails ADA = LeadDetails.builder("Ada").build();
  private static final LeadDetails LADY = LeadDetails.builder("Lady").build();
  private static final Conversion INTO = new Conversion(new AccountId("A"), new ContactId("C"), null);
  private static final Conversion ELSE = new Conversion(new AccountId("B"), new ContactId("C"), null);
  private static final LeadEvent CREATED = new LeadCreated(ADA, ALICE, NOON);
  private static final LeadEvent DELETED = new LeadDeleted(ALICE, NOON);
  private static final LeadEvent GIVEN_UP = new LeadDisqualified("no budget", ALICE, NOON);
  private static final LeadEvent CONVERTED = new LeadConverted(INTO, ALICE, NOON);

  private static DeciderSpec<Lead, LeadCommand, LeadEvent> spec() {
    return DeciderSpec.of(new LeadDecider());
  }

  @Test
  void isCreatedOnceAndEditedIfAnythingIsNew() {
    spec().when(new Create(ADA, ALICE, NOON)).thenEmits(CREATED);
    spec().given(CREATED).when(new Create(LADY, ALICE, NOON)).thenRefuses(new RecordRefusal.AlreadyThere("lead"));
    spec().when(new Edit(ADA, ALICE, NOON)).thenRefuses(new RecordRefusal.NotThere("lead"));
    spec().given(CREATED).when(new Edit(LADY, ALICE, NOON)).thenEmits(new LeadEdited(LADY, ALICE, NOON));
    spec().given(CREATED).when(new Edit(ADA, ALICE, NOON)).thenEmits();
  }

  @Test
  void isWorkedOnQualifiedAndGivenUp() {
    LeadEvent worked = new LeadWorked(ALICE, NOON);
    LeadEvent qualified = new LeadQualified(ALICE, NOON);

    spec().given(CREATED).when(new Work(ALICE, NOON)).thenEmits(worked);
    spec().given(CREATED, worked).when(new Work(ALICE, NOON)).thenEmits();
    spec().given(CREATED).when(new Qualify(ALICE, NOON)).thenEmits(qualified);
    spec().given(CREATED, qualified).when(new Qualify(ALICE, NOON)).thenEmits();
    spec().given(CREATED, qualified).when(new Disqualify("no budget", ALICE, NOON)).thenEmits(GIVEN_UP);
    spec().given(CREATED, GIVEN_UP).when(new Disqualify("no budget", ALICE, NOON)).thenEmits();
    LeadDecider decider = new LeadDecider();
    assertThat(decider.evolve(decider.initial(), List.of(CREATED, GIVEN_UP, worked)))
        .isEqualTo(new Lead.Live(ADA, LeadStatus.WORKING, null));
  }

  @Test
  void goesOnFromWhereItWasGivenUpOnlyByWork() {
    spec().given(CREATED, GIVEN_UP).when(new Qualify(ALICE, NOON))
        .thenRefuses(new LeadRefusal.GivenUp("no budget"));
    spec().given(CREATED, GIVEN_UP).when(new Convert(INTO, ALICE, NOON))
        .thenRefuses(new LeadRefusal.GivenUp("no budget"));
    spec().given(CREATED, GIVEN_UP).when(new Work(ALICE, NOON)).thenEmits(new LeadWorked(ALICE, NOON));
  }

  @Test
  void canBeDeletedAndRestored() {
    spec().given(CREATED).when(new Delete(ALICE, NOON)).thenEmits(DELETED);
    spec().given(CREATED, DELETED).when(new Delete(ALICE, NOON)).thenEmits();
    spec().given(CREATED, DELETED).when(new Convert(INTO, ALICE, NOON))
        .thenRefuses(new RecordRefusal.InTheBin("lead"));
    spec().given(CREATED, DELETED).when(new Restore(ALICE, NOON)).thenEmits(new LeadRestored(ALICE, NOON));
    spec().given(CREATED, DELETED, new LeadRestored(ALICE, NOON)).when(new Edit(ADA, ALICE, NOON)).thenEmits();
    spec().given(CREATED).when(new Restore(ALICE, NOON)).thenRefuses(new RecordRefusal.NotInTheBin("lead"));
  }

  @Nested
  class OnceConverted {

    @Test
    void isConvertedNoSecondTimeWhateverIsAsked() {
      spec().given(CREATED).when(new Convert(INTO, ALICE, NOON)).thenEmits(CONVERTED);
      spec().given(CREATED, CONVERTED).when(new Convert(INTO, ALICE, NOON)).thenEmits();
      spec().given(CREATED, CONVERTED).when(new Convert(ELSE, ALICE, NOON)).thenEmits();
    }

    @Test
    void isLocked() {
      for (LeadCommand command : List.of(new Edit(LADY, ALICE, NOON), new Work(ALICE, NOON), new Qualify(ALICE, NOON),
          new Disqualify("no budget", ALICE, NOON), new Delete(ALICE, NOON))) {
        spec().given(CREATED, CONVERTED).when(command).thenRefuses(new LeadRefusal.Locked(INTO));
      }
      spec().given(CREATED, CONVERTED).when(new Restore(ALICE, NOON))
          .thenRefuses(new RecordRefusal.NotInTheBin("lead"));
    }
  }

  @Test
  void saysWhichDomainsAreOfItsCompany() {
    FreeMailDomains free = FreeMailDomains.usual().and(Set.of(new Domain("club.example")));
    LeadDetails ada = LeadDetails.builder("Ada").domain(new Domain("example.com")).emails(List.of(
        new Email("ada@GMAIL.com"), new Email("ada@club.example"), new Email("ada@sub.example.org"),
        new Email("ada@example.com"))).build();

    assertThat(ada.companyDomains(free)).containsExactly(new Domain("example.com"), new Domain("sub.example.org"));
    assertThat(LeadDetails.builder("Ada").domain(new Domain("gmail.com")).build().companyDomains(free)).isEmpty();
  }

  @Test
  void becomesAPrivatePersonsAccountWhereThereIsNoCompany() {
    LeadDetails ada = LeadDetails.builder("Ada").emails(List.of(new Email("ada@gmx.de"))).build();
    ConversionDraft draft = new ConversionDraft(ada, INTO, TODAY);

    assertThat(draft.account(FreeMailDomains.usual())).isEqualTo(AccountDetails.builder("Ada").build());
    assertThat(draft.contact().positions())
        .containsExactly(new Position(new AccountId("A"), "contact", TODAY, null));
  }

  @Test
  void leavesAContactThatIsWithTheAccountAnyway() {
    ConversionDraft draft = new ConversionDraft(ADA, INTO, TODAY);
    ContactDetails held = ContactDetails.builder("Ada")
        .positions(List.of(new Position(new AccountId("A"), "boss", null, null))).build();
    ContactDetails left = ContactDetails.builder("Ada")
        .positions(List.of(new Position(new AccountId("A"), "boss", null, TODAY.minusDays(1)))).build();

    assertThat(draft.contact(held)).isEqualTo(held);
    assertThat(draft.contact(left).positions()).hasSize(2);
  }

  @Test
  void addsToADealWhatTheLeadSaysAndTheDealDoesNot() {
    LeadDetails ada = LeadDetails.builder("Ada").title("buyer").owner(ALICE).source("fair").territory("/emea/")
        .product("L").build();
    ConversionDraft draft = new ConversionDraft(ada, INTO, TODAY);
    OpportunityDetails asked = OpportunityDetails.builder("Deal").product("XL").build();

    assertThat(draft.opened(asked)).isEqualTo(OpportunityDetails.builder("Deal").account(new AccountId("A"))
        .owner(ALICE).leadSource("fair").contacts(List.of(new ContactRole(new ContactId("C"), "buyer")))
        .territory("/emea/").product("XL").build());
    assertThat(draft.linked(draft.opened(asked))).isEqualTo(draft.opened(asked));
  }

  @Test
  void knowsAFewHundredPlacesAtMostWhereAnybodyGetsAnAddress() {
    assertThat(FreeMailDomains.usual().domains())
        .contains(new Domain("gmail.com"), new Domain("web.de"), new Domain("yahoo.co.uk")).hasSizeLessThan(500);
  }

  @Test
  void refusesStatesThatContradictThemselves() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lead.Live(ADA, LeadStatus.CONVERTED, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lead.Live(ADA, LeadStatus.NEW, "why"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lead.Live(ADA, LeadStatus.DISQUALIFIED, null));
    assertThatIllegalArgumentException().isThrownBy(() -> LeadDetails.builder("Ada").company(" ").build());
    assertThatIllegalArgumentException().isThrownBy(() -> new Disqualify(" ", ALICE, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> LeadDetails.builder("Ada")
        .emails(List.of(new Email("a@b.example"), new Email("A@b.example"))).build());
  }

  @Test
  void answersSeveralCommandsAsOne() {
    LeadDecider decider = new LeadDecider();

    assertThat(decider.decideAll(decider.initial(), List.of(new Create(ADA, ALICE, NOON), new Delete(ALICE, NOON))))
        .isEqualTo(Decision.accept(List.of(CREATED, DELETED)));
    assertThat(decider.decideAll(decider.initial(), List.of(new Create(ADA, ALICE, NOON), new Restore(ALICE, NOON))))
        .isEqualTo(Decision.refuse(new RecordRefusal.NotInTheBin("lead")));
  }
}
