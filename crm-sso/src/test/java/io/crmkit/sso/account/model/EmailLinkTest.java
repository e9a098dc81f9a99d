package io.crmkit.sso.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an address may link a person to a user. */
class EmailLinkTest {

  private static final String ISSUER = "https://idp.example";
  private static final ProviderId OKTA = new ProviderId("okta");

  private final Set<String> owned = Set.of("acme.example");
  private final Principal alice = principal("alice@acme.example", EmailVerified.YES);

  private static Principal principal(String email, EmailVerified verified) {
    return Principal.builder(OKTA, ISSUER, "alice").email(email, verified).build();
  }

  private static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  @Test
  void linksIfItIsVerifiedAndOfADomainThatTheTenantOwns() {
    assertThat(EmailLink.check(principal("Alice@ACME.example", EmailVerified.YES), owned, null).orElseThrow())
        .isEqualTo("alice@acme.example");
    assertThat(reason(EmailLink.check(alice, owned, Identity.of(alice)))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "alice@acme.example, NO, EMAIL_UNVERIFIED", "alice@acme.example, NOT_SAID, EMAIL_UNVERIFIED",
    "alice@evil.example, YES, DOMAIN_NOT_OWNED", "alice@acme.example.evil.example, YES, DOMAIN_NOT_OWNED",
    "alice@sub.acme.example, YES, DOMAIN_NOT_OWNED", "a@evil.example@acme.example, YES, DOMAIN_NOT_OWNED",
    "@acme.example, YES, DOMAIN_NOT_OWNED", "acme.example, YES, DOMAIN_NOT_OWNED", ", YES, EMAIL_UNVERIFIED"
  })
  void doesNotLink(String email, EmailVerified verified, AccountReason reason) {
    assertThat(reason(EmailLink.check(principal(email, verified), owned, null))).isEqualTo(reason);
  }

  @Test
  void doesNotTakeAUserAwayFromAnotherIdentity() {
    assertThat(reason(EmailLink.check(alice, owned, new Identity(new ProviderId("google"), ISSUER, "alice"))))
        .isEqualTo(AccountReason.IDENTITY_COLLISION);
    assertThat(reason(EmailLink.check(alice, owned, new Identity(OKTA, ISSUER, "bob"))))
        .isEqualTo(AccountReason.IDENTITY_COLLISION);
    assertThat(reason(EmailLink.check(alice, owned, new Identity(OKTA, "https://other.example", "alice"))))
        .isEqualTo(AccountReason.IDENTITY_COLLISION);
  }
}
