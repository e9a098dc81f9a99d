package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.AT;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.LocalLogin;
import io.crmkit.sso.account.LocalPorts;
import io.crmkit.sso.account.PasswordPolicy;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who guesses passwords is locked out, and learns of nothing. */
class PasswordLockOutTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String ANN = "ann@acme.example";
  private static final String NOBODY = "nobody@acme.example";

  private final AccountDesk desk = new AccountDesk();
  private final Watched guesses = new Watched();
  private final LocalLogin login = new LocalLogin(desk.accounts,
      new LocalPorts(new InMemoryPasswordHashes(), guesses, (tenant, user, cause) -> {}, desk.events),
      PasswordPolicy.USUAL.withIterations(1), desk.clock, ServiceListener.none());
  private final UserId ann =
      desk.accounts.open(ACME, Profile.proved(ANN, null), Set.of(), CLIENT).orElseThrow().user();

  PasswordLockOutTest() {
    login.password(ACME, ann, PASSWORD);
  }

  /** What is asked of a store, in order. */
  private static final class Watched implements PasswordGuesses {

    final InMemoryPasswordGuesses behind = new InMemoryPasswordGuesses();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Guesses find(TenantId tenant, UserId user) {
      asked.add("find");
      return behind.find(tenant, user);
    }

    @Override
    public boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next, Instant over) {
      asked.add("replace");
      return behind.replace(tenant, user, found, next, over);
    }

    @Override
    public int purge(TenantId tenant, Instant overBefore) {
      return behind.purge(tenant, overBefore);
    }
  }

  private boolean letsIn(String password) {
    return login.check(ACME, "ANN@acme.example", password, CLIENT).whyNot().isEmpty();
  }

  private void guess(String email, int times) {
    for (int each = 0; each < times; each++) {
      assertThat(login.check(ACME, email, "wrong " + each, CLIENT).whyNot()).isPresent();
    }
  }

  private List<SecurityEvent> locks() {
    return desk.events.of(ACME).stream().filter(each -> each.kind() == Kind.PASSWORD_LOCKED).toList();
  }

  @Test
  void letsTheUserInAfterFourWrongPasswords() {
    guess(ANN, 4);
    assertThat(letsIn(PASSWORD)).isTrue();
    guess(ANN, 4);
    assertThat(letsIn(PASSWORD)).as("a right one makes them forgotten").isTrue();
    assertThat(locks()).isEmpty();
  }

  @Test
  void keepsEverybodyOutAfterFive() {
    guess(ANN, 3);
    guess("Ann@ACME.example", 2);
    assertThat(letsIn(PASSWORD)).isFalse();
    assertThat(locks()).singleElement().satisfies(lock -> {
      assertThat(lock.user()).isEqualTo(ann);
      assertThat(lock.client()).isEqualTo(CLIENT);
      assertThat(lock.details()).containsEntry("until", AT.plusSeconds(30).toString());
    });
    desk.clock.move(Duration.ofSeconds(30).minusNanos(1));
    assertThat(letsIn(PASSWORD)).isFalse();
    desk.clock.move(Duration.ofNanos(1));
    assertThat(letsIn(PASSWORD)).isTrue();
    guess(ANN, 4);
    assertThat(letsIn(PASSWORD)).as("the lock is forgotten too").isTrue();
  }

  @Test
  void keepsThemOutTwiceAsLongAfterEachWrongPasswordFromThenOn() {
    guess(ANN, 5);
    for (int seconds : new int[] {60, 120, 240, 480, 900, 900}) {
      desk.clock.set(Objects.requireNonNull(guesses.behind.find(ACME, ann).lockedUntil()));
      Instant now = desk.clock.instant();
      guess(ANN, 1);
      assertThat(guesses.behind.find(ACME, ann).lockedUntil()).isEqualTo(now.plusSeconds(seconds));
    }
  }

  @Test
  void countsNoGuessesWhileThereIsALock() {
    guess(ANN, 30);
    assertThat(guesses.behind.find(ACME, ann)).isEqualTo(new Guesses(5, 1, AT.plusSeconds(30)));
    assertThat(locks()).hasSize(1);
  }

  @Test
  void answersAndWorksForAnAddressThatIsNobodysAsForAUser() {
    for (int each = 0; each < 7; each++) {
      desk.clock.move(Duration.ofSeconds(each == 6 ? 40 : 0));
      guesses.asked.clear();
      SsoRefusal ofAnn = login.check(ACME, ANN, "wrong", CLIENT).whyNot().orElseThrow();
      List<String> askedOfAnn = List.copyOf(guesses.asked);
      guesses.asked.clear();
      SsoRefusal ofNobody = login.check(ACME, NOBODY, "wrong", CLIENT).whyNot().orElseThrow();
      assertThat(ofNobody).isEqualTo(ofAnn);
      assertThat(ofAnn.reason()).isEqualTo(AccountReason.AUTH_FAILED);
      assertThat(guesses.asked).as("attempt %d", each).isEqualTo(askedOfAnn);
    }
    assertThat(locks()).hasSize(4).extracting(SecurityEvent::user).containsExactly(ann, null, ann, null);
    assertThat(locks().toString()).doesNotContain(NOBODY);
  }

  @Test
  void answersARightPasswordUnderALockAsAWrongOne() {
    guess(ANN, 5);
    guesses.asked.clear();
    SsoRefusal wrong = login.check(ACME, ANN, "wrong", CLIENT).whyNot().orElseThrow();
    List<String> asked = List.copyOf(guesses.asked);
    guesses.asked.clear();
    assertThat(login.check(ACME, ANN, PASSWORD, CLIENT).whyNot()).contains(wrong);
    assertThat(guesses.asked).isEqualTo(asked);
  }

  @Test
  void locksOneUserOfOneTenantAlone() {
    UserId bob = desk.accounts.open(ACME, Profile.proved("bob@acme.example", null), Set.of(), CLIENT).orElseThrow().user();
    login.password(ACME, bob, PASSWORD);
    for (int each = 0; each < 6; each++) {
      assertThat(login.check(new TenantId("globex"), "bob@acme.example", "wrong", CLIENT).whyNot()).isPresent();
    }
    guess(ANN, 5);
    guess(NOBODY, 5);
    assertThat(login.check(ACME, "bob@acme.example", PASSWORD, CLIENT).whyNot()).isEmpty();
  }

  @Test
  void isEndedByAnAdministratorOrANewPassword() {
    guess(ANN, 5);
    login.unlock(ACME, ann, CLIENT);
    assertThat(letsIn(PASSWORD)).isTrue();
    login.unlock(ACME, ann, CLIENT);
    assertThat(desk.events.of(ACME)).filteredOn(each -> each.kind() == Kind.PASSWORD_UNLOCKED).singleElement()
        .satisfies(each -> assertThat(each.user()).isEqualTo(ann));
    guess(ANN, 5);
    login.password(ACME, ann, PASSWORD + "2");
    assertThat(letsIn(PASSWORD + "2")).isTrue();
  }

  @Test
  void givesManyWhoGuessAtOnceNoMoreThanFiveGuesses() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> all = IntStream.range(0, 64).<Callable<Void>>mapToObj(each -> () -> {
        guess(ANN, 1);
        return null;
      }).toList();
      for (var each : threads.invokeAll(all)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(guesses.behind.find(ACME, ann)).isEqualTo(new Guesses(5, 1, AT.plusSeconds(30)));
    assertThat(locks()).hasSize(1);
    assertThat(letsIn(PASSWORD)).isFalse();
  }

  @Test
  void isRememberedForADayAfterItsEnd() {
    guess(ANN, 5);
    guess(NOBODY, 1);
    Instant lastGuess = AT.plus(Duration.ofDays(1));
    assertThat(guesses.purge(ACME, lastGuess)).isZero();
    assertThat(guesses.purge(ACME, lastGuess.plusNanos(1))).isEqualTo(1);
    assertThat(guesses.purge(ACME, lastGuess.plusSeconds(30).plusNanos(1))).isEqualTo(1);
  }
}
