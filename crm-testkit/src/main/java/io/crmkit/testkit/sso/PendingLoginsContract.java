package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.oauth.port.PendingLogins.Taken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PendingLogins} must do. Extend it next to your adapter and return an empty store. */
public abstract class PendingLoginsContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant END = Instant.parse("2026-11-21T12:10:00.123Z");

  /** Returns the store, holding nothing. Called once for each test. */
  protected abstract PendingLogins emptyStore();

  private static PendingLogin login(String id) {
    return new PendingLogin(id, new ProviderId("okta"), "browser hash", "nonce hash", Sealed.parse("v1.key.QUJD"),
        new RedirectUri("https://crm.example/callback/okta"), new ReturnTo("/grüße?q=1"), END);
  }

  @Test
  void givesALoginBackAsItWas() {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    assertThat(store.take(ACME, "a")).contains(new Taken(login("a"), Use.FIRST));
  }

  @Test
  void tellsWhoComesAgain() {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    store.take(ACME, "a");
    assertThat(store.take(ACME, "a")).contains(new Taken(login("a"), Use.AGAIN));
    assertThat(store.take(ACME, "b")).isEmpty();
    assertThat(store.take(ACME, "A")).isEmpty();
  }

  @Test
  void keepsTenantsApart() {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    assertThat(store.take(GLOBEX, "a")).isEmpty();
    store.add(GLOBEX, login("a"));
    assertThat(store.take(GLOBEX, "a").orElseThrow().use()).isEqualTo(Use.FIRST);
    assertThat(store.take(ACME, "a").orElseThrow().use()).isEqualTo(Use.FIRST);
  }

  @Test
  void keepsOneLoginOfAnId() {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> store.add(ACME, login("a")));
  }

  @Test
  void forgetsWhatIsOver() {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    store.add(GLOBEX, login("a"));
    assertThat(store.purge(ACME, END)).isZero();
    assertThat(store.purge(ACME, END.plusMillis(1))).isEqualTo(1);
    assertThat(store.take(ACME, "a")).isEmpty();
    assertThat(store.take(GLOBEX, "a")).isPresent();
  }

  @Test
  void letsExactlyOneOfManyTakeALogin() throws Exception {
    PendingLogins store = emptyStore();
    store.add(ACME, login("a"));
    List<Use> uses = Racing.all(() -> store.take(ACME, "a").orElseThrow().use());
    assertThat(uses).containsOnlyOnce(Use.FIRST);
  }
}
