package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.IMPOSTOR;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static io.crmkit.testkit.sso.saml.SamlScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.testkit.sso.saml.Answer.Encryption;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What somebody who only has our certificate learns of a content that they encrypted, in a mode that shows no changes. */
class EncryptedByAStrangerTest {

  private static final Pattern ASSERTION = Pattern.compile("(?s)<saml2:Assertion.*</saml2:Assertion>");
  private static final Pattern VALUE = Pattern.compile("(?s)(<xenc:CipherValue[^>]*>).*?(</xenc:CipherValue>)");
  private static final byte[] CONTENT_KEY = "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII);

  private final SamlScene scene = new SamlScene();

  private Verdict<SamlLogin> login(String content) {
    String template = IDP.respond(answer().signed(Signed.ASSERTION).encrypted(KEY.certificate(), Encryption.AES_CBC));
    Matcher values = VALUE.matcher(template);
    StringBuilder response = new StringBuilder();
    assertThat(values.find()).isTrue();
    values.appendReplacement(response, "$1" + encrypted(content) + "$2");
    assertThat(values.find()).isTrue();
    values.appendReplacement(response, "$1" + key() + "$2");
    return scene.login(values.appendTail(response).toString(), policy().concede(Concession.CBC_ENCRYPTION).build());
  }

  private static String key() {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, KEY.certificate().publicKey(),
          new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
      return Base64.getEncoder().encodeToString(cipher.doFinal(CONTENT_KEY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encrypted(String content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/ISO10126Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CONTENT_KEY, "AES"), new IvParameterSpec(new byte[16]));
      byte[] value = cipher.doFinal(content.getBytes(StandardCharsets.UTF_8));
      byte[] whole = new byte[16 + value.length];
      System.arraycopy(value, 0, whole, 16, value.length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String assertion(FakeSamlProvider by) {
    Matcher found = ASSERTION.matcher(by.respond(answer().signed(Signed.ASSERTION)));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  @Test
  void isTakenIfItIsTheProvidersOwn() {
    assertThat(login(assertion(IDP)).orElseThrow().principal().subject()).isEqualTo("bob@acme.example");
  }

  @Test
  void isAnsweredAlikeWhateverItNamesInside() {
    String strong = assertion(IMPOSTOR);
    String weak = strong.replace("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    assertThat(weak).isNotEqualTo(strong);

    assertThat(reason(login(strong))).isEqualTo("DECRYPTION_FAILED");
    assertThat(login(weak)).isEqualTo(login(strong));
    assertThat(login(weak.replace("</saml2:Assertion>", "<"))).isEqualTo(login(strong));
  }
}
