package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.LocalLogin;
import io.crmkit.sso.account.LocalPorts;
import io.crmkit.sso.account.PasswordPolicy;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Logins by a password, of which whoever fails learns nothing. */
class LocalLoginTest {

  private static final String PASSWORD = "correct horse battery";

  private final AccountDesk desk = new AccountDesk();
  private final InMemoryPasswordHashes hashes = new InMemoryPasswordHashes();
  private final LocalLogin login = login(1_000);
  private final UserId ann = open("ann@acme.example");

  private LocalLogin login(int iterations) {
    return new LocalLogin(desk.accounts, new LocalPorts(hashes, new InMemoryPasswordGuesses(),
        (tenant, user, cause) -> desk.revoked.add(user + " " + cause), desk.events),
        PasswordPolicy.USUAL.withIterations(iterations), desk.clock, ServiceListener.none());
  }

  private UserId open(String email) {
    return desk.accounts.open(ACME, Profile.proved(email, null), Set.of(), CLIENT).orElseThrow().user();
  }

  private SsoRefusal refusal(String email, String password) {
    return login.check(ACME, email, password, CLIENT).whyNot().orElseThrow();
  }

  @Test
  void letsTheUserInWhosePasswordItIs() {
    login.password(ACME, ann, PASSWORD);
    AccountView in = login.check(ACME, "Ann@acme.example", PASSWORD, CLIENT).orElseThrow();
    assertThat(in.user()).isEqualTo(ann);
    assertThat(login.check(new TenantId("globex"), "ann@acme.example", PASSWORD, CLIENT).whyNot()).isPresent();
  }

  @Test
  void answersWhoeverFailsAlike() {
    login.password(ACME, ann, PASSWORD);
    UserId bob = open("bob@acme.example");
    UserId cy = open("cy@acme.example");
    login.password(ACME, cy, PASSWORD);
    desk.accounts.suspend(ACME, cy, CLIENT).orElseThrow();

    SsoRefusal wrong = refusal("ann@acme.example", PASSWORD + "x");
    assertThat(wrong.reason()).isEqualTo(AccountReason.AUTH_FAILED);
    assertThat(refusal("nobody@acme.example", PASSWORD)).as("unknown").isEqualTo(wrong);
    assertThat(refusal("bob@acme.example", PASSWORD)).as("without a password: " + bob).isEqualTo(wrong);
    assertThat(refusal("cy@acme.example", PASSWORD)).as("suspended").isEqualTo(wrong);
    assertThat(refusal("\0", "")).as("no address").isEqualTo(wrong);
    assertThat(refusal("ann@acme.example", "")).isEqualTo(wrong);
    assertThat(refusal("ann@acme.example", PASSWORD + "x".repeat(10_000))).isEqualTo(wrong);
  }

  @Test
  void takesHashesFromBeforeIterationsWereRaised() {
    login.password(ACME, ann, PASSWORD);
    assertThat(login(2_000).check(ACME, "ann@acme.example", PASSWORD, CLIENT).whyNot()).isEmpty();
  }

  @Test
  void endsSessionsWhenAPasswordChanges() {
    login.password(ACME, ann, PASSWORD);
    login.password(ACME, ann, PASSWORD + "2");
    assertThat(desk.revoked).containsExactly(ann + " PASSWORD_CHANGED", ann + " PASSWORD_CHANGED");
    assertThat(login.check(ACME, "ann@acme.example", PASSWORD, CLIENT).whyNot()).isPresent();
    login.remove(ACME, ann);
    assertThat(login.check(ACME, "ann@acme.example", PASSWORD + "2", CLIENT).whyNot()).isPresent();
  }

  /** Whoever guesses on and on would otherwise keep a session that a new password is to end. */
  @Test
  void endsSessionsBeforeItForgetsWrongPasswords() {
    PasswordGuesses guessedAtAllTheTime = new PasswordGuesses() {
      @Override
      public Guesses find(TenantId tenant, UserId user) {
        return Guesses.NONE.oneMore();
      }

      @Override
      public boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next, Instant over) {
        return false;
      }

      @Override
      public int purge(TenantId tenant, Instant overBefore) {
        return 0;
      }
    };
    LocalLogin busy = new LocalLogin(desk.accounts, new LocalPorts(hashes, guessedAtAllTheTime,
        (tenant, user, cause) -> desk.revoked.add(user + " " + cause), desk.events),
        PasswordPolicy.USUAL.withIterations(1_000), desk.clock, ServiceListener.none());
    assertThatIllegalStateException().isThrownBy(() -> busy.password(ACME, ann, PASSWORD));
    assertThat(desk.revoked).containsExactly(ann + " PASSWORD_CHANGED");
  }

  @Test
  void tellsTheTrailOfPasswordsThatAreChangedAndRemoved() {
    login.password(ACME, ann, PASSWORD);
    login.password(ACME, ann, PASSWORD + "2", CLIENT);
    login.remove(ACME, ann, CLIENT);

    assertThat(desk.kinds()).containsExactly(
        Kind.USER_CREATED, Kind.PASSWORD_CHANGED, Kind.PASSWORD_CHANGED, Kind.PASSWORD_REMOVED);
    assertThat(desk.events.of(ACME)).extracting(SecurityEvent::user).containsOnly(ann);
    assertThat(desk.events.of(ACME)).extracting(SecurityEvent::client)
        .containsExactly(CLIENT, Client.UNKNOWN, CLIENT, CLIENT);
  }

  @Test
  void keepsNothingThatThePasswordCouldBeReadFrom() {
    login.password(ACME, ann, PASSWORD);
    PasswordHash kept = hashes.find(ACME, ann).orElseThrow();
    assertThat(kept.text()).startsWith("pbkdf2-sha256.1000.").doesNotContain(PASSWORD);
    assertThat(PasswordHash.parse(kept.text())).isEqualTo(kept);
    assertThat(kept.toString()).isEqualTo("PasswordHash[1000]");
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse("pbkdf2-sha256.0.x.y"));
    assertThatIllegalArgumentException().isThrownBy(() -> login.password(ACME, ann, "short"))
        .withMessageContaining("12 to 256").withMessageNotContaining("short");
  }
}
