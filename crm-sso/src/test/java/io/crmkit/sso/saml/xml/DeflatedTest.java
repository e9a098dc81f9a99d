package io.crmkit.sso.saml.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeflatedTest {

  private static final byte[] TEXT = "<samlp:LogoutRequest/>".repeat(20).getBytes(StandardCharsets.UTF_8);

  @Test
  void inflatesWhatItDeflated() {
    assertThat(Deflated.inflate(Deflated.deflate(TEXT), TEXT.length)).isEqualTo(TEXT);
  }

  @Test
  void stopsAtTheFirstByteTooMany() {
    byte[] bomb = Deflated.deflate(new byte[50_000_000]);

    assertThat(bomb).hasSizeLessThan(60_000);
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Deflated.inflate(bomb, 256 * 1024))
        .withMessageStartingWith("sso.too-large");
  }

  @Test
  void refusesWhatIsCutOffFollowedOrNotDeflated() {
    byte[] deflated = Deflated.deflate(TEXT);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Deflated.inflate(Arrays.copyOf(deflated, deflated.length - 1), 10_000))
        .withMessageStartingWith("sso.malformed-deflate");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Deflated.inflate(Arrays.copyOf(deflated, deflated.length + 1), 10_000))
        .withMessageStartingWith("sso.malformed-deflate");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Deflated.inflate(TEXT, 10_000))
        .withMessageStartingWith("sso.malformed-deflate");
  }
}
