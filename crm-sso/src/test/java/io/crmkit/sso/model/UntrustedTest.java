package io.crmkit.sso.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntrustedTest {

  @Test
  void showsWhatIsHarmless() {
    assertThat(Untrusted.quoted("https://idp.example/auth?x=1")).isEqualTo("\"https://idp.example/auth?x=1\"");
    assertThat(Untrusted.quoted(null)).isEqualTo("nothing");
  }

  @Test
  void hidesWhatALogOrAPageObeys() {
    assertThat(Untrusted.quoted("a\r\nb\u001b[2J<b>\"\\&é\u202e")).isEqualTo("\"a??b?[2J?b??????\"");
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(Untrusted.quoted("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
    assertThat(Untrusted.quoted("x".repeat(60))).doesNotContain("…");
  }
}
