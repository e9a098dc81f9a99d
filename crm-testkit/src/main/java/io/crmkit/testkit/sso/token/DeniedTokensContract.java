package io.crmkit.testkit.sso.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.model.Denied.Kind;
import io.crmkit.sso.token.port.DeniedTokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeniedTokens} must do. Extend it next to your adapter and return one that denies nothing. */
public abstract class DeniedTokensContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");
  private static final Denied TOKEN = new Denied(Kind.TOKEN, "t\u00F6ken");

  private @Nullable DeniedTokens denied;

  /** Returns a store that denies nothing. Called once for each test. */
  protected abstract DeniedTokens empty();

  @BeforeEach
  final void startEmpty() {
    denied = empty();
  }

  private DeniedTokens denied() {
    return Objects.requireNonNull(denied);
  }

  @Test
  protected void deniesUntilTheEnd() {
    denied().deny(ACME, TOKEN, NOW.plusSeconds(10));

    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW)).isTrue();
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW.plusSeconds(10).minusNanos(1_000))).isTrue();
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW.plusSeconds(10))).isFalse();
  }

  @Test
  protected void deniesByKindAndIdOfOneTenant() {
    denied().deny(ACME, TOKEN, NOW.plusSeconds(10));
    Denied session = new Denied(Kind.SESSION, TOKEN.id());

    assertThat(denied().isAnyDenied(ACME, List.of(session, TOKEN), NOW)).isTrue();
    assertThat(denied().isAnyDenied(ACME, List.of(session, new Denied(Kind.TOKEN, "T\u00D6KEN")), NOW)).isFalse();
    assertThat(denied().isAnyDenied(GLOBEX, List.of(TOKEN), NOW)).isFalse();
    assertThat(denied().isAnyDenied(ACME, List.of(), NOW)).isFalse();
  }

  @Test
  protected void deniesForEver() {
    denied().deny(ACME, TOKEN, Instant.MAX);

    assertThat(denied().purge(ACME, NOW)).isZero();
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW)).isTrue();
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), Instant.MIN)).isTrue();
  }

  @Test
  protected void staysDeniedUntilTheLaterEnd() {
    denied().deny(ACME, TOKEN, NOW.plusSeconds(10));
    denied().deny(ACME, TOKEN, NOW.plusSeconds(5));
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW.plusSeconds(9))).isTrue();

    denied().deny(ACME, TOKEN, NOW.plusSeconds(20));
    assertThat(denied().isAnyDenied(ACME, List.of(TOKEN), NOW.plusSeconds(19))).isTrue();
  }

  @Test
  protected void forgetsManyAtOnceAndEachByItsKind() {
    for (int each = 0; each < 1_050; each++) {
      denied().deny(ACME, new Denied(Kind.TOKEN, "t-" + each), NOW);
      denied().deny(ACME, new Denied(Kind.FAMILY, "t-" + each), NOW.plusSeconds(each % 2));
    }
    assertThat(denied().purge(ACME, NOW)).isEqualTo(1_575);
    assertThat(denied().isAnyDenied(ACME, List.of(new Denied(Kind.FAMILY, "t-1")), NOW)).isTrue();
    assertThat(denied().purge(ACME, NOW.plusSeconds(1))).isEqualTo(525);
  }

  @Test
  protected void forgetsOnlyWhatIsOver() {
    denied().deny(ACME, TOKEN, NOW.plusSeconds(10));
    denied().deny(ACME, new Denied(Kind.FAMILY, "f"), NOW.plusSeconds(20));
    denied().deny(GLOBEX, TOKEN, NOW.plusSeconds(10));

    assertThat(denied().purge(ACME, NOW.plusSeconds(10))).isEqualTo(1);
    assertThat(denied().purge(ACME, NOW.plusSeconds(10))).isZero();
    assertThat(denied().isAnyDenied(ACME, List.of(new Denied(Kind.FAMILY, "f")), NOW.plusSeconds(19))).isTrue();
    assertThat(denied().isAnyDenied(GLOBEX, List.of(TOKEN), NOW)).isTrue();
  }
}
