package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.ACME;
import static io.crmkit.testkit.sso.saml.SamlScene.BROWSER;
import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NOW;
import static io.crmkit.testkit.sso.saml.SamlScene.OKTA;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.saml.LoginAsk;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.ServiceProvider;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamlRequestsTest {

  private final SamlScene scene = new SamlScene();
  private final SamlConnection connection = scene.connection(policy().build());

  private OutgoingMessage begin(LoginAsk ask) {
    return scene.signOn.begin(ACME, connection, ask).orElseThrow();
  }

  @Test
  void sendsASignedRequestThatTheResponseAnswers() {
    OutgoingMessage out = begin(LoginAsk.of(BROWSER, "/deals/7"));

    assertThat(out.isRedirect()).isTrue();
    String xml = Wire.request(out, KEY.certificate());
    assertThat(xml).contains("ID=\"" + out.id() + "\"", "Destination=\"https://idp.example/sso\"",
        "AssertionConsumerServiceURL=\"https://crm.example/saml/acs\"", "<saml2:Issuer", "AllowCreate=\"true\"");
    assertThat(xml).doesNotContain("ForceAuthn", "RequestedAuthnContext");
    SamlLogin login = scene.login(IDP.respond(answer().inResponseTo(out.id()))).orElseThrow();
    assertThat(login.returnTo()).isEqualTo("/deals/7");
  }

  @Test
  void asksForWhatThePolicyWants() {
    SamlConnection strict = scene.connection(policy().authnContext("urn:x:strong").nameIdFormat("urn:x:name").build());
    OutgoingMessage out = scene.signOn.begin(ACME, strict, LoginAsk.of(BROWSER, null).forced()).orElseThrow();

    assertThat(Wire.request(out, KEY.certificate()))
        .contains("ForceAuthn=\"true\"", "Comparison=\"exact\"", ">urn:x:strong<", "Format=\"urn:x:name\"");
  }

  @Test
  void postsWhereTheProviderTakesNoRedirect() {
    IdentityProvider posting = IdentityProvider.builder(IDP.entityId())
        .signOn(SamlEndpoint.post("https://idp.example/sso?tenant=1&x=\"2"))
        .signingCertificate(IDP.key().certificate())
        .build();
    OutgoingMessage out = scene.signOn.begin(ACME, SamlConnection.of(OKTA, scene.us, posting, policy().build()),
        LoginAsk.of(BROWSER, null)).orElseThrow();

    assertThat(out.isRedirect()).isFalse();
    assertThat(out.form()).containsOnlyKeys("SAMLRequest");
    assertThat(out.page()).contains("action=\"https://idp.example/sso?tenant=1&amp;x=&quot;2\"", "name=\"SAMLRequest\"");
    assertThat(Wire.posted(Objects.requireNonNull(out.form().get("SAMLRequest")), KEY.certificate())).contains("<ds:Signature");
  }

  @Test
  void keepsTheQueryOfALocation() {
    IdentityProvider asking = IdentityProvider.builder(IDP.entityId())
        .signOn(SamlEndpoint.redirect("https://idp.example/sso?tenant=1"))
        .build();

    assertThat(scene.signOn.begin(ACME, SamlConnection.of(OKTA, scene.us, asking, policy().build()),
        LoginAsk.of(BROWSER, null)).orElseThrow().url()).startsWith("https://idp.example/sso?tenant=1&SAMLRequest=");
  }

  @Test
  void refusesToReturnElsewhere() {
    for (String place : List.of("https://evil.example", "//evil.example", "/\\evil", "javascript:alert(1)", "deals", "/a\r\nb")) {
      assertThat(reason(scene.signOn.begin(ACME, connection, LoginAsk.of(BROWSER, place)))).isEqualTo("RELAY_STATE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/deals?name=O'Brien", "/b\u00fccher?q=a b", "/deals?x=%3C1%3E&y=<1>"})
  void returnsToWhateverLoginsOfOtherProtocolsReturnTo(String place) {
    OutgoingMessage out = begin(LoginAsk.of(BROWSER, place));
    assertThat(scene.requests.find(ACME, out.id()).orElseThrow().request().returnTo()).isEqualTo(place);
  }

  @Test
  void tellsAResponseThatReachesAnotherTenant() {
    OutgoingMessage out = begin(LoginAsk.of(BROWSER, null));

    assertThat(reason(scene.signOn.complete(new TenantId("globex"), connection, new PostedResponse(
        FakeSamlProvider.posted(IDP.respond(answer().inResponseTo(out.id()))), null, BROWSER))))
        .isEqualTo("IN_RESPONSE_TO_TENANT");
  }

  @Test
  void signsIfTheProviderWantsItOrSaysThatItCannot() {
    ServiceProvider keyless = new ServiceProvider(scene.us.entityId(), scene.us.assertionConsumer(), null, List.of());
    IdentityProvider wanting = IdentityProvider.builder(IDP.entityId())
        .signOn(SamlEndpoint.redirect("https://idp.example/sso"))
        .requestSignatures(RequestSignatures.WANTED)
        .build();

    assertThatIllegalArgumentException().isThrownBy(() -> scene.signOn.begin(
        ACME, SamlConnection.of(OKTA, keyless, wanting, policy().build()), LoginAsk.of(BROWSER, null)))
        .withMessage("okta wants signed requests and no key signs at " + NOW);
    assertThat(scene.signOn.begin(ACME, SamlConnection.of(OKTA, keyless, IDP.describe(), policy().build()),
        LoginAsk.of(BROWSER, null)).orElseThrow().url()).doesNotContain("Signature=");
  }
}
