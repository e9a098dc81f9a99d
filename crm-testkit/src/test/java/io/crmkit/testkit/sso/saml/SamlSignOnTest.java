package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.ACME;
import static io.crmkit.testkit.sso.saml.SamlScene.BROWSER;
import static io.crmkit.testkit.sso.saml.SamlScene.CONSUMER;
import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.IMPOSTOR;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NEXT_KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NOW;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.testkit.sso.saml.Answer.Encryption;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamlSignOnTest {

  private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

  private final SamlScene scene = new SamlScene();

  @Nested
  class Accepts {

    @Test
    void whatTheProviderSignsAndTellsAllOfIt() {
      SamlLogin login = scene.login(IDP.respond(answer().session("s-9", NOW.plusSeconds(3600)))).orElseThrow();

      assertThat(login.principal().subject()).isEqualTo("bob@acme.example");
      assertThat(login.principal().email()).isEqualTo("bob@acme.example");
      assertThat(login.principal().name()).isEqualTo("Bob Ng");
      assertThat(login.principal().issuer()).isEqualTo("https://idp.example");
      assertThat(login.principal().attributes()).containsEntry("groups", List.of("sales", "emea"));
      assertThat(login.principal().sessionIndex()).isEqualTo("s-9");
      assertThat(login.principal().sessionNotAfter()).isEqualTo(NOW.plusSeconds(3600));
      assertThat(login.principal().authnContext()).isEqualTo(PASSWORD);
      assertThat(login.nameId().format()).isEqualTo(NameIdentifier.EMAIL_ADDRESS);
      assertThat(login.inResponseTo()).isEqualTo(SamlScene.REQUEST);
      assertThat(login.returnTo()).isEqualTo("/deals?open=1");
    }

    @Test
    void aSignedResponseAndBothSigned() {
      assertThat(scene.login(IDP.respond(answer().signed(Signed.RESPONSE))).orElseThrow()).isNotNull();
      assertThat(new SamlScene().login(IDP.respond(answer().signed(Signed.RESPONSE, Signed.ASSERTION))).orElseThrow())
          .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Signed.class)
    void whatIsEncryptedForOneOfSeveralKeys(Signed signed) {
      String xml = IDP.respond(
          answer().signed(signed).encrypted(NEXT_KEY.certificate(), Encryption.AES_GCM));

      assertThat(xml).doesNotContain("bob@acme.example");
      assertThat(scene.login(xml).orElseThrow().principal().subject()).isEqualTo("bob@acme.example");
    }

    @Test
    void cipherBlockChainingOnlyByConcession() {
      String xml = IDP.respond(answer().encrypted(KEY.certificate(), Encryption.AES_CBC));

      assertThat(reason(scene.login(xml))).isEqualTo("WEAK_ALGORITHM");
      assertThat(scene.login(xml, policy().concede(Concession.CBC_ENCRYPTION).build()).orElseThrow()).isNotNull();
    }

    @Test
    void oldKeyTransportOnlyByConcession() {
      String xml = IDP.respond(answer().encrypted(KEY.certificate(), Encryption.RSA_15));

      assertThat(reason(scene.login(xml, policy().concede(Concession.CBC_ENCRYPTION).build())))
          .isEqualTo("WEAK_ALGORITHM");
      assertThat(scene.login(xml, policy().concede(Concession.CBC_ENCRYPTION).concede(Concession.LEGACY_ALGORITHMS).build())
          .orElseThrow()).isNotNull();
    }

    @Test
    void whatBeganAtTheProviderOnlyByConcession() {
      String xml = IDP.respond(answer().inResponseTo(null));

      assertThat(reason(scene.login(xml))).isEqualTo("UNSOLICITED");
      SamlLogin login = scene.login(
          new PostedResponse(FakeSamlProvider.posted(xml), "/accounts", null),
          policy().concede(Concession.UNSOLICITED_RESPONSES).build()).orElseThrow();
      assertThat(login.inResponseTo()).isNull();
      assertThat(login.returnTo()).isEqualTo("/accounts");
    }
  }

  @Test
  void refusesAProviderWhoseMetadataAreOver() {
    IdentityProvider over = IdentityProvider.builder(IDP.describe().entityId())
        .signOn(IDP.describe().signOn().get(0)).signingCertificate(IDP.key().certificate())
        .validUntil(SamlScene.NOW.minusSeconds(3600)).build();
    SamlConnection connection = SamlConnection.of(SamlScene.OKTA, scene.us, over, policy().build());

    assertThat(reason(scene.signOn.complete(SamlScene.ACME, connection,
        new PostedResponse(FakeSamlProvider.posted(IDP.respond(answer())), null, SamlScene.BROWSER))))
        .isEqualTo("METADATA_EXPIRED");
  }

  @Test
  void believesNoAttributeThatClaimsASecondFactor() {
    Principal who = scene.login(IDP.respond(answer().attribute("amr", "mfa").attribute("team", "sales"))).orElseThrow()
        .principal();

    assertThat(who.attributes()).doesNotContainKey("amr").containsEntry("team", List.of("sales"));
  }

  @Nested
  class RefusesTheRequest {

    @Test
    void thatNobodyMade() {
      assertThat(reason(scene.login(IDP.respond(answer().inResponseTo("_other"))))).isEqualTo("IN_RESPONSE_TO_UNKNOWN");
    }

    @Test
    void thatExpired() {
      scene.clock.move(Duration.ofMinutes(9));

      assertThat(reason(scene.login(IDP.respond(answer().lifetime(Duration.ofMinutes(30))))))
          .isEqualTo("IN_RESPONSE_TO_EXPIRED");
    }

    @Test
    void thatWasAnswered() {
      assertThat(scene.login(IDP.respond(answer())).orElseThrow()).isNotNull();

      assertThat(reason(scene.login(IDP.respond(answer())))).isEqualTo("IN_RESPONSE_TO_USED");
    }

    @Test
    void ofAnotherBrowser() {
      String posted = FakeSamlProvider.posted(IDP.respond(answer()));

      assertThat(reason(scene.login(new PostedResponse(posted, null, "other"), policy().build())))
          .isEqualTo("IN_RESPONSE_TO_BROWSER");
      assertThat(reason(scene.login(new PostedResponse(posted, null, null), policy().build())))
          .isEqualTo("IN_RESPONSE_TO_BROWSER");
    }

    @Test
    void toAnotherProvider() {
      scene.requests.add(ACME, SamlScene.request("_r2", new ProviderId("entra"), Reauthentication.NOT_FORCED));

      assertThat(reason(scene.login(IDP.respond(answer().inResponseTo("_r2"))))).isEqualTo("IN_RESPONSE_TO_PROVIDER");
    }
  }

  @Nested
  class RefusesTheAssertion {

    @Test
    void thatNobodySigned() {
      assertThat(reason(scene.login(IDP.respond(answer().signed())))).isEqualTo("NOT_SIGNED");
    }

    @Test
    void thatIsNotSignedAsDemanded() {
      assertThat(reason(scene.login(IDP.respond(answer()), policy().demand(Demand.SIGNED_RESPONSE).build())))
          .isEqualTo("RESPONSE_NOT_SIGNED");
      assertThat(reason(scene.login(
          IDP.respond(answer().signed(Signed.RESPONSE)), policy().demand(Demand.SIGNED_ASSERTION).build())))
          .isEqualTo("ASSERTION_NOT_SIGNED");
    }

    @Test
    void ofAnImpostor() {
      assertThat(reason(scene.login(IMPOSTOR.respond(answer())))).isEqualTo("SIGNATURE_UNTRUSTED");
      assertThat(reason(scene.login(IMPOSTOR.respond(answer()).replaceAll("<ds:KeyInfo>.*?</ds:KeyInfo>", ""))))
          .isEqualTo("SIGNATURE_UNTRUSTED");
    }

    @Test
    void thatWasPresentedBeforeAndIsConfirmedOnceMore() {
      SamlPolicy policy = policy().concede(Concession.UNSOLICITED_RESPONSES).build();
      String later = "<saml2:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
          + "<saml2:SubjectConfirmationData NotOnOrAfter=\"2026-11-21T09:30:00Z\" Recipient=\"" + SamlScene.CONSUMER
          + "\"/></saml2:SubjectConfirmation></saml2:Subject>";
      String xml = IDP.respond(answer().inResponseTo(null).lifetime(Duration.ofHours(1))
          .edit("NotOnOrAfter=\"", "NotOnOrAfter=\"2026-11-21T09:02:00Z\" Address=\"").edit("</saml2:Subject>", later));
      assertThat(scene.login(xml, policy).orElseThrow()).isNotNull();

      scene.clock.move(Duration.ofMinutes(20));
      scene.replays.purge(SamlScene.ACME, scene.clock.instant());
      assertThat(reason(scene.login(xml, policy))).isEqualTo("REPLAY");
    }

    @Test
    void thatWasPresentedBefore() {
      SamlPolicy policy = policy().concede(Concession.UNSOLICITED_RESPONSES).build();
      String xml = IDP.respond(answer().inResponseTo(null));
      assertThat(scene.login(xml, policy).orElseThrow()).isNotNull();

      assertThat(reason(scene.login(xml, policy))).isEqualTo("REPLAY");
    }

    /** Clocks of two processes may differ by the skew as well: that of who forgets is ahead of that of who reads. */
    @Test
    void thatWasPresentedBeforeWhoseverClockIsAhead() {
      SamlPolicy policy = policy().concede(Concession.UNSOLICITED_RESPONSES).build();
      String xml = IDP.respond(answer().inResponseTo(null).lifetime(Duration.ofMinutes(5)));
      assertThat(scene.login(xml, policy).orElseThrow()).isNotNull();

      scene.clock.move(Duration.ofMinutes(5).plusSeconds(59));
      scene.replays.purge(SamlScene.ACME, scene.clock.instant().plusSeconds(59));
      assertThat(reason(scene.login(xml, policy))).isEqualTo("REPLAY");
      scene.clock.move(Duration.ofSeconds(1));
      assertThat(reason(scene.login(xml, policy))).isEqualTo("EXPIRED");
    }

    @Test
    void whoseEncryptionWasTouchedWithoutSayingWhere() {
      String gcm = IDP.respond(answer().encrypted(KEY.certificate(), Encryption.AES_GCM));
      String other = IDP.respond(answer().encrypted(IDP.key().certificate(), Encryption.AES_GCM));
      String unsigned = IDP.respond(answer().signed().encrypted(KEY.certificate(), Encryption.AES_GCM));
      String impostor = IMPOSTOR.respond(answer().encrypted(KEY.certificate(), Encryption.AES_GCM));
      int at = gcm.lastIndexOf("CipherValue>") - 40;
      String touched = gcm.substring(0, at) + (gcm.charAt(at) == 'A' ? 'B' : 'A') + gcm.substring(at + 1);

      assertThat(List.of(touched, other, unsigned, impostor)).allSatisfy(
          xml -> assertThat(scene.login(xml)).isEqualTo(scene.login(touched)));
      assertThat(reason(scene.login(touched))).isEqualTo("DECRYPTION_FAILED");
    }

    @Test
    void whoseCertificateIsOverIfThePolicyMinds() {
      FakeSamlProvider old = FakeSamlProvider.withKey(
          IDP.entityId(), SelfSigned.rsa("old", 2048, NOW.minusSeconds(200), NOW.minusSeconds(100)));
      SamlPolicy minds = policy().demand(Demand.VALID_CERTIFICATE).build();
      String xml = old.respond(answer());

      assertThat(reason(scene.signOn.complete(ACME, connection(old.describe(), minds), posted(xml))))
          .isEqualTo("CERT_NOT_VALID_AT_TIME");
      assertThat(scene.signOn.complete(ACME, connection(old.describe(), policy().build()), posted(xml)).orElseThrow())
          .isNotNull();
    }

    @Test
    void ofAShortKey() {
      FakeSamlProvider weak = FakeSamlProvider.withKey(
          IDP.entityId(), SelfSigned.rsa("weak", 1024, NOW.minusSeconds(200), NOW.plusSeconds(200)));
      String xml = weak.respond(answer());

      assertThat(reason(scene.signOn.complete(ACME, connection(weak.describe(), policy().build()), posted(xml))))
          .isEqualTo("WEAK_ALGORITHM");
      assertThat(scene.signOn.complete(ACME, connection(weak.describe(),
          policy().concede(Concession.LEGACY_ALGORITHMS).build()), posted(xml)).orElseThrow()).isNotNull();
    }

    private SamlConnection connection(IdentityProvider idp, SamlPolicy policy) {
      return SamlConnection.of(SamlScene.OKTA, scene.us, idp, policy);
    }

    private PostedResponse posted(String xml) {
      return new PostedResponse(FakeSamlProvider.posted(xml), null, BROWSER);
    }
  }

  @Nested
  class RefusesWhatItSays {

    @Test
    void ofAnotherPlaceOrAudience() {
      assertThat(reason(scene.login(IDP.respond(answer().destination("https://other.example/acs")))))
          .isEqualTo("DESTINATION");
      assertThat(reason(scene.login(IDP.respond(answer().destination(null).signed(Signed.RESPONSE)))))
          .isEqualTo("DESTINATION");
      assertThat(reason(scene.login(IDP.respond(answer().recipient(CONSUMER + "/"))))).isEqualTo("SC_RECIPIENT");
      assertThat(reason(scene.login(IDP.respond(answer().alsoFor("https://other.example"))))).isEqualTo("AUDIENCE");
    }

    @Test
    void ofAFailure() {
      assertThat(reason(scene.login(IDP.respond(answer().status(
          "urn:oasis:names:tc:SAML:2.0:status:Responder"))))).isEqualTo("STATUS_NOT_SUCCESS");
      assertThat(reason(scene.login(IDP.respond(answer().status(null))))).isEqualTo("STATUS_NOT_SUCCESS");
    }

    @Test
    void ofTimesThatAreOver() {
      scene.clock.move(Duration.ofMinutes(6));

      assertThat(reason(scene.login(IDP.respond(answer())))).isEqualTo("EXPIRED");
    }

    @Test
    void ofTimesToCome() {
      scene.clock.move(Duration.ofMinutes(-2));

      assertThat(reason(scene.login(IDP.respond(answer())))).isEqualTo("NOT_YET_VALID");
    }

    @Test
    void ofASessionThatIsOver() {
      assertThat(reason(scene.login(IDP.respond(answer().session("s", NOW.minusSeconds(61)))))).isEqualTo("SESSION_EXPIRED");
    }

    @Test
    void ofAWeakOrOldAuthentication() {
      SamlPolicy strong = policy().authnContext("urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken").build();
      SamlPolicy fresh = policy().longestAuthnAge(Duration.ofMinutes(5)).build();
      scene.requests.add(ACME, SamlScene.request("_forced", SamlScene.OKTA, Reauthentication.FORCED));

      assertThat(reason(scene.login(IDP.respond(answer()), strong))).isEqualTo("AUTHN_CONTEXT");
      assertThat(reason(scene.login(IDP.respond(answer().authenticated(NOW.minusSeconds(361), PASSWORD)), fresh)))
          .isEqualTo("AUTHN_CONTEXT");
      assertThat(reason(scene.login(
          IDP.respond(answer().inResponseTo("_forced").authenticated(NOW.minusSeconds(121), PASSWORD)))))
          .isEqualTo("AUTHN_CONTEXT");
    }

    @Test
    void ofANameThatWasNotAskedFor() {
      SamlPolicy persistent = policy().nameIdFormat(NameIdentifier.PERSISTENT).build();
      NameIdentifier foreign = new NameIdentifier("bob", null, null, "https://other.example/sp");

      assertThat(reason(scene.login(IDP.respond(answer()), persistent))).isEqualTo("NAMEID_POLICY");
      assertThat(reason(scene.login(IDP.respond(answer().name(foreign))))).isEqualTo("NAMEID_POLICY");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "//evil.example", "/\\evil.example", "https://evil.example", "/%2fevil.example", "javascript:alert(1)", "/a b", "/<x>",
    "/.//evil.example", "/..//evil.example", "/%2e//evil.example", "/%252f%252fevil.example", "/x%0d%0aSet-Cookie:%20a=b",
    "/long-0123456789012345678901234567890123456789012345678901234567890123456789012345678"
  })
  void refusesRelayStatesThatLeadElsewhere(String relayState) {
    assertThat(reason(scene.login(
        new PostedResponse(FakeSamlProvider.posted(IDP.respond(answer())), relayState, BROWSER), policy().build())))
        .isEqualTo("RELAY_STATE");
  }

  @ParameterizedTest
  @CsvSource({"not base64!, MALFORMED_BASE64", "PGE+, MALFORMED_XML", "PGEvPg==, NOT_A_RESPONSE"})
  void refusesWhatIsNoResponse(String parameter, String expected) {
    assertThat(reason(scene.login(new PostedResponse(parameter, null, BROWSER), policy().build()))).isEqualTo(expected);
  }

  @Test
  void answersToAnotherTenantAreToldApart() {
    assertThat(reason(scene.signOn.complete(new TenantId("globex"), scene.connection(policy().build()),
        new PostedResponse(FakeSamlProvider.posted(IDP.respond(answer())), null, BROWSER))))
        .isEqualTo("IN_RESPONSE_TO_UNKNOWN");
  }

  @Test
  void allowsAtMostThreeMinutesOfSkew() {
    assertThatIllegalArgumentException().isThrownBy(() -> policy().clockSkew(Duration.ofSeconds(181)).build());
  }
}
