package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.ACME;
import static io.crmkit.testkit.sso.saml.SamlScene.BROWSER;
import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.IMPOSTOR;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.IncomingMessage;
import io.crmkit.sso.saml.IncomingMessage.Posted;
import io.crmkit.sso.saml.IncomingMessage.Redirected;
import io.crmkit.sso.saml.LogoutDone;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.LogoutOutcome;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.port.ProviderSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamlLogoutTest {

  private static final String PLACE = "https://crm.example/saml/slo";
  private static final NameIdentifier BOB =
      new NameIdentifier("bob@acme.example", NameIdentifier.EMAIL_ADDRESS, null, null);

  private final SamlScene scene = new SamlScene();
  private final SamlConnection connection = scene.connection(policy().build());
  private final List<String> known = new ArrayList<>(List.of("s-1", "s-2"));
  private final ProviderSessions sessions =
      (tenant, provider, name) -> name.equals(BOB) ? List.copyOf(known) : List.of();
  private final SamlLogout logout = new SamlLogout(scene.requests, scene.replays, sessions, scene.clock);

  @Nested
  class BegunHere {

    private final OutgoingMessage out = logout.begin(ACME, connection, BROWSER, BOB, "s-1");

    private Verdict<LogoutDone> complete(IncomingMessage message) {
      return logout.complete(ACME, connection, message, BROWSER);
    }

    private Posted answered(String status) {
      return FakeLogouts.posted(IDP.logoutResponse(PLACE, out.id(), status, scene.clock.instant()));
    }

    @Test
    void isSignedAndNamesTheSession() {
      assertThat(Wire.request(out, KEY.certificate()))
          .contains(">bob@acme.example<", ">s-1<", "Destination=\"https://idp.example/slo\"", "NotOnOrAfter=");
    }

    @Test
    void isDoneWhenTheProviderSaysSoOnce() {
      Posted answer = answered("Success");

      assertThat(complete(answer).orElseThrow()).isEqualTo(new LogoutDone(out.id()));
      assertThat(reason(complete(answer))).isEqualTo("LOGOUT_RESPONSE_UNKNOWN");
    }

    @Test
    void isDoneByRedirectToo() {
      Redirected answer = new Redirected(FakeLogouts.query("SAMLResponse",
          IDP.logoutResponse(PLACE, out.id(), "Success", scene.clock.instant()), null, IDP.key()));

      assertThat(complete(answer).orElseThrow().requestId()).isEqualTo(out.id());
    }

    @ParameterizedTest
    @CsvSource({"PartialLogout, LOGOUT_RESPONSE_PARTIAL", "Responder, LOGOUT_RESPONSE_STATUS"})
    void isNotDoneIfTheProviderSaysOtherwise(String status, String expected) {
      assertThat(reason(complete(answered(status)))).isEqualTo(expected);
    }

    @Test
    void isAnsweredToTheBrowserThatAsked() {
      Posted answer = answered("Success");

      assertThat(reason(logout.complete(ACME, connection, answer, "other"))).isEqualTo("LOGOUT_RESPONSE_UNKNOWN");
      assertThat(reason(logout.complete(ACME, connection, answer, null))).isEqualTo("LOGOUT_RESPONSE_UNKNOWN");
      assertThat(reason(complete(FakeLogouts.posted(
          IDP.logoutResponse(PLACE, "_other", "Success", scene.clock.instant()))))).isEqualTo("LOGOUT_RESPONSE_UNKNOWN");
    }

    @Test
    void isNotAnsweredByALoginNorALoginByALogout() {
      assertThat(reason(scene.login(IDP.respond(answer().inResponseTo(out.id()))))).isEqualTo("IN_RESPONSE_TO_UNKNOWN");
      assertThat(reason(scene.login(IDP.respond(answer().inResponseTo("logout/" + out.id())))))
          .isEqualTo("IN_RESPONSE_TO_UNKNOWN");
      assertThat(reason(complete(FakeLogouts.posted(IDP.logoutResponse(
          PLACE, SamlScene.REQUEST, "Success", scene.clock.instant()))))).isEqualTo("LOGOUT_RESPONSE_UNKNOWN");

      assertThat(scene.login(IDP.respond(answer())).orElseThrow().inResponseTo()).isEqualTo(SamlScene.REQUEST);
      assertThat(complete(answered("Success")).orElseThrow().requestId()).isEqualTo(out.id());
    }

    @Test
    void isAnsweredByTheProviderAtOurPlace() {
      assertThat(reason(complete(FakeLogouts.posted(
          IMPOSTOR.logoutResponse(PLACE, out.id(), "Success", scene.clock.instant()))))).isEqualTo("SIGNATURE_UNTRUSTED");
      assertThat(reason(complete(FakeLogouts.posted(
          IDP.logoutResponse(PLACE + "x", out.id(), "Success", scene.clock.instant())))))
          .isEqualTo("LOGOUT_RESPONSE_DESTINATION");
      FakeSamlProvider renamed = FakeSamlProvider.withKey("https://other.example", IDP.key());
      assertThat(reason(complete(FakeLogouts.posted(
          renamed.logoutResponse(PLACE, out.id(), "Success", scene.clock.instant())))))
          .isEqualTo("LOGOUT_RESPONSE_ISSUER");
      assertThat(reason(complete(FakeLogouts.posted(FakeLogouts.unsigned(
          IDP.logoutResponse(PLACE, out.id(), "Success", scene.clock.instant()))))))
          .isEqualTo("LOGOUT_RESPONSE_NOT_SIGNED");
      assertThat(reason(complete(FakeLogouts.posted(request())))).isEqualTo("LOGOUT_RESPONSE_MALFORMED");
    }
  }

  private String request() {
    return IDP.logoutRequest(PLACE, BOB, List.of("s-1"), scene.clock.instant());
  }

  @Nested
  class BegunAtTheProvider {

    private Verdict<LogoutOrder> receive(String xml) {
      return logout.receive(ACME, connection, FakeLogouts.posted(xml), order -> order);
    }

    @Test
    void isAnOrderOnce() {
      String xml = request();
      LogoutOrder order = receive(xml).orElseThrow();

      assertThat(order.name()).isEqualTo(BOB);
      assertThat(order.sessionIndexes()).containsExactly("s-1");
      assertThat(reason(receive(xml))).isEqualTo("LOGOUT_REPLAY");
    }

    @Test
    void isAReplayWhoseverClockIsAhead() {
      String xml = request();
      receive(xml).orElseThrow();
      scene.clock.move(Duration.ofMinutes(5).plusSeconds(59));
      scene.replays.purge(ACME, scene.clock.instant().plusSeconds(59));
      assertThat(reason(receive(xml))).isEqualTo("LOGOUT_REPLAY");
      scene.clock.move(Duration.ofSeconds(1));
      assertThat(reason(receive(xml))).isEqualTo("LOGOUT_EXPIRED");
    }

    @Test
    void isAnOrderUntilItWasCarriedOut() {
      String xml = IDP.logoutRequest(PLACE, BOB, List.of("s-1", "s-2"), scene.clock.instant());

      assertThatIllegalStateException().isThrownBy(() -> carryOut(xml, order -> {
        known.remove("s-1");
        throw new IllegalStateException("the store is away");
      }));
      assertThat(reason(receive(IDP.logoutRequest(PLACE, BOB, List.of("s-1"), scene.clock.instant()))))
          .as("another order").isEqualTo("LOGOUT_SESSION_INDEX");
      assertThat(carryOut(xml, LogoutOrder::sessionIndexes).orElseThrow()).containsExactly("s-1", "s-2");
      assertThat(reason(receive(xml))).isEqualTo("LOGOUT_REPLAY");
    }

    private <T> Verdict<T> carryOut(String xml, Function<LogoutOrder, T> ending) {
      return logout.receive(ACME, connection, FakeLogouts.posted(xml), ending);
    }

    @Test
    void isAReplayIfTheSameOrderWasFaster() {
      String xml = request();

      assertThat(reason(carryOut(xml, order -> receive(xml).orElseThrow()))).isEqualTo("LOGOUT_REPLAY");
    }

    @ParameterizedTest
    @CsvSource({"ENDED, status:Success", "PARTIAL, status:PartialLogout", "FAILED, status:Responder"})
    void isAnsweredWithWhatBecameOfIt(LogoutOutcome outcome, String status) {
      LogoutOrder order = logout.receive(ACME, connection,
          new Posted(FakeLogouts.posted(request()).message(), "opaque state"), taken -> taken).orElseThrow();
      OutgoingMessage answer = logout.answer(ACME, connection, order, outcome);

      assertThat(answer.url()).contains("&RelayState=opaque+state&");
      assertThat(Wire.request(answer, KEY.certificate()))
          .contains(status, "InResponseTo=\"" + order.requestId() + "\"", "LogoutResponse");
    }

    @Test
    void isRefusedUnsignedExpiredOrFromOthers() {
      assertThat(reason(receive(FakeLogouts.unsigned(request())))).isEqualTo("LOGOUT_NOT_SIGNED");
      assertThat(reason(receive(IMPOSTOR.logoutRequest(PLACE, BOB, List.of(), scene.clock.instant()))))
          .isEqualTo("SIGNATURE_UNTRUSTED");
      assertThat(reason(receive(FakeSamlProvider.withKey("https://other.example", IDP.key())
          .logoutRequest(PLACE, BOB, List.of(), scene.clock.instant())))).isEqualTo("LOGOUT_ISSUER");
      assertThat(reason(receive(IDP.logoutRequest(PLACE + "/", BOB, List.of(), scene.clock.instant()))))
          .isEqualTo("LOGOUT_DESTINATION");
      assertThat(reason(receive(IDP.logoutRequest(PLACE, BOB, List.of(), scene.clock.instant().minus(Duration.ofMinutes(7))))))
          .isEqualTo("LOGOUT_EXPIRED");
      assertThat(reason(receive("<a/>"))).isEqualTo("LOGOUT_MALFORMED");
    }

    @Test
    void isRefusedByACertificateThatIsOverIfThePolicyMinds() {
      FakeSamlProvider old = FakeSamlProvider.withKey(
          IDP.entityId(), SelfSigned.rsa("old", 2048, SamlScene.NOW.minusSeconds(200), SamlScene.NOW.minusSeconds(100)));
      String xml = old.logoutRequest(PLACE, BOB, List.of(), scene.clock.instant());
      Redirected redirected =
          new Redirected(FakeLogouts.query("SAMLRequest", FakeLogouts.unsigned(xml), null, old.key()));
      SamlConnection minds = SamlConnection.of(connection.provider(), connection.us(), old.describe(),
          policy().demand(Demand.VALID_CERTIFICATE).build());

      for (IncomingMessage message : List.of(FakeLogouts.posted(xml), redirected)) {
        assertThat(reason(logout.receive(ACME, minds, message, order -> order))).isEqualTo("CERT_NOT_VALID_AT_TIME");
      }
      assertThat(logout.receive(ACME, SamlConnection.of(connection.provider(), connection.us(), old.describe(),
          policy().build()), redirected, order -> order).orElseThrow().name()).isEqualTo(BOB);
    }

    @Test
    void isUntrustedOfAProviderWithoutACertificate() {
      SamlConnection bare = SamlConnection.of(connection.provider(), connection.us(),
          IdentityProvider.builder(IDP.entityId()).build(), connection.policy());
      Redirected redirected = new Redirected(
          FakeLogouts.query("SAMLRequest", FakeLogouts.unsigned(request()), null, IDP.key()));

      assertThat(reason(logout.receive(ACME, bare, FakeLogouts.posted(request()), order -> order)))
          .isEqualTo("SIGNATURE_UNTRUSTED");
      assertThat(reason(logout.receive(ACME, bare, redirected, order -> order))).isEqualTo("SIGNATURE_UNTRUSTED");
    }

    @Test
    void isRefusedForStrangersAndForeignSessions() {
      NameIdentifier eve = new NameIdentifier("eve@acme.example", null, null, null);

      assertThat(reason(receive(IDP.logoutRequest(PLACE, eve, List.of(), scene.clock.instant())))).isEqualTo("LOGOUT_NAMEID");
      assertThat(reason(receive(IDP.logoutRequest(PLACE, BOB, List.of("s-9"), scene.clock.instant()))))
          .isEqualTo("LOGOUT_SESSION_INDEX");
      assertThat(receive(IDP.logoutRequest(PLACE, BOB, List.of(), scene.clock.instant())).orElseThrow().sessionIndexes())
          .isEmpty();
    }
  }

  @Nested
  class ByRedirect {

    private final String query = FakeLogouts.query("SAMLRequest", FakeLogouts.unsigned(request()), "a b", IDP.key());

    private Verdict<LogoutOrder> receive(String raw) {
      return logout.receive(ACME, connection, new Redirected(raw), order -> order);
    }

    @Test
    void isTakenAsItCameWhateverItsOrder() {
      assertThat(receive(query).orElseThrow().relayState()).isEqualTo("a b");
    }

    @Test
    void isTakenWithParametersOfOthersAround() {
      assertThat(receive("lang=de&" + query + "&x").orElseThrow().requestId()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "RelayState=a+b | RelayState=a%20b | REDIRECT_SIGNATURE",
      "RelayState=a+b | RelayState=evil | REDIRECT_SIGNATURE",
      "&RelayState=a+b | '' | REDIRECT_SIGNATURE",
      "RelayState=a+b | RelayState=a+b&RelayState=evil | REDIRECT_SIGNATURE",
      "RelayState=a+b | RelayState=a+b&Relay%53tate=evil | REDIRECT_SIGNATURE",
      "SAMLRequest= | SAMLResponse=x&SAMLRequest= | MALFORMED_XML",
      "rsa-sha256 | rsa-sha512 | REDIRECT_SIGNATURE",
      "2001%2F04%2Fxmldsig-more%23rsa-sha256 | 2000%2F09%2Fxmldsig%23rsa-sha1 | WEAK_ALGORITHM",
      "rsa-sha256 | hmac-sha256 | ALG_NOT_ALLOWED",
      "&SigAlg=http | &SAMLEncoding=urn:x&SigAlg=http | ENCODING_UNSUPPORTED"
    })
    void isRefusedIfAnOctetChanged(String what, String by, String expected) {
      assertThat(query).contains(what);

      assertThat(reason(receive(query.replace(what, by)))).isEqualTo(expected);
    }

    @Test
    void isRefusedUnsignedOrByAnother() {
      assertThat(reason(receive(query.substring(0, query.indexOf("&SigAlg"))))).isEqualTo("LOGOUT_NOT_SIGNED");
      assertThat(reason(receive(FakeLogouts.query("SAMLRequest", request(), null, IMPOSTOR.key()))))
          .isEqualTo("REDIRECT_SIGNATURE");
    }

    @Test
    void isRefusedAsABombOrGarbage() {
      String bomb = Base64.getEncoder().encodeToString(FakeLogouts.deflated(new byte[20_000_000]));

      assertThat(reason(receive("SAMLRequest=" + Wire.encoded(bomb)))).isEqualTo("TOO_LARGE");
      assertThat(reason(receive("SAMLRequest=!!!"))).isEqualTo("MALFORMED_BASE64");
      assertThat(reason(receive("SAMLRequest=%zz"))).isEqualTo("MALFORMED_XML");
      assertThat(reason(receive("SAMLRequest=AAAA"))).isEqualTo("MALFORMED_DEFLATE");
    }
  }
}
