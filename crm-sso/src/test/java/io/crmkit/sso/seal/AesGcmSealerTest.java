package io.crmkit.sso.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AesGcmSealerTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final String PLACE = "provider/okta/client-secret";
  private static final byte[] SECRET = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);

  private final SealingKey first = key("2026-01", 1);
  private final SealingKey second = key("2026-02", 2);
  private final AesGcmSealer sealer = AesGcmSealer.of(first);

  private static SealingKey key(String id, int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return SealingKey.of(id, bytes);
  }

  @Test
  void opensWhatItSealedAfterAPassageThroughText() {
    Sealed stored = Sealed.parse(sealer.seal(ACME, PLACE, SECRET).toString());

    assertThat(sealer.open(ACME, PLACE, stored)).isEqualTo(SECRET);
    assertThat(stored.keyId()).isEqualTo("2026-01");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(sealer.seal(ACME, PLACE, SECRET)).isNotEqualTo(sealer.seal(ACME, PLACE, SECRET));
  }

  @Test
  void refusesAnotherTenantOrPlace() {
    Sealed sealed = sealer.seal(ACME, PLACE, SECRET);

    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> sealer.open(new TenantId("globex"), PLACE, sealed))
        .withMessage("provider/okta/client-secret of globex was changed, or was sealed for another tenant or place");
    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> sealer.open(ACME, "provider/okta/other", sealed));
  }

  @Test
  void bindsTenantAndPlaceApart() {
    Sealed sealed = sealer.seal(new TenantId("ab"), "c", SECRET);

    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> sealer.open(new TenantId("a"), "bc", sealed));
  }

  @Test
  void refusesEveryChangedBit() {
    byte[] content = Base64.getUrlDecoder().decode(sealer.seal(ACME, PLACE, SECRET).content());
    for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
      byte[] changed = content.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatExceptionOfType(UnsealableException.class)
          .isThrownBy(() -> sealer.open(ACME, PLACE, Sealed.of("2026-01", changed)));
    }
  }

  @Test
  void refusesAnEnvelopeUnderTheIdOfAnotherKey() {
    AesGcmSealer both = AesGcmSealer.of(second, first);
    Sealed sealed = sealer.seal(ACME, PLACE, SECRET);

    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> both.open(ACME, PLACE, new Sealed("2026-02", sealed.content())));
  }

  @Test
  void opensWithAFormerKeyAndCallsItStale() {
    AesGcmSealer rotated = AesGcmSealer.of(second, first);
    Sealed old = sealer.seal(ACME, PLACE, SECRET);

    assertThat(rotated.open(ACME, PLACE, old)).isEqualTo(SECRET);
    assertThat(rotated.isStale(old)).isTrue();
    assertThat(rotated.isStale(rotated.seal(ACME, PLACE, SECRET))).isFalse();
  }

  @Test
  void namesAKeyThatIsGone() {
    Sealed old = sealer.seal(ACME, PLACE, SECRET);

    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> AesGcmSealer.of(second).open(ACME, PLACE, old))
        .withMessageContaining("the key 2026-01, which is not at hand");
  }

  @Test
  void refusesWhatIsTooShortToHoldATag() {
    assertThatExceptionOfType(UnsealableException.class)
        .isThrownBy(() -> sealer.open(ACME, PLACE, Sealed.of("2026-01", new byte[27])))
        .withMessageContaining("cut off");
  }

  @Test
  void refusesKeysOfAnotherLengthAndTwoOfOneId() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.of("short", new byte[16]));
    assertThatIllegalArgumentException().isThrownBy(() -> AesGcmSealer.of(first, key("2026-01", 3)));
    assertThatIllegalArgumentException().isThrownBy(() -> Sealed.parse("v2.key.AAAA"));
  }

  @Test
  void saysNothingOfAKey() {
    assertThat(first.toString()).isEqualTo("SealingKey[2026-01]");
    assertThat(sealer.toString()).isEqualTo("AesGcmSealer[2026-01]");
  }
}
