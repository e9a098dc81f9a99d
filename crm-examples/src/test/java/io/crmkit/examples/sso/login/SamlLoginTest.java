package io.crmkit.examples.sso.login;

import static io.crmkit.examples.sso.login.SamlVisit.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.MetadataRules;
import io.crmkit.sso.saml.SamlMetadata;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.Answer.Encryption;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole logins and logouts at a SAML provider on this machine, over HTTP and through its pages. */
class SamlLoginTest {

  private static HttpSamlProvider idp;

  private final SamlVisit visit = visit(SamlPolicy.builder().demand(Demand.SECOND_VERIFIER).build());

  @BeforeAll
  static void start() throws IOException {
    idp = new HttpSamlProvider(SamlVisit.KEY.certificate());
  }

  @AfterAll
  static void stop() {
    idp.close();
  }

  @AfterEach
  void answerAsUsual() {
    idp.answer(UnaryOperator.identity());
  }

  /** The provider is known by its metadata, signed by the key that an administrator has pinned. */
  private static SamlVisit visit(SamlPolicy policy) {
    IdentityProvider read = new SamlMetadata().read(idp.metadata().getBytes(StandardCharsets.UTF_8),
        MetadataRules.USUAL.signedBy(idp.describe().signingCertificates().get(0)), Instant.now()).orElseThrow();
    return new SamlVisit("https://crm.example/sp", read, policy);
  }

  private Page logIn() {
    Page page = visit.begin();
    return visit.browser.submit(page.form()
        .with("username", HttpSamlProvider.PERSON).with("password", HttpSamlProvider.PASSWORD));
  }

  @Test
  void logsAPersonIn() {
    SamlLogin login = visit.complete(logIn()).orElseThrow();

    assertThat(login.principal().subject()).isEqualTo("bob@acme.example");
    assertThat(login.principal().email()).isEqualTo("bob@acme.example");
    assertThat(login.principal().name()).isEqualTo("Bob Ng");
    assertThat(login.principal().attributes()).containsEntry("groups", List.of("sales", "emea"));
    assertThat(login.principal().sessionIndex()).isEqualTo("session-1");
    assertThat(login.returnTo()).isEqualTo("/deals/7");
  }

  @Test
  void logsAPersonInByAnEncryptedAssertion() {
    idp.answer(answer -> answer.encrypted(SamlVisit.KEY.certificate(), Encryption.AES_GCM));

    assertThat(reason(visit.complete(logIn()))).isEqualTo("accepted");
  }

  @Test
  void asksForAPasswordOnce() {
    visit.complete(logIn()).orElseThrow();

    assertThat(reason(visit.complete(visit.begin()))).isEqualTo("accepted");
  }

  @Test
  void takesAResponseOnceAndFromTheBrowserThatAskedAlone() {
    Page page = logIn();

    assertThat(reason(visit.complete(page.form(), "another browser"))).isEqualTo("IN_RESPONSE_TO_BROWSER");
    assertThat(reason(visit.complete(page))).isEqualTo("accepted");
    assertThat(reason(visit.complete(page))).isEqualTo("IN_RESPONSE_TO_USED");
  }

  @Test
  void refusesAResponseThatSomebodyElseAskedFor() {
    Page page = logIn();

    assertThat(reason(visit(SamlPolicy.STRICT).complete(page))).isEqualTo("IN_RESPONSE_TO_UNKNOWN");
  }

  @Test
  void refusesWhatIsNotAsItShouldBe() {
    assertThat(refused(answer -> answer.alsoFor("https://other.example"))).isEqualTo("AUDIENCE");
    assertThat(refused(answer -> answer.recipient("https://other.example/acs"))).isEqualTo("SC_RECIPIENT");
    assertThat(refused(answer -> answer.signed())).isEqualTo("NOT_SIGNED");
    assertThat(refused(answer -> answer.lifetime(Duration.ofMinutes(-2)))).isNotEqualTo("accepted");
    assertThat(refused(answer -> answer.encrypted(SamlVisit.KEY.certificate(), Encryption.AES_CBC)))
        .isEqualTo("WEAK_ALGORITHM");
  }

  private String refused(UnaryOperator<Answer> answer) {
    idp.answer(answer);
    Page page = visit.begin();
    Page shown = page.hasFormWith("username")
        ? visit.browser.submit(page.form().with("username", HttpSamlProvider.PERSON)
            .with("password", HttpSamlProvider.PASSWORD))
        : page;
    return reason(visit.complete(shown));
  }

  @Test
  void logsOutAtTheProviderToo() {
    SamlLogin login = visit.complete(logIn()).orElseThrow();

    assertThat(reason(visit.loggedOut(visit.logOut(login)))).isEqualTo("accepted");
    assertThat(visit.begin().form().fields()).as("a password is asked for anew").containsKey("username");
  }

  @Test
  void isLoggedOutByTheProvider() {
    visit.complete(logIn()).orElseThrow();
    Page order = visit.browser.open(URI.create(idp.logoutPage()));
    Verdict<LogoutOrder> verdict = visit.ordered(order);

    assertThat(verdict.orElseThrow().sessionIndexes()).containsExactly("session-1");
    assertThat(visit.answer(verdict.orElseThrow()).body()).isEqualTo("everything has ended");
    assertThat(reason(visit.ordered(order))).as("a second time").isEqualTo("LOGOUT_REPLAY");
  }
}
