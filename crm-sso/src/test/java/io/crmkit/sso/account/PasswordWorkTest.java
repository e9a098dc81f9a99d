package io.crmkit.sso.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.model.SecretHash;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much work it is to try a password, counted and not timed. */
class PasswordWorkTest {

  private int done;

  private PasswordWork work(int iterations) {
    return new PasswordWork(iterations, (password, salt, count) -> {
      done += count;
      return SecretHash.ofRandom(List.of(salt, Integer.toString(count)), password);
    });
  }

  private int workOf(PasswordWork work, @Nullable PasswordHash kept, String password) {
    done = 0;
    work.matches(kept, password);
    return done;
  }

  @Test
  void isTheSameForEverybody() {
    PasswordHash old = work(300).hash("right");
    PasswordWork today = work(1_000);
    PasswordHash kept = today.hash("right");

    assertThat(workOf(today, kept, "right")).isEqualTo(1_000);
    assertThat(workOf(today, kept, "wrong")).isEqualTo(1_000);
    assertThat(workOf(today, null, "right")).as("nobody").isEqualTo(1_000);
    assertThat(workOf(today, old, "right")).as("from before").isEqualTo(1_000);
  }

  @Test
  void isNotInVain() {
    PasswordWork today = work(1_000);
    PasswordHash kept = today.hash("right");
    assertThat(today.matches(kept, "right")).isTrue();
    assertThat(today.matches(kept, "wrong")).isFalse();
    assertThat(today.matches(null, "right")).isFalse();
    assertThat(today.hash("right").salt()).isNotEqualTo(kept.salt());
  }
}
