package io.crmkit.sso.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretHashTest {

  private final SecretHash hash = SecretHash.ofRandom(List.of("session", "acme", "s-1"), "secret");

  @Test
  void isEqualForTheSameSecretAtTheSamePlace() {
    SecretHash same = SecretHash.ofRandom(List.of("session", "acme", "s-1"), "secret");

    assertThat(same).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(SecretHash.parse(hash.toString())).isEqualTo(hash);
  }

  @Test
  void differsForAnotherSecretOrPlace() {
    assertThat(List.of(
        SecretHash.ofRandom(List.of("session", "acme", "s-1"), "Secret"),
        SecretHash.ofRandom(List.of("session", "acme", "s-2"), "secret"),
        SecretHash.ofRandom(List.of("session", "acmes", "-1"), "secret"),
        SecretHash.ofRandom(List.of("session", "acme"), "s-1secret")))
        .doesNotContain(hash).doesNotHaveDuplicates();
    assertThat(hash).isNotEqualTo("secret");
  }

  @Test
  void takesADigestThatWasMadeElsewhere() {
    byte[] digest = new byte[32];
    SecretHash made = SecretHash.ofDigest(digest);
    digest[0] = 1;

    assertThat(made).isEqualTo(SecretHash.ofDigest(new byte[32])).isNotEqualTo(SecretHash.ofDigest(digest));
    assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.ofDigest(new byte[31]))
        .withMessage("a hash has 32 bytes but this one has 31");
  }

  @Test
  void refusesATextThatIsNoneWithoutShowingIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.parse("top secret"))
        .withMessage("a hash has 43 characters of base64url but this text has 10");
  }

  @Test
  void marksTenantsApart() {
    assertThat(TenantTag.of(new TenantId("acme"))).matches("[0-9a-f]{8}")
        .isNotEqualTo(TenantTag.of(new TenantId("globex")));
  }
}
