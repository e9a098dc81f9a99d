package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks of the last twenty years on signed XML, each on a response that is accepted without it. */
class SignatureAttacksTest {

  private static final Pattern ASSERTION = Pattern.compile("<saml2:Assertion .*</saml2:Assertion>", Pattern.DOTALL);
  private static final Pattern SIGNATURE = Pattern.compile("<ds:Signature .*?</ds:Signature>", Pattern.DOTALL);

  private final SamlScene scene = new SamlScene();
  private final String sound = IDP.respond(answer());

  private static String find(Pattern pattern, String xml) {
    Matcher found = pattern.matcher(xml);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  /** The assertion of an attacker: unsigned, for somebody else. */
  private static String evil(String assertion) {
    return assertion.replace(find(SIGNATURE, assertion), "")
        .replace("bob@acme.example", "admin@acme.example")
        .replaceFirst(" ID=\"[^\"]*\"", " ID=\"_evil\"");
  }

  @Test
  void acceptsTheResponseThatIsAttacked() {
    assertThat(scene.login(sound).orElseThrow().principal().subject()).isEqualTo("bob@acme.example");
  }

  @ParameterizedTest
  @EnumSource(SamlAttack.class)
  void refusesWrapping(SamlAttack attack) {
    String attacked = IDP.attacked(answer(), attack, "admin@acme.example");

    assertThat(attacked).contains("admin@acme.example", "bob@acme.example");
    assertThat(reason(scene.login(attacked))).isEqualTo("SIGNATURE_WRAPPING");
  }

  @Test
  void refusesAResponseInAResponse() {
    String signed = IDP.respond(answer().signed(Signed.RESPONSE));
    String inner = signed.substring(signed.indexOf("<saml2p:Response"));
    String evil = inner.replace("bob@acme.example", "admin@acme.example").replaceFirst(" ID=\"[^\"]*\"", " ID=\"_evil\"");

    assertThat(reason(scene.login(evil.replace("<saml2p:Status>",
        "<saml2p:Extensions>" + inner + "</saml2p:Extensions><saml2p:Status>")))).isEqualTo("SIGNATURE_WRAPPING");
  }

  @Test
  void refusesOneIdTwice() {
    String id = sound.replaceFirst("(?s).*<saml2:Assertion [^>]*?ID=\"([^\"]*)\".*", "$1");

    assertThat(reason(scene.login(sound.replaceFirst("<saml2p:Status>", "<saml2p:Status ID=\"" + id + "\">"))))
        .isEqualTo("DUPLICATE_ID");
    assertThat(reason(scene.login(sound.replaceFirst("<saml2p:Response ", "<saml2p:Response saml2p:ID=\"_x\" "))))
        .isEqualTo("DUPLICATE_ID");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "bob@acme.example</saml2:NameID> | eve@acme.example</saml2:NameID> | SIGNATURE_INVALID",
    "bob@acme.example</saml2:NameID> | bob@acme<?x y?>.example</saml2:NameID> | SIGNATURE_INVALID",
    "<ds:DigestValue> | <ds:DigestValue><!--x--> | SIGNATURE_STRUCTURE",
    "<ds:SignedInfo> | <ds:SignedInfo></ds:SignedInfo><ds:SignedInfo> | SIGNATURE_STRUCTURE",
    "</ds:SignedInfo> | </ds:SignedInfo><ds:DigestValue>AAAA</ds:DigestValue> | SIGNATURE_STRUCTURE",
    "</ds:Signature> | <ds:Object/></ds:Signature> | SIGNATURE_OBJECT",
    "<saml2p:Status> | <saml2p:Status><ds:DigestValue xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/> | SIGNATURE_STRUCTURE",
    "</ds:Reference> | </ds:Reference><ds:Reference URI=''/> | REFERENCE_COUNT",
    "URI=\"#_ | URI=\"#_x | REFERENCE_MISMATCH",
    "URI=\"#_ | URI=\"\" x=\"_ | REFERENCE_EMPTY",
    "URI=\"#_ | URI=\"https://evil.example/_ | REFERENCE_EXTERNAL",
    "URI=\"#_ | URI=\"#xpointer(/)_ | REFERENCE_XPOINTER",
    "<ds:Reference | <ds:Reference Type='http://www.w3.org/2000/09/xmldsig#Manifest' | SIGNATURE_OBJECT",
    "xmldsig#enveloped-signature | xmldsig#base64 | FORBIDDEN_TRANSFORM",
    "xmldsig-more#rsa-sha256 | xmldsig-more#hmac-sha256 | ALG_NOT_ALLOWED",
    "2001/04/xmldsig-more#rsa-sha256 | 2000/09/xmldsig#rsa-sha1 | WEAK_ALGORITHM",
    "xmlenc#sha256\" | xmlenc#unknown\" | ALG_NOT_ALLOWED",
    "<ds:X509Data> | <ds:RetrievalMethod URI='https://evil.example'/><ds:X509Data> | KEYINFO_FORBIDDEN",
    "Version=\"2.0\" | Version=\"1.1\" | VERSION",
    "<saml2p:Status> | <x:Assertion xmlns:x='urn:x'/><saml2p:Status> | MALFORMED_NAMESPACE",
    "<saml2p:Status> | <x:Signature xmlns:x='urn:x'/><saml2p:Status> | MALFORMED_NAMESPACE"
  })
  void refusesEdits(String what, String by, String expected) {
    assertThat(sound).contains(what);

    assertThat(reason(scene.login(sound.replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(by)))))
        .isEqualTo(expected);
  }

  /** The digest leaves comments out, so the signature holds; OpenSAML will not read it, so one verifier is asked. */
  @Test
  void refusesACommentInAValue() {
    String commented = sound.replace("bob@acme.example</saml2:NameID>", "bob@acme<!---->.example</saml2:NameID>");

    assertThat(reason(scene.login(commented, SamlPolicy.STRICT))).isEqualTo("COMMENT_IN_VALUE");
    assertThat(reason(scene.login(commented))).isEqualTo("SIGNATURE_DISPUTED");
  }

  @Test
  void refusesASignatureElsewhere() {
    String signature = find(SIGNATURE, sound);

    assertThat(reason(scene.login(sound.replace(signature, "").replace("<saml2:Conditions",
        "<saml2:Advice>" + signature + "</saml2:Advice><saml2:Conditions")))).isEqualTo("SIGNATURE_POSITION");
    assertThat(reason(scene.login(sound.replace(signature, signature + signature.replace("Id=", "x=")))))
        .isEqualTo("SIGNATURE_STRUCTURE");
  }

  @Test
  void refusesTwoAssertions() {
    String assertion = find(ASSERTION, sound);

    assertThat(reason(scene.login(
        IDP.respond(answer().signed(Signed.RESPONSE)).replace("</saml2p:Response>", evil(assertion) + "</saml2p:Response>"))))
        .isEqualTo("SIGNATURE_INVALID");
    assertThat(reason(scene.login(sound.replace(assertion, "")))).isEqualTo("ASSERTION_COUNT");
  }

  @Test
  void trustsNothingOfAProviderWithoutACertificate() {
    IdentityProvider bare = IdentityProvider.builder(IDP.entityId()).build();
    SamlConnection connection = SamlConnection.of(SamlScene.OKTA, scene.us, bare, SamlScene.policy().build());

    for (String each : List.of(sound, IDP.respond(answer().signed(Signed.RESPONSE)))) {
      PostedResponse posted = new PostedResponse(FakeSamlProvider.posted(each), null, SamlScene.BROWSER);
      assertThat(reason(scene.signOn.complete(SamlScene.ACME, connection, posted))).isEqualTo("SIGNATURE_UNTRUSTED");
    }
  }

  @Test
  void readsCharacterDataWhole() {
    assertThat(scene.login(sound.replace("bob@acme.example</saml2:NameID>", "<![CDATA[bob@acme]]>.example</saml2:NameID>"))
        .orElseThrow().principal().subject()).isEqualTo("bob@acme.example");
  }
}
