package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountCommand;
import io.crmkit.record.model.AccountCommand.Create;
import io.crmkit.record.model.AccountCommand.Delete;
import io.crmkit.record.model.AccountCommand.Edit;
import io.crmkit.record.model.AccountCommand.LinkLead;
import io.crmkit.record.model.AccountCommand.Restore;
import io.crmkit.record.model.AccountDecider;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountEvent;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Domain;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.Phone;
import io.crmkit.record.port.AccountRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class AccountRepositoryContract
    extends StateRepositoryContract<AccountId, Account, AccountCommand, AccountEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ANN = new Actor("ann@example.com");
  private static final Domain SITE = new Domain("größe.example");
  private static final AccountDetails DETAILS = AccountDetails.builder("Größe 🚀").owner(ANN).domain(SITE)
      .phone(new Phone("+4930123456")).territory("/emea/").build();

  @Override
  protected abstract AccountRepository emptyRepository();

  @Override
  protected Decider<Account, AccountCommand, AccountEvent> decider() {
    return new AccountDecider();
  }

  @Override
  protected StateFormat<AccountId, Account, AccountEvent> format() {
    return PeopleFormats.ACCOUNT;
  }

  @Override
  protected List<AccountCommand> life() {
    return List.of(
        new Create(DETAILS, ANN, AT),
        new Edit(AccountDetails.builder("Bare").build(), ANN, AT.plusNanos(1)),
        new LinkLead(new LeadId("Größe 🚀 L"), ANN, AT.plusNanos(1)),
        new Delete(ANN, AT.plusNanos(2)),
        new Restore(ANN, AT.plusNanos(3)));
  }

  @Test
  protected void findsAccountsByDomainAndOwnerWherePagesEnd() {
    for (String id : List.of("c", "a", "d", "b")) {
      create(id, DETAILS);
    }
    create("e", AccountDetails.builder("Other").domain(new Domain("other.example")).build());

    assertThat(byDomain(ACME, SITE)).containsExactly("a", "b", "c", "d");
    assertThat(ownedBy(ACME)).containsExactly("a", "b", "c", "d");
    assertThat(byDomain(ACME, new Domain("OTHER.example"))).containsExactly("e");
  }

  @Test
  protected void followsEditsAndTheBin() {
    create("a", DETAILS);
    create("b", DETAILS);
    save(ACME, new AccountId("a"), new Delete(ANN, AT));
    save(ACME, new AccountId("b"), new Edit(AccountDetails.builder("Bare").owner(ANN).build(), ANN, AT));
    assertThat(byDomain(ACME, SITE)).isEmpty();
    assertThat(ownedBy(ACME)).containsExactly("b");

    save(ACME, new AccountId("a"), new Restore(ANN, AT));
    assertThat(byDomain(ACME, SITE)).containsExactly("a");
  }

  @Test
  protected void findsNothingOfAnotherTenant() {
    create("a", DETAILS);

    assertThat(byDomain(GLOBEX, SITE)).isEmpty();
    assertThat(ownedBy(GLOBEX)).isEmpty();
  }

  private void create(String id, AccountDetails details) {
    save(ACME, new AccountId(id), new Create(details, ANN, AT));
  }

  private List<String> byDomain(TenantId tenant, Domain domain) {
    return BoundedPages.stream(2, page -> accounts().byDomain(tenant, domain, page)).map(AccountId::value).toList();
  }

  private List<String> ownedBy(TenantId tenant) {
    return BoundedPages.stream(2, page -> accounts().ownedBy(tenant, ANN, page)).map(AccountId::value).toList();
  }

  private AccountRepository accounts() {
    return (AccountRepository) repository();
  }
}
