package io.crmkit.sso.jose;

import static io.crmkit.sso.jose.Forge.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.jose.SeenTokens.Mark;
import org.junit.jupiter.api.Test;

class SeenTokensTest {

  private final Object keys = new Object();
  private final SeenTokens<String> seen = SeenTokens.upTo(100);

  @Test
  void findsWhatWasKeptUntilTheTokenEnds() {
    seen.keep(Mark.of("token"), "alice", NOW.plusSeconds(10), keys);

    assertThat(seen.find(Mark.of("token"), keys, NOW.plusSeconds(9))).contains("alice");
    assertThat(seen.find(Mark.of("tokem"), keys, NOW)).isEmpty();
    assertThat(seen.find(Mark.of("token"), keys, NOW.plusSeconds(10))).isEmpty();
    assertThat(seen.find(Mark.of("token"), keys, NOW)).isEmpty();
  }

  @Test
  void forgetsATokenWhenTheKeysChange() {
    seen.keep(Mark.of("token"), "alice", NOW.plusSeconds(10), keys);

    assertThat(seen.find(Mark.of("token"), new Object(), NOW)).isEmpty();
  }

  @Test
  void keepsABoundedNumber() {
    for (int i = 0; i < 10_000; i++) {
      seen.keep(Mark.of("token" + i), "x", NOW.plusSeconds(10), keys);
    }
    assertThat(seen).hasToString("SeenTokens[100]");
  }
}
