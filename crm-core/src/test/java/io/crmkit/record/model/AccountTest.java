package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.ALICE;
import static io.crmkit.record.model.Sales.NOON;

import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.record.model.AccountCommand.Create;
import io.crmkit.record.model.AccountCommand.Delete;
import io.crmkit.record.model.AccountCommand.Edit;
import io.crmkit.record.model.AccountCommand.Restore;
import io.crmkit.record.model.AccountEvent.AccountCreated;
import io.crmkit.record.model.AccountEvent.AccountDeleted;
import io.crmkit.record.model.AccountEvent.AccountEdited;
import io.crmkit.record.model.AccountEvent.AccountRestored;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final AccountDetails SMALL = AccountDetails.builder("Small").build();
  private static final AccountDetails LARGE = AccountDetails.builder("Large").build();
  private static final AccountEvent CREATED = new AccountCreated(SMALL, ALICE, NOON);
  private static final AccountEvent DELETED = new AccountDeleted(ALICE, NOON);

  private static DeciderSpec<Account, AccountCommand, AccountEvent> spec() {
    return DeciderSpec.of(new AccountDecider());
  }

  @Test
  void isCreatedOnce() {
    spec().when(new Create(SMALL, ALICE, NOON)).thenEmits(CREATED);
    spec().given(CREATED).when(new Create(LARGE, ALICE, NOON)).thenRefuses(new RecordRefusal.AlreadyThere("account"));
    spec().when(new Delete(ALICE, NOON)).thenRefuses(new RecordRefusal.NotThere("account"));
  }

  @Test
  void isEditedIfAnythingIsNew() {
    spec().given(CREATED).when(new Edit(LARGE, ALICE, NOON)).thenEmits(new AccountEdited(LARGE, ALICE, NOON));
    spec().given(CREATED).when(new Edit(SMALL, ALICE, NOON)).thenEmits();
  }

  @Test
  void canBeDeletedAndRestored() {
    spec().given(CREATED).when(new Delete(ALICE, NOON)).thenEmits(DELETED);
    spec().given(CREATED, DELETED).when(new Delete(ALICE, NOON)).thenEmits();
    spec().given(CREATED, DELETED).when(new Edit(LARGE, ALICE, NOON))
        .thenRefuses(new RecordRefusal.InTheBin("account"));
    spec().given(CREATED, DELETED).when(new Restore(ALICE, NOON)).thenEmits(new AccountRestored(ALICE, NOON));
    spec().given(CREATED, DELETED, new AccountRestored(ALICE, NOON)).when(new Edit(SMALL, ALICE, NOON)).thenEmits();
    spec().given(CREATED).when(new Restore(ALICE, NOON)).thenRefuses(new RecordRefusal.NotInTheBin("account"));
  }
}
