package io.crmkit.sso.oauth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

  private static final RedirectUri REGISTERED = new RedirectUri("https://crm.example/callback/okta");

  @ParameterizedTest
  @ValueSource(strings = {
    "https://crm.example/callback/okta/", "https://crm.example/callback/okta2", "https://crm.example/callback",
    "https://evil.crm.example/callback/okta", "https://crm.example.evil.example/callback/okta",
    "https://crm.example/callback/okta/../x", "https://crm.example@evil.example/callback/okta",
    "https://crm.example:444/callback/okta", "https://crm.example:443/callback/okta", "https://CRM.example/callback/okta",
    "https://crm.example/Callback/okta", "http://crm.example/callback/okta", "https://crm.example/callback/%6Fkta", ""
  })
  void takesNothingButItself(String arrived) {
    assertThat(REGISTERED.requireSame(arrived).whyNot().orElseThrow().reason()).isEqualTo(OAuthReason.REDIRECT_MISMATCH);
  }

  @Test
  void takesItself() {
    assertThat(REGISTERED.requireSame("https://crm.example/callback/okta").orElseThrow()).isEqualTo(REGISTERED);
  }

  @ParameterizedTest
  @CsvSource({
    "https://crm.example/cb#x, REDIRECT_FRAGMENT", "https://crm.example/cb#, REDIRECT_FRAGMENT",
    "http://crm.example/cb, REDIRECT_INSECURE", "http://127.0.0.1.evil.example/cb, REDIRECT_INSECURE",
    "ftp://crm.example/cb, REDIRECT_INSECURE",
    "https://user@crm.example/cb, REDIRECT_MISMATCH", "https://crm.example/a/../cb, REDIRECT_MISMATCH",
    "/cb, REDIRECT_MISMATCH", "https://, REDIRECT_MISMATCH", "https://crm example/, REDIRECT_MISMATCH"
  })
  void isRegisteredOnlyIfItIsSafe(String value, OAuthReason reason) {
    assertThat(RedirectUri.parse(value).whyNot().orElseThrow().reason()).isEqualTo(reason);
    assertThatIllegalArgumentException().isThrownBy(() -> new RedirectUri(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/cb", "http://[::1]/cb", "http://localhost:3000/cb", "https://crm.example/cb?p=1"})
  void mayBeOfThisMachineWithoutTls(String value) {
    assertThat(RedirectUri.parse(value).whyNot()).isEmpty();
  }
}
