package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.ALICE;
import static io.crmkit.record.model.Sales.NOON;
import static io.crmkit.record.model.Sales.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.record.model.ContactCommand.Create;
import io.crmkit.record.model.ContactCommand.Delete;
import io.crmkit.record.model.ContactCommand.Edit;
import io.crmkit.record.model.ContactCommand.Restore;
import io.crmkit.record.model.ContactEvent.ContactCreated;
import io.crmkit.record.model.ContactEvent.ContactDeleted;
import io.crmkit.record.model.ContactEvent.ContactEdited;
import io.crmkit.record.model.ContactEvent.ContactRestored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

  private static final ContactDetails ADA = ContactDetails.builder("Ada").build();
  private static final ContactDetails LADY = ContactDetails.builder("Lady").build();
  private static final ContactEvent CREATED = new ContactCreated(ADA, ALICE, NOON);
  private static final ContactEvent DELETED = new ContactDeleted(ALICE, NOON);

  private static DeciderSpec<Contact, ContactCommand, ContactEvent> spec() {
    return DeciderSpec.of(new ContactDecider());
  }

  @Test
  void isCreatedOnce() {
    spec().when(new Create(ADA, ALICE, NOON)).thenEmits(CREATED);
    spec().given(CREATED).when(new Create(LADY, ALICE, NOON)).thenRefuses(new RecordRefusal.AlreadyThere("contact"));
    spec().when(new Edit(ADA, ALICE, NOON)).thenRefuses(new RecordRefusal.NotThere("contact"));
  }

  @Test
  void isEditedIfAnythingIsNew() {
    spec().given(CREATED).when(new Edit(LADY, ALICE, NOON)).thenEmits(new ContactEdited(LADY, ALICE, NOON));
    spec().given(CREATED).when(new Edit(ADA, ALICE, NOON)).thenEmits();
  }

  @Test
  void canBeDeletedAndRestored() {
    spec().given(CREATED).when(new Delete(ALICE, NOON)).thenEmits(DELETED);
    spec().given(CREATED, DELETED).when(new Delete(ALICE, NOON)).thenEmits();
    spec().given(CREATED, DELETED).when(new Edit(LADY, ALICE, NOON))
        .thenRefuses(new RecordRefusal.InTheBin("contact"));
    spec().given(CREATED, DELETED).when(new Restore(ALICE, NOON)).thenEmits(new ContactRestored(ALICE, NOON));
    spec().given(CREATED, DELETED, new ContactRestored(ALICE, NOON)).when(new Edit(ADA, ALICE, NOON)).thenEmits();
    spec().given(CREATED).when(new Restore(ALICE, NOON)).thenRefuses(new RecordRefusal.NotInTheBin("contact"));
  }

  @Test
  void hasOnePrimaryAddressAndEachAddressOnce() {
    Email work = new Email("Ada@Example.com ");
    Email home = new Email("ada@home.example");

    assertThat(ContactDetails.builder("Ada").emails(List.of(work, home)).build().primaryEmail()).contains(work);
    assertThat(ADA.primaryEmail()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> ContactDetails.builder("Ada")
        .emails(List.of(work, new Email("ada@example.com"))).build());
  }

  @Test
  void isOneThingAtATimeWithAnAccountAndSeveralWithSeveral() {
    ContactDetails.Builder ada = ContactDetails.builder("Ada");

    ada.positions(List.of(held("A", -9, -1), held("A", 0, 5), held("B", -3, 3))).build();
    ada.positions(List.of(held("A", null, -1), held("A", 0, null))).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ada.positions(List.of(held("A", -9, 0), held("A", 0, 5))).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ada.positions(List.of(held("A", null, null), held("A", 3, 5))).build());
    assertThatIllegalArgumentException().isThrownBy(() -> held("A", 1, 0));
  }

  @Test
  void holdsAPositionFromItsFirstDayToItsLast() {
    assertThat(held("A", 0, 2).isHeldOn(TODAY)).isTrue();
    assertThat(held("A", 0, 2).isHeldOn(TODAY.plusDays(2))).isTrue();
    assertThat(held("A", 0, 2).isHeldOn(TODAY.plusDays(3))).isFalse();
    assertThat(held("A", 1, null).isHeldOn(TODAY)).isFalse();
    assertThat(held("A", null, null).isHeldOn(TODAY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "ada@", "@example.com", "ada@example", "a da@example.com", "ada@exa mple.com",
      "ada@-example.com", "<ada@example.com>"})
  void refusesWhatIsNoAddress(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "https://example.com", "example.com/", "example..com", "-a.com", "1.2.3.4"})
  void refusesWhatIsNoDomain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Domain(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030123456", "+030123456", "+49 30 123456", "+123456", "+1234567890123456"})
  void refusesWhatIsNoInternationalNumber(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Phone(text));
  }

  @Test
  void takesInternationalDomains() {
    assertThat(new Domain("GRÖSSE.example").value()).isEqualTo("grösse.example");
    assertThat(new Domain("xn--gre-6ka8i.xn--p1ai").value()).isEqualTo("xn--gre-6ka8i.xn--p1ai");
  }

  private static Position held(String account, @Nullable Integer from, @Nullable Integer until) {
    return new Position(new AccountId(account), "buyer", from == null ? null : TODAY.plusDays(from),
        until == null ? null : TODAY.plusDays(until));
  }
}
