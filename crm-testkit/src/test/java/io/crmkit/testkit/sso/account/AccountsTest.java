package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.ADMIN;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static io.crmkit.testkit.sso.account.AccountDesk.GITHUB;
import static io.crmkit.testkit.sso.account.AccountDesk.GROUPS;
import static io.crmkit.testkit.sso.account.AccountDesk.OKTA;
import static io.crmkit.testkit.sso.account.AccountDesk.OPEN;
import static io.crmkit.testkit.sso.account.AccountDesk.SALES;
import static io.crmkit.testkit.sso.account.AccountDesk.assertRefused;
import static io.crmkit.testkit.sso.account.AccountDesk.okta;
import static io.crmkit.testkit.sso.account.AccountDesk.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.Arrival;
import io.crmkit.sso.account.Preview;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Addresses;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.Admission.Sync;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Profile.EmailProof;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who becomes a user, stays one, and with which roles. */
class AccountsTest {

  private final AccountDesk desk = new AccountDesk();

  @Nested
  class AFirstLogin {

    @Test
    void opensAnAccountAndTellsTheTrail() {
      Arrival arrival = desk.arrive(okta("ann", "crm-sales", "other"), Admission.ownDomains(GROUPS)).orElseThrow();
      AccountView account = arrival.account();

      assertThat(arrival.how()).isEqualTo(How.CREATED);
      assertThat(account.roles()).containsExactly(SALES);
      assertThat(account.profile()).isEqualTo(Profile.proved("ann@acme.example", "Person ann"));
      assertThat(desk.accounts.find(ACME, account.user())).contains(account);
      assertThat(desk.accounts.find(new TenantId("globex"), account.user())).isEmpty();
      assertThat(desk.kinds()).containsExactly(Kind.USER_CREATED, Kind.IDENTITY_LINKED, Kind.ROLES_CHANGED);
      SecurityEvent roles = desk.events.of(ACME).get(2);
      assertThat(roles.user()).isEqualTo(account.user());
      assertThat(roles.provider()).isEqualTo(OKTA);
      assertThat(roles.client()).isEqualTo(CLIENT);
      assertThat(roles.details()).containsEntry("gained", "sales").containsEntry("lost", "");
    }

    @Test
    void isOfTheSameUserTheNextTime() {
      UserId user = desk.user(okta("ann", "crm-sales"));
      Arrival again = desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow();
      assertThat(again.account().user()).isEqualTo(user);
      assertThat(again.how()).isEqualTo(How.KNOWN);
      assertThat(desk.accounts.list(ACME, PageRequest.first(10)).items()).hasSize(1);
      assertThat(desk.kinds()).hasSize(3);
    }

    @Test
    void isRefusedIfTheProviderMayOpenNone() {
      assertRefused(desk.arrive(okta("ann", "crm-sales"), Admission.invited(GROUPS)), AccountReason.JIT_OFF);
      assertThat(desk.kinds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = EmailVerified.class, names = "YES", mode = EnumSource.Mode.EXCLUDE)
    void needsAVerifiedAddressOfAnOwnDomain(EmailVerified verified) {
      Principal ann = AccountDesk.of(OKTA, "ann", "crm-sales").email("ann@acme.example", verified).build();
      assertRefused(desk.arrive(ann, Admission.ownDomains(GROUPS)), AccountReason.EMAIL_UNVERIFIED);
      Principal eve = AccountDesk.of(OKTA, "eve", "crm-sales").email("eve@evil.example", EmailVerified.YES).build();
      assertRefused(desk.arrive(eve, Admission.ownDomains(GROUPS)), AccountReason.DOMAIN_NOT_OWNED);
    }

    @Test
    void takesTheAddressesOfAProviderThatTheTenantTrustsButNeverANo() {
      Admission trusting = Admission.ownDomains(GROUPS).addresses(Addresses.TRUSTED);
      Principal ann = AccountDesk.of(OKTA, "ann", "crm-sales").email("ann@acme.example", EmailVerified.NOT_SAID).build();
      assertThat(desk.arrive(ann, trusting).orElseThrow().account().profile().proof()).isEqualTo(EmailProof.PROVED);
      Principal bob = AccountDesk.of(OKTA, "bob", "crm-sales").email("bob@acme.example", EmailVerified.NO).build();
      assertRefused(desk.arrive(bob, trusting), AccountReason.EMAIL_UNVERIFIED);
    }

    @Test
    void isOpenToEverybodyOfAProviderOfTheTenantsOwn() {
      Principal eve = AccountDesk.of(OKTA, "eve", "crm-sales").email("eve@evil.example", EmailVerified.YES).build();
      Profile profile = desk.arrive(eve, OPEN).orElseThrow().account().profile();
      assertThat(profile).isEqualTo(new Profile("eve@evil.example", EmailProof.SAID, "Person eve"));
      assertThat(desk.accounts.ofEmail(ACME, "eve@evil.example")).isEmpty();
    }

    @Test
    void takesASeatIfThereIsOne() {
      desk.policy = policy(1);
      UserId ann = desk.user(okta("ann", "crm-sales"));
      assertRefused(desk.arrive(okta("bob", "crm-sales"), OPEN), AccountReason.JIT_SEATS);
      assertThat(desk.accounts.seatsTaken(ACME)).isEqualTo(1);
      desk.accounts.suspend(ACME, ann, CLIENT).orElseThrow();
      desk.user(okta("bob", "crm-sales"));
      assertRefused(desk.accounts.reinstate(ACME, ann, CLIENT), AccountReason.JIT_SEATS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD800", "x\uDC00"})
    void isRefusedUnderANameThatNoStoreKeeps(String subject) {
      assertRefused(desk.arrive(okta(subject, "crm-sales"), OPEN), AccountReason.IDENTITY_UNUSABLE);
      Principal session = AccountDesk.of(OKTA, "ann", "crm-sales").sessionIndex(subject).build();
      assertRefused(desk.arrive(session, OPEN), AccountReason.IDENTITY_UNUSABLE);
      assertRefused(desk.arrive(okta("x".repeat(1001), "crm-sales"), OPEN), AccountReason.IDENTITY_UNUSABLE);
    }

    @Test
    void keepsWhatItCanOfAHostileProfile() {
      Principal eve = AccountDesk.of(OKTA, "eve", "crm-sales").email("\uD800@\0", EmailVerified.YES)
          .name(" \uD800\0" + "🚀".repeat(300)).build();
      Profile profile = desk.arrive(eve, OPEN).orElseThrow().account().profile();
      assertThat(profile.email()).isNull();
      assertThat(profile.name()).startsWith("\uFFFD\uFFFD🚀").hasSize(2 + 2 * 98);
    }
  }

  @Nested
  class AnAddress {

    private final UserId ann = desk.accounts.open(ACME, Profile.proved("Ann@acme.example", null), Set.of(), CLIENT)
        .orElseThrow().user();

    @Test
    void linksAnAccountThatAnAdministratorOpened() {
      Arrival arrival = desk.arrive(okta("ann", "crm-sales"), Admission.invited(GROUPS)).orElseThrow();
      assertThat(arrival.how()).isEqualTo(How.LINKED);
      assertThat(arrival.account().user()).isEqualTo(ann);
      assertThat(arrival.account().roles()).containsExactly(SALES);
      assertThat(desk.kinds()).containsExactly(Kind.USER_CREATED, Kind.IDENTITY_LINKED, Kind.ROLES_CHANGED);
    }

    @Test
    void linksNobodyWithoutAProof() {
      for (EmailVerified verified : List.of(EmailVerified.NO, EmailVerified.NOT_SAID)) {
        Principal eve = AccountDesk.of(OKTA, "eve", "crm-sales").email("ann@ACME.example", verified).build();
        assertRefused(desk.arrive(eve, OPEN), AccountReason.EMAIL_UNVERIFIED);
      }
      desk.policy = new AccountPolicy(Set.of(ADMIN), Set.of(), null);
      assertRefused(desk.arrive(okta("ann", "crm-sales"), OPEN), AccountReason.DOMAIN_NOT_OWNED);
    }

    @Test
    void doesNotTakeAUserAwayFromAnotherIdentity() {
      desk.user(okta("ann", "crm-sales"));
      Principal atGitHub = AccountDesk.of(GITHUB, "ann", "crm-sales").build();
      assertRefused(desk.arrive(atGitHub, OPEN), AccountReason.IDENTITY_COLLISION);
      Principal renamed = AccountDesk.of(OKTA, "ann-2", "crm-sales").email("ann@acme.example", EmailVerified.YES).build();
      assertRefused(desk.arrive(renamed, OPEN), AccountReason.IDENTITY_COLLISION);
    }

    @Test
    void isNotThatOfAnotherBecauseOfALetterThatLooksAlike() {
      Principal eve = AccountDesk.of(OKTA, "eve", "crm-sales").email("\u212Ate@acme.example", EmailVerified.YES).build();
      desk.accounts.open(ACME, Profile.proved("kte@acme.example", null), Set.of(), CLIENT).orElseThrow();
      assertThat(desk.arrive(eve, OPEN).orElseThrow().how()).isEqualTo(How.CREATED);
    }

    @Test
    void isOfOneAccountAlone() {
      assertRefused(desk.accounts.open(ACME, Profile.proved("ann@acme.example", null), Set.of(), CLIENT),
          AccountReason.IDENTITY_COLLISION);
      UserId bob = desk.user(okta("bob", "crm-sales"));
      assertRefused(desk.accounts.describe(ACME, bob, Profile.proved("ann@acme.example", null), CLIENT),
          AccountReason.IDENTITY_COLLISION);
    }

    @Test
    void isChangedWithALineThatNamesNoAddress() {
      desk.events.purge(ACME, AccountDesk.AT.plusSeconds(1));
      desk.accounts.describe(ACME, ann, Profile.proved("new@acme.example", "Ann"), CLIENT).orElseThrow();
      desk.accounts.describe(ACME, ann, Profile.proved("new@acme.example", "Ann"), CLIENT).orElseThrow();
      desk.accounts.describe(ACME, ann, Profile.proved("new@acme.example", "Anne"), CLIENT).orElseThrow();

      assertThat(desk.kinds()).containsExactly(Kind.PROFILE_CHANGED, Kind.PROFILE_CHANGED);
      assertThat(desk.events.of(ACME)).extracting(each -> each.details().get("changed")).containsExactly("email name", "name");
      assertThat(desk.events.of(ACME)).allSatisfy(each -> {
        assertThat(each.user()).isEqualTo(ann);
        assertThat(each.client()).isEqualTo(CLIENT);
        assertThat(each.toString()).doesNotContain("new@");
      });
    }

    @Test
    void doesNotLinkASuspendedUser() {
      desk.accounts.suspend(ACME, ann, CLIENT).orElseThrow();
      assertRefused(desk.arrive(okta("ann", "crm-sales"), OPEN), AccountReason.JIT_SUSPENDED);
    }

    @Test
    void followsTheProviderUnlessItIsSomebodyElses() {
      UserId bob = desk.user(okta("bob", "crm-sales"));
      desk.arrive(AccountDesk.of(OKTA, "bob", "crm-sales").email("ann@acme.example", EmailVerified.YES).name("B").build(),
          OPEN).orElseThrow();
      assertThat(profile(bob)).isEqualTo(Profile.proved("bob@acme.example", "B"));
      desk.arrive(AccountDesk.of(OKTA, "bob", "crm-sales").email("b@evil.example", EmailVerified.YES).build(), OPEN);
      assertThat(profile(bob).email()).isEqualTo("bob@acme.example");
      desk.arrive(AccountDesk.of(OKTA, "bob", "crm-sales").email("rob@acme.example", EmailVerified.YES).build(), OPEN);
      assertThat(profile(bob).provedEmail()).isEqualTo("rob@acme.example");
    }

    private Profile profile(UserId user) {
      return desk.accounts.find(ACME, user).orElseThrow().profile();
    }
  }

  @Nested
  class Roles {

    @Test
    void followTheProviderAtEveryLoginAndEndSessionsWhereSomeAreLost() {
      UserId ann = desk.user(okta("ann", "crm-sales", "crm-admins"));
      desk.user(okta("root", "crm-admins"));
      assertThat(desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow().account().roles()).containsExactly(SALES);
      assertThat(desk.revoked).containsExactly(ann + " ROLE_REMOVED", ann + " ROLE_REMOVED");
    }

    @Test
    void stayAsTheyWereAtTheFirstLoginIfTheTenantWantsThat() {
      Admission once = OPEN.sync(Sync.FIRST_LOGIN);
      UserId ann = desk.user(okta("ann", "crm-sales"));
      assertThat(desk.arrive(okta("ann"), once).orElseThrow().account().roles()).containsExactly(SALES);
      assertThat(desk.arrive(okta("ann", "crm-admins"), once).orElseThrow().account().user()).isEqualTo(ann);
      assertThat(desk.revoked).isEmpty();
    }

    @Test
    void areTakenAwayWithTheLoginFromWhomTheProviderGivesNone() {
      UserId ann = desk.user(okta("ann", "crm-sales"));
      assertRefused(desk.arrive(okta("ann", "other"), OPEN), AccountReason.ROLE_UNMAPPED);
      assertThat(desk.accounts.find(ACME, ann).orElseThrow().roles()).isEmpty();
      assertThat(desk.revoked).containsExactly(ann + " ROLE_REMOVED", ann + " ROLE_REMOVED");
    }

    @Test
    void ofAdministratorsAreGivenOnlyWhereThatIsPermitted() {
      Admission strict = new Admission(Creation.EVERYBODY, Addresses.AS_SAID, Sync.EVERY_LOGIN,
          new RoleMapping(GROUPS.rules(), Set.of(), Set.of()));
      assertRefused(desk.arrive(okta("ann", "crm-admins", "crm-sales"), strict), AccountReason.ROLE_FORBIDDEN);
      assertThat(desk.accounts.list(ACME, PageRequest.first(10)).items()).isEmpty();
      assertThat(desk.arrive(okta("ann", "crm-sales"), strict).orElseThrow().account().roles()).containsExactly(SALES);
    }

    @Test
    void givenByHandStayWhateverTheProviderSays() {
      UserId ann = desk.user(okta("ann", "crm-sales"));
      desk.accounts.grant(ACME, ann, Set.of(ADMIN), CLIENT).orElseThrow();
      assertThat(desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow().account().roles()).containsExactly(ADMIN, SALES);
      desk.user(okta("root", "crm-admins"));
      assertThat(desk.accounts.grant(ACME, ann, Set.of(), CLIENT).orElseThrow().roles()).containsExactly(SALES);
      assertThat(desk.revoked).containsExactly(ann + " ROLE_REMOVED", ann + " ROLE_REMOVED");
    }
  }

  @Nested
  class TheLastAdministrator {

    private final UserId root = desk.user(okta("root", "crm-admins"));

    @Test
    void staysOneWhoeverAsks() {
      assertRefused(desk.arrive(okta("root", "crm-sales"), OPEN), AccountReason.JIT_LAST_ADMIN);
      assertRefused(desk.accounts.suspend(ACME, root, CLIENT), AccountReason.JIT_LAST_ADMIN);
      assertRefused(desk.accounts.unlink(ACME, root, Identity.of(okta("root")), CLIENT), AccountReason.JIT_LAST_ADMIN);
      assertRefused(desk.arrive(okta("root"), OPEN), AccountReason.ROLE_UNMAPPED);
      assertThat(desk.accounts.find(ACME, root).orElseThrow().roles()).containsExactly(ADMIN);
      assertThat(desk.revoked).isEmpty();
    }

    @Test
    void mayGoOnceThereIsAnother() {
      UserId next = desk.user(okta("next", "crm-admins"));
      desk.accounts.suspend(ACME, root, CLIENT).orElseThrow();
      assertRefused(desk.accounts.suspend(ACME, next, CLIENT), AccountReason.JIT_LAST_ADMIN);
      desk.accounts.reinstate(ACME, root, CLIENT).orElseThrow();
      desk.accounts.suspend(ACME, next, CLIENT).orElseThrow();
    }
  }

  @Nested
  class ASuspendedUser {

    private final UserId ann = desk.user(okta("ann", "crm-sales"));

    @Test
    void isOutUntilReinstated() {
      desk.accounts.suspend(ACME, ann, CLIENT).orElseThrow();
      assertRefused(desk.arrive(okta("ann", "crm-sales"), OPEN), AccountReason.JIT_SUSPENDED);
      assertRefused(desk.accounts.active(ACME, ann), AccountReason.JIT_SUSPENDED);
      assertThat(desk.revoked).containsExactly(ann + " SUSPENDED");
      desk.accounts.reinstate(ACME, ann, CLIENT).orElseThrow();
      assertThat(desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow().account().user()).isEqualTo(ann);
      assertThat(desk.kinds()).contains(Kind.USER_SUSPENDED, Kind.USER_REINSTATED);
    }

    @Test
    void isNoMoreOrLessSoIfAskedTwice() {
      desk.accounts.suspend(ACME, ann, CLIENT).orElseThrow();
      desk.accounts.suspend(ACME, ann, CLIENT).orElseThrow();
      assertThat(desk.accounts.seatsTaken(ACME)).isZero();
      assertThat(desk.kinds()).containsOnlyOnce(Kind.USER_SUSPENDED);
      assertThat(desk.revoked).as("a store may have been away").containsExactly(ann + " SUSPENDED", ann + " SUSPENDED");
    }
  }

  @Nested
  class Identities {

    private final UserId ann = desk.user(okta("ann", "crm-sales"));
    private final Principal atGitHub = AccountDesk.of(GITHUB, "583231", "crm-admins").build();

    @Test
    void areLinkedByWhoIsLoggedIn() {
      desk.accounts.link(ACME, ann, atGitHub, CLIENT).orElseThrow();
      Arrival arrival = desk.arrive(atGitHub, OPEN).orElseThrow();
      assertThat(arrival.account().user()).isEqualTo(ann);
      assertThat(arrival.account().roles()).containsExactly(ADMIN, SALES);
    }

    @Test
    void areOfOneUserAlone() {
      UserId bob = desk.user(okta("bob", "crm-sales"));
      desk.accounts.link(ACME, ann, atGitHub, CLIENT).orElseThrow();
      assertRefused(desk.accounts.link(ACME, bob, atGitHub, CLIENT), AccountReason.IDENTITY_TAKEN);
    }

    @Test
    void takeTheirRolesAlongWhenTheyAreForgotten() {
      desk.accounts.link(ACME, ann, atGitHub, CLIENT).orElseThrow();
      desk.arrive(atGitHub, OPEN).orElseThrow();
      desk.user(okta("root", "crm-admins"));
      assertThat(desk.accounts.unlink(ACME, ann, Identity.of(atGitHub), CLIENT).orElseThrow().roles())
          .containsExactly(SALES);
      assertThat(desk.revoked).containsExactly(ann + " IDENTITY_REMOVED");
    }

    @Test
    void ofAnotherIssuerAreOthers() {
      Principal elsewhere = Principal.builder(OKTA, "https://other.example", "ann").attribute("groups",
          List.of("crm-sales")).build();
      assertThat(desk.arrive(elsewhere, OPEN).orElseThrow().account().user()).isNotEqualTo(ann);
    }
  }

  @Test
  void saysWhatALoginWouldDoAndDoesNothing() {
    Preview created = desk.accounts.preview(ACME, okta("ann", "crm-sales"), OPEN).orElseThrow();
    assertThat(created).isEqualTo(
        new Preview(How.CREATED, null, Profile.proved("ann@acme.example", "Person ann"), Set.of(SALES)));
    assertRefused(desk.accounts.preview(ACME, okta("ann", "crm-sales"), Admission.invited(GROUPS)), AccountReason.JIT_OFF);
    assertThat(desk.kinds()).isEmpty();
    assertThat(desk.accounts.list(ACME, PageRequest.first(10)).items()).isEmpty();

    UserId ann = desk.user(okta("ann", "crm-sales"));
    desk.user(okta("root", "crm-admins"));
    assertThat(desk.accounts.preview(ACME, okta("ann", "crm-admins"), OPEN).orElseThrow())
        .isEqualTo(new Preview(How.KNOWN, ann, Profile.proved("ann@acme.example", "Person ann"), Set.of(ADMIN)));
    assertThat(desk.accounts.find(ACME, ann).orElseThrow().roles()).containsExactly(SALES);
    assertThat(desk.revoked).isEmpty();
  }

  @Test
  void knowsNobodyWhoIsNotThere() {
    UserId nobody = new UserId("nobody");
    assertRefused(desk.accounts.suspend(ACME, nobody, CLIENT), AccountReason.ACCOUNT_UNKNOWN);
    assertRefused(desk.accounts.active(ACME, nobody), AccountReason.ACCOUNT_UNKNOWN);
    assertThat(desk.accounts.find(ACME, nobody)).isEmpty();
    assertThat(desk.accounts.history(ACME, nobody)).isEmpty();
  }
}
