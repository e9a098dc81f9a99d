package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Seal;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ActionTokenRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ActionTokenRepositoryContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123456789Z");

  private ActionTokenRepository repository = new InMemoryApprovals().tokens();

  /** Returns a repository that holds nothing. Called once for each test. */
  protected abstract ActionTokenRepository emptyTokens();

  @BeforeEach
  final void startEmpty() {
    repository = emptyTokens();
  }

  @Test
  protected void findsWhatWasAddedToTheLastCharacterAndNanosecond() {
    for (Use use : Use.values()) {
      ActionToken token = token(use, NOON);
      repository.add(ACME, hash(use.ordinal()), token);

      assertThat(repository.find(ACME, hash(use.ordinal()))).contains(token);
    }
    assertThat(repository.find(ACME, hash(9))).isEmpty();
  }

  @Test
  protected void tellsHashesApartThatDifferInCaseOnly() {
    repository.add(ACME, new TokenHash("a".repeat(43)), token(Use.APPROVE, NOON));

    assertThat(repository.find(ACME, new TokenHash("A".repeat(43)))).isEmpty();
  }

  @Test
  protected void keepsTenantsApart() {
    repository.add(ACME, hash(1), token(Use.APPROVE, NOON));
    repository.add(GLOBEX, hash(1), token(Use.REJECT, NOON));

    assertThat(repository.find(GLOBEX, hash(1))).contains(token(Use.REJECT, NOON));
    assertThat(repository.removeExpired(GLOBEX, NOON.plusNanos(1), 10)).isEqualTo(1);
    assertThat(repository.find(ACME, hash(1))).isPresent();
    assertThat(repository.find(GLOBEX, hash(1))).isEmpty();
  }

  @Test
  protected void removesWhatHasExpiredAndNoMoreThanItIsAskedFor() {
    for (int i = 0; i < 5; i++) {
      repository.add(ACME, hash(i), token(Use.APPROVE, NOON.plus(Duration.ofNanos(i))));
    }

    assertThat(repository.removeExpired(ACME, NOON, 10)).isZero();
    assertThat(repository.removeExpired(ACME, NOON.plusNanos(3), 2)).isEqualTo(2);
    assertThat(repository.removeExpired(ACME, NOON.plusNanos(3), 10)).isEqualTo(1);
    assertThat(repository.find(ACME, hash(3))).isPresent();
    assertThat(repository.find(ACME, hash(0))).isEmpty();
  }

  private static TokenHash hash(int n) {
    return new TokenHash("h".repeat(42) + n);
  }

  private static ActionToken token(Use use, Instant expiresAt) {
    return new ActionToken(new ApprovalId("A/Größe 🚀"), use, 2, "Schritt \"zwei\"", NOON.minusSeconds(1),
        new Actor("bob@example.com"), new Actor(use == Use.REPLY ? "eve@example.com" : "bob@example.com"), "digest", 7, expiresAt, new Seal("key-1", "m".repeat(43)));
  }
}
