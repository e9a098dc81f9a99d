package io.crmkit.sso.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

  private static final String SMILE = "\ud83d\ude00";

  private static String kept(String userAgent) {
    return Objects.requireNonNull(new Client("192.0.2.1", userAgent).userAgent());
  }

  @Test
  void keepsWhatEveryStoreKeeps() {
    assertThat(kept("Firefox " + SMILE)).isEqualTo("Firefox " + SMILE);
    assertThat(kept("x".repeat(298) + SMILE)).isEqualTo("x".repeat(298) + SMILE);
    assertThat(kept("x".repeat(301))).isEqualTo("x".repeat(300));
    assertThat(Client.UNKNOWN.userAgent()).isNull();
  }

  @Test
  void cutsNoPairInTwo() {
    assertThat(kept("x".repeat(299) + SMILE)).isEqualTo("x".repeat(299));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\ud800b", "a\udc00b"})
  void marksWhatNoStoreKeeps(String userAgent) {
    assertThat(kept(userAgent)).isEqualTo("a\ufffdb");
    assertThat(new Client(userAgent, null).address()).isEqualTo("a\ufffdb");
  }
}
