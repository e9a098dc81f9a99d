package io.crmkit.testkit.sso.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LoginProofs} must do. Extend it next to your adapter and return an empty store. */
public abstract class LoginProofsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456789Z");
  private static final SessionId ONE = new SessionId("s-1");
  private static final SessionId TWO = new SessionId("s-2");
  private static final NameIdentifier NAME =
      new NameIdentifier("größe 🚀", NameIdentifier.PERSISTENT, "https://idp.example", null);

  private @Nullable LoginProofs proofs;

  /** Returns a store, holding nothing. Called once for each test. */
  protected abstract LoginProofs emptyProofs();

  @BeforeEach
  final void startEmpty() {
    proofs = emptyProofs();
  }

  private LoginProofs proofs() {
    return Objects.requireNonNull(proofs);
  }

  private static LoginProof proof(SessionId session, Instant until) {
    return new LoginProof(session, new ProviderId("okta"), new Sealed("key-1", "AAAA_-"), NAME, "/deals?x=ß",
        until.minusMillis(1), until);
  }

  @Test
  protected void findsWhatWasPut() {
    LoginProof first = proof(ONE, AT);
    proofs().put(ACME, first);
    assertThat(proofs().find(ACME, ONE)).contains(first);
    assertThat(proofs().find(ACME, TWO)).isEmpty();
    assertThat(proofs().find(GLOBEX, ONE)).isEmpty();
    assertThat(proofs().find(ACME, new SessionId("S-1"))).isEmpty();
  }

  @Test
  protected void putsOneInThePlaceOfTheOneBefore() {
    proofs().put(ACME, proof(ONE, AT));
    LoginProof next = new LoginProof(ONE, new ProviderId("github"), null, null, "/", null, AT.plusSeconds(1));
    proofs().put(ACME, next);
    assertThat(proofs().find(ACME, ONE)).contains(next);
  }

  @Test
  protected void keepsOneOfSeveralThatArePutAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 25; round++) {
        SessionId session = new SessionId("at once " + round);
        Callable<Boolean> put = () -> {
          proofs().put(ACME, proof(session, AT));
          return true;
        };
        for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(4, put))) {
          assertThat(each.get()).isTrue();
        }
        assertThat(proofs().find(ACME, session)).contains(proof(session, AT));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  protected void forgetsOneAlone() {
    proofs().put(ACME, proof(ONE, AT));
    proofs().put(ACME, proof(TWO, AT));
    proofs().put(GLOBEX, proof(ONE, AT));
    proofs().remove(ACME, ONE);
    proofs().remove(ACME, ONE);
    assertThat(proofs().find(ACME, ONE)).isEmpty();
    assertThat(proofs().find(ACME, TWO)).isPresent();
    assertThat(proofs().find(GLOBEX, ONE)).isPresent();
  }

  @Test
  protected void purgesThoseThatWereOver() {
    proofs().put(ACME, proof(ONE, AT));
    proofs().put(ACME, proof(TWO, AT.plusSeconds(1)));
    proofs().put(GLOBEX, proof(ONE, AT));
    assertThat(proofs().purge(ACME, AT)).isZero();
    assertThat(proofs().purge(ACME, AT.plusSeconds(1))).isEqualTo(1);
    assertThat(proofs().find(ACME, ONE)).isEmpty();
    assertThat(proofs().find(ACME, TWO)).isPresent();
    assertThat(proofs().find(GLOBEX, ONE)).isPresent();
  }
}
