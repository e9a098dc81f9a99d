package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.Arrival;
import io.crmkit.sso.account.Preview;
import io.crmkit.sso.account.model.Account.Status;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Addresses;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.LinkedIdentity;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Any history of logins and of what administrators do, and what holds after each step of it. */
class AccountPropertiesTest {

  private static final int SEATS = 2;

  private enum What { ARRIVE, OPEN, SUSPEND, REINSTATE, GRANT, REVOKE, LINK, UNLINK }

  /** One thing that happens, to one of the accounts made so far where it is about one. */
  private record Step(What what, int account, Principal principal, Admission admission) {}

  private final AccountDesk desk = new AccountDesk();
  private boolean hadAdministrator;

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(Arbitraries.frequency(
                Tuple.of(10, What.ARRIVE), Tuple.of(2, What.OPEN), Tuple.of(2, What.SUSPEND),
                Tuple.of(1, What.REINSTATE), Tuple.of(2, What.GRANT),
                Tuple.of(1, What.REVOKE), Tuple.of(1, What.LINK),
                Tuple.of(1, What.UNLINK)),
            Arbitraries.integers().between(0, 9), AccountArbitraries.principals(), AccountArbitraries.admissions())
        .as(Step::new).list().ofMinSize(5).ofMaxSize(40);
  }

  @Property(tries = 250)
  void whateverHappensEveryAccountIsSound(@ForAll("histories") List<Step> history) {
    AccountPropertiesTest fresh = new AccountPropertiesTest();
    fresh.desk.policy = AccountDesk.policy(SEATS);
    history.forEach(fresh::play);
    Statistics.coverage(seen -> {
      for (String each : List.of("CREATED", "LINKED", "KNOWN", "EMAIL_UNVERIFIED", "DOMAIN_NOT_OWNED", "IDENTITY_COLLISION",
          "ROLE_UNMAPPED", "ROLE_FORBIDDEN", "JIT_OFF", "JIT_SUSPENDED", "JIT_SEATS", "JIT_LAST_ADMIN")) {
        seen.check(each).percentage(share -> share > 0.1);
      }
    });
  }

  private void play(Step step) {
    List<AccountView> all = all();
    if (step.what == What.OPEN) {
      String email = List.of("ann@acme.example", "bob@acme.example").get(step.account % 2);
      collect(desk.accounts.open(ACME, Profile.proved(email, null), Set.of(), CLIENT));
    } else if (step.what == What.ARRIVE || all.isEmpty()) {
      arrive(step);
    } else {
      AccountView chosen = all.get(step.account % all.size());
      collect(change(step, chosen));
    }
    requireSound();
  }

  private static void collect(Verdict<AccountView> changed) {
    changed.whyNot().ifPresent(why -> Statistics.collect(why.reason().name()));
  }

  private Verdict<AccountView> change(Step step, AccountView chosen) {
    UserId user = chosen.user();
    return switch (step.what) {
      case SUSPEND -> desk.accounts.suspend(ACME, user, CLIENT);
      case REINSTATE -> desk.accounts.reinstate(ACME, user, CLIENT);
      case GRANT -> desk.accounts.grant(ACME, user, Set.of(AccountArbitraries.ADMIN), CLIENT);
      case REVOKE -> desk.accounts.grant(ACME, user, Set.of(), CLIENT);
      case LINK -> desk.accounts.link(ACME, user, step.principal, CLIENT);
      default -> desk.accounts.unlink(ACME, user, Identity.of(step.principal), CLIENT);
    };
  }

  private void arrive(Step step) {
    List<AccountView> before = all();
    Verdict<Preview> preview = desk.accounts.preview(ACME, step.principal, step.admission);
    assertThat(all()).isEqualTo(before);
    Verdict<Arrival> verdict = desk.accounts.arrive(ACME, step.principal, step.admission, CLIENT);
    assertThat(AccountDesk.reason(verdict)).isEqualTo(AccountDesk.reason(preview));
    if (!(verdict instanceof Verdict.Accepted<Arrival> accepted)) {
      Statistics.collect(verdict.whyNot().orElseThrow().reason().name());
      return;
    }
    Arrival arrival = accepted.value();
    Statistics.collect(arrival.how().name());
    AccountView account = arrival.account();
    assertThat(preview.orElseThrow().how()).isEqualTo(arrival.how());
    assertThat(preview.orElseThrow().roles()).isEqualTo(account.roles());
    assertThat(account.status()).isEqualTo(Status.ACTIVE);
    assertThat(account.identities()).extracting(LinkedIdentity::identity).contains(Identity.of(step.principal));
    requireAdmitted(step, arrival, before);
  }

  /** By rules of its own: who may link, who may be made, and who may become an administrator by a mapping. */
  private void requireAdmitted(Step step, Arrival arrival, List<AccountView> before) {
    boolean isTrusted = step.principal.emailVerified() == EmailVerified.YES
        || step.admission.addresses() == Addresses.TRUSTED && step.principal.emailVerified() == EmailVerified.NOT_SAID;
    String email = step.principal.email();
    boolean isProved = isTrusted && email != null && email.toLowerCase(Locale.ROOT).endsWith("@acme.example");
    boolean isKnown = before.stream().flatMap(each -> each.identities().stream())
        .anyMatch(each -> each.identity().equals(Identity.of(step.principal)));
    assertThat(arrival.how() == How.KNOWN).isEqualTo(isKnown);
    if (arrival.how() == How.LINKED) {
      assertThat(isProved).isTrue();
    }
    if (arrival.how() == How.CREATED) {
      assertThat(step.admission.creation()).isNotEqualTo(Creation.NOBODY);
      assertThat(isProved || step.admission.creation() == Creation.EVERYBODY).isTrue();
      assertThat(arrival.account().roles().contains(AccountArbitraries.ADMIN))
          .isEqualTo(step.principal.attributes().getOrDefault("groups", List.of()).contains("crm-admins"))
          .satisfies(isAdministrator -> assertThat(
              !isAdministrator || step.admission.roles().permitted().contains(AccountArbitraries.ADMIN)).isTrue());
    }
  }

  private void requireSound() {
    List<AccountView> all = all();
    assertThat(all.stream().flatMap(each -> each.identities().stream()).map(LinkedIdentity::identity))
        .doesNotHaveDuplicates();
    assertThat(all.stream().flatMap(each -> Stream.ofNullable(each.profile().provedEmail()))).doesNotHaveDuplicates();
    long active = all.stream().filter(each -> each.status() == Status.ACTIVE).count();
    assertThat(desk.accounts.seatsTaken(ACME)).isEqualTo((int) active).isLessThanOrEqualTo(SEATS);
    boolean has = all.stream().anyMatch(each -> each.status() == Status.ACTIVE && isAdministrator(each.roles()));
    assertThat(has || !hadAdministrator).isTrue();
    hadAdministrator |= has;
  }

  private static boolean isAdministrator(Set<Role> roles) {
    return roles.contains(AccountArbitraries.ADMIN);
  }

  private List<AccountView> all() {
    return desk.accounts.list(ACME, PageRequest.first(100)).items();
  }
}
