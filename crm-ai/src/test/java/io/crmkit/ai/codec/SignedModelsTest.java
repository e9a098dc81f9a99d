package io.crmkit.ai.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedModelsTest {

  private static final KeyPair KEYS = keys("Ed25519");
  private static final KeyPair OTHERS = keys("Ed25519");
  private static final ModelVerifier VERIFIER =
      Ed25519.verifier(Map.of("2026", KEYS.getPublic(), "2025", OTHERS.getPublic()));
  private static final byte[] ENVELOPE =
      SignedModels.sign(Models.EVERYTHING, Ed25519.signer("2026", KEYS.getPrivate()));

  private static KeyPair keys(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Validated<ModelIr> read(byte[] envelope) {
    return SignedModels.read(envelope, VERIFIER, ModelLimits.USUAL);
  }

  private static String code(byte[] envelope) {
    return ((Invalid<ModelIr>) read(envelope)).violations().all().get(0).code();
  }

  @Test
  void readsWhatSomebodyKnownSigned() {
    assertThat(read(ENVELOPE).orElseThrow()).isEqualTo(Models.EVERYTHING);
  }

  @Test
  void refusesWhatNobodySigned() {
    assertThat(code(BinaryModelCodec.USUAL.write(Models.EVERYTHING))).isEqualTo("model.unsigned");
    assertThat(code(new byte[3])).isEqualTo("model.unsigned");
  }

  @Test
  void refusesWhatAStrangerSigned() {
    assertThat(code(SignedModels.sign(Models.EVERYTHING, Ed25519.signer("2027", KEYS.getPrivate()))))
        .isEqualTo("model.unknown-key");
    assertThat(code(SignedModels.sign(Models.EVERYTHING, Ed25519.signer("2025", KEYS.getPrivate()))))
        .isEqualTo("model.wrong-signature");
  }

  @Test
  void refusesChangesOfABit() {
    for (int at = 0; at < ENVELOPE.length; at += 7) {
      byte[] changed = ENVELOPE.clone();
      changed[at] ^= (byte) (1 << at % 8);
      assertThat(read(changed)).as("byte %d", at).isInstanceOf(Invalid.class);
    }
  }

  @Test
  void refusesAnEndThatIsMissing() {
    for (int length = 0; length < ENVELOPE.length; length += 7) {
      assertThat(read(Arrays.copyOf(ENVELOPE, length))).isInstanceOf(Invalid.class);
    }
  }

  @Test
  void looksAtNoModelWhoseSignatureIsWrong() {
    byte[] changed = ENVELOPE.clone();
    changed[ENVELOPE.length - 1] ^= 1;
    assertThat(code(changed)).as("not its checksum").isEqualTo("model.wrong-signature");
  }

  @Test
  void refusesKeysOfAnotherKind() {
    KeyPair other = keys("Ed448");
    assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.signer("k", other.getPrivate()))
        .withMessageContaining("k");
    assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.verifier(Map.of("k", other.getPublic())));
  }
}
