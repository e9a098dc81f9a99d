package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.port.Replays;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Replays} must do. Extend it next to your adapter and return an empty store. */
public abstract class ReplaysContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant END = Instant.parse("2026-11-21T12:10:00.123Z");

  /** Returns the store, holding nothing. Called once for each test. */
  protected abstract Replays emptyStore();

  @Test
  void tellsTheFirstUseFromAllOthers() {
    Replays store = emptyStore();
    assertThat(store.mark(ACME, "code/x", END)).isEqualTo(Use.FIRST);
    assertThat(store.mark(ACME, "code/x", END.plusSeconds(1))).isEqualTo(Use.AGAIN);
    assertThat(store.mark(ACME, "code/X", END)).isEqualTo(Use.FIRST);
  }

  @Test
  void saysWhatIsMarkedAndMarksNothingByThat() {
    Replays store = emptyStore();
    assertThat(store.isMarked(ACME, "code/x")).isFalse();
    assertThat(store.mark(ACME, "code/x", END)).isEqualTo(Use.FIRST);
    assertThat(store.isMarked(ACME, "code/x")).isTrue();
    assertThat(store.isMarked(ACME, "code/X")).isFalse();
    assertThat(store.isMarked(GLOBEX, "code/x")).isFalse();
    store.purge(ACME, END.plusMillis(1));
    assertThat(store.isMarked(ACME, "code/x")).isFalse();
  }

  @Test
  void refusesWhatIsNoKey() {
    Replays store = emptyStore();
    assertThatIllegalArgumentException().isThrownBy(() -> store.mark(ACME, "x".repeat(201), END));
    assertThatIllegalArgumentException().isThrownBy(() -> store.isMarked(ACME, "x".repeat(201)));
    assertThat(store.mark(ACME, "x".repeat(200), END)).isEqualTo(Use.FIRST);
  }

  @Test
  void forgetsManyAtOnce() {
    Replays store = emptyStore();
    for (int each = 0; each < 1_100; each++) {
      store.mark(ACME, "code/" + each, END.plusMillis(each % 2));
    }
    assertThat(store.purge(ACME, END.plusMillis(1))).isEqualTo(550);
    assertThat(store.purge(ACME, END.plusMillis(2))).isEqualTo(550);
  }

  @Test
  void keepsTenantsApart() {
    Replays store = emptyStore();
    store.mark(ACME, "code/x", END);
    assertThat(store.mark(GLOBEX, "code/x", END)).isEqualTo(Use.FIRST);
  }

  @Test
  void forgetsWhatNeedsToBeRememberedNoLonger() {
    Replays store = emptyStore();
    store.mark(ACME, "code/x", END);
    store.mark(GLOBEX, "code/x", END);
    assertThat(store.purge(ACME, END)).isZero();
    assertThat(store.purge(ACME, END.plusMillis(1))).isEqualTo(1);
    assertThat(store.mark(ACME, "code/x", END)).isEqualTo(Use.FIRST);
    assertThat(store.mark(GLOBEX, "code/x", END)).isEqualTo(Use.AGAIN);
  }

  @Test
  void letsExactlyOneOfManyBeTheFirst() throws Exception {
    Replays store = emptyStore();
    assertThat(Racing.all(() -> store.mark(ACME, "code/x", END))).containsOnlyOnce(Use.FIRST);
  }
}
