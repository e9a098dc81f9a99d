package io.crmkit.testkit.sso.account;

import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Addresses;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.Admission.Sync;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A small cast of people, addresses, groups and roles, so that they collide. */
public final class AccountArbitraries {

  /** The role that makes an administrator. */
  public static final Role ADMIN = new Role("admin");

  private AccountArbitraries() {}

  /** Returns what providers say of four people, who are called alike at both of them. */
  public static Arbitrary<Principal> principals() {
    return Combinators.combine(providers(), Arbitraries.of("1", "2", "3", "4"),
            Arbitraries.of("ann@acme.example", "Bob@ACME.example", "cy@evil.example", "no address").injectNull(0.1),
            Arbitraries.of(EmailVerified.class), groups())
        .as((provider, subject, email, verified, groups) ->
            Principal.builder(provider, "https://" + provider + ".example", subject)
                .email(email, verified).name("Person " + subject).attribute("groups", groups).build());
  }

  /** Returns one of two providers. */
  public static Arbitrary<ProviderId> providers() {
    return Arbitraries.of("okta", "github").map(ProviderId::new);
  }

  /** Returns none to three groups. */
  public static Arbitrary<List<String>> groups() {
    return Arbitraries.of("crm-sales", "crm-admins", "other").list().uniqueElements().ofMaxSize(3);
  }

  /** Returns every kind of admission, with mappings that give, or must not give, the role of administrators. */
  public static Arbitrary<Admission> admissions() {
    return Combinators.combine(Arbitraries.of(Creation.class), Arbitraries.of(Addresses.class),
        Arbitraries.of(Sync.class), mappings()).as(Admission::new);
  }

  private static Arbitrary<RoleMapping> mappings() {
    RoleMapping.Builder open = RoleMapping.builder().rule("groups", "crm-sales", new Role("sales"))
        .rule("groups", "*-admins", ADMIN);
    RoleMapping strict = open.build();
    RoleMapping permitting = open.permit(ADMIN).build();
    return Arbitraries.of(strict, permitting, open.otherwise(new Role("guest")).build());
  }
}
