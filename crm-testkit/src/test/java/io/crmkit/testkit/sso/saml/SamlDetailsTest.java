package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a response that is signed by the right key may lack or have too much; each is the only thing that is wrong. */
class SamlDetailsTest {

  private final SamlScene scene = new SamlScene();

  @ParameterizedTest(name = "{2}: {0} -> {1}")
  @CsvSource(delimiter = '|', value = {
    ">bob@acme.example</saml2:NameID> | >&#32;</saml2:NameID> | NO_NAMEID",
    "cm:bearer | cm:holder-of-key | SC_METHOD",
    "<saml2:SubjectConfirmationData | <saml2:Nothing | SC_NO_DATA",
    "Recipient=\" | Address=\" | SC_NO_RECIPIENT",
    "NotOnOrAfter=\" | Address=\" | SC_NO_NOTONORAFTER",
    "<saml2:SubjectConfirmationData | <saml2:SubjectConfirmationData NotBefore=\"2026-11-21T08:00:00Z\" | SC_NOTBEFORE_PRESENT",
    "InResponseTo=\"_request-1\" | InResponseTo=\"_request-2\" | SC_IN_RESPONSE_TO",
    "NotOnOrAfter=\" | NotOnOrAfter=\"2026-11-21T08:58:00Z\" Address=\" | SC_EXPIRED",
    "</saml2:Conditions> | <x:Unknown xmlns:x=\"urn:x\"/></saml2:Conditions> | CONDITION_UNKNOWN",
    "NotBefore=\" | NotBefore=\"2027-01-01T00:00:00Z\" Id=\" | BAD_TIMESTAMP",
    "AuthnInstant=\" | AuthnInstant=\"2026-11-21T09:00:00\" Id=\" | BAD_TIMESTAMP",
    "AuthnInstant=\" | AuthnInstant=\"2026-02-31T09:00:00Z\" Id=\" | BAD_TIMESTAMP",
    "AuthnInstant=\" | Other=\" | BAD_TIMESTAMP",
    "Name=\"displayName\" | Name=\"email\" | ATTRIBUTE_DUPLICATE",
    "Name=\"displayName\" | FriendlyName=\"displayName\" | ATTRIBUTE_STRUCTURE",
    ">Bob Ng< | ><b>Bob Ng</b>< | ATTRIBUTE_STRUCTURE",
    "</saml2:AttributeStatement> | <saml2:EncryptedAttribute/></saml2:AttributeStatement> | ATTRIBUTE_ENCRYPTED",
    "</saml2:AttributeStatement> | <saml2:Other Name=\"x\"/></saml2:AttributeStatement> | ATTRIBUTE_STRUCTURE",
    "<saml2:Issuer> | <saml2:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\"> | ISSUER"
  })
  void refusesWhatIsSignedAndUnsound(String what, String by, String expected) {
    assertThat(reason(scene.login(IDP.respond(answer().edit(what, by)), SamlPolicy.STRICT))).isEqualTo(expected);
  }

  @Test
  void acceptsWhatIsSignedByThePlatformAndSound() {
    String xml = IDP.respond(answer().edit("Bob Ng", "Bob").signed(Signed.RESPONSE, Signed.ASSERTION));

    assertThat(scene.login(xml).orElseThrow().principal().name()).isEqualTo("Bob");
  }

  @Test
  void refusesAnAssertionWithoutConditions() {
    assertThat(reason(scene.login(IDP.respond(answer()
        .edit("<saml2:Conditions", "<saml2:Advice").edit("</saml2:Conditions>", "</saml2:Advice>")))))
        .isEqualTo("NO_CONDITIONS");
  }

  @Test
  void refusesAnAssertionThatTellsOfNoAuthentication() {
    assertThat(reason(scene.login(IDP.respond(answer()
        .edit("<saml2:AuthnStatement", "<saml2:Statement").edit("</saml2:AuthnStatement>", "</saml2:Statement>")))))
        .isEqualTo("NO_AUTHN_STATEMENT");
  }

  @Test
  void refusesWhatHasNoId() {
    String sound = IDP.respond(answer());

    assertThat(reason(scene.login(sound.replaceFirst("(<saml2p:Response [^>]*) ID=\"[^\"]*\"", "$1"))))
        .isEqualTo("MISSING_ID");
    assertThat(reason(scene.login(IDP.respond(answer().signed(Signed.RESPONSE)
        .edit(" ID=\"", " Kept=\"").edit(" ID=\"", " Other=\"").edit(" Kept=\"", " ID=\"")))))
        .isEqualTo("MISSING_ID");
  }
}
