package io.crmkit.sso.token.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decision;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.RefreshCommand.End;
import io.crmkit.sso.token.model.RefreshCommand.Rotate;
import io.crmkit.sso.token.model.RefreshCommand.Show;
import io.crmkit.sso.token.model.RefreshEvent.FamilyEnded;
import io.crmkit.sso.token.model.RefreshEvent.FamilyOpened;
import io.crmkit.sso.token.model.RefreshEvent.TokenRotated;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Grant GRANT = Grant.builder(new UserId("alice"), "web", "s1", new Grant.Factors(
      null, Set.of("pwd"), NOW, Assurance.ONE_FACTOR, Assurance.ONE_FACTOR)).role("sales").build();
  private static final FamilyOpened OPENED =
      new FamilyOpened(GRANT, "phone", hash('a'), NOW.plusSeconds(100), NOW.plusSeconds(150), NOW);
  private static final TokenRotated ROTATED =
      new TokenRotated(GRANT, hash('b'), NOW.plusSeconds(110), NOW.plusSeconds(10));

  private static String hash(char letter) {
    return String.valueOf(letter).repeat(43);
  }

  private static Show show(char letter, long after) {
    return show(letter, "web", "phone", after);
  }

  private static Show show(char letter, String client, @Nullable String device, long after) {
    return new Show(hash(letter), client, device, NOW.plusSeconds(after));
  }

  private static DeciderSpec<RefreshFamily, RefreshCommand, RefreshEvent> family(RefreshEvent... history) {
    return DeciderSpec.of(new RefreshDecider()).given(history);
  }

  private static Object reason(DeciderSpec.Answer<RefreshEvent> answer) {
    return answer.decision() instanceof Decision.Refused<RefreshEvent> refused
        ? ((SsoRefusal) refused.refusal()).reason() : "accepted";
  }

  @Test
  void exchangesTheCurrentTokenForTheNext() {
    family(OPENED).when(new Rotate(show('a', 10), GRANT, hash('b'), NOW.plusSeconds(110))).thenEmits(ROTATED);
  }

  @Test
  void isNotRefreshedWithoutEnd() {
    RefreshDecider decider = new RefreshDecider();
    RefreshFamily state = decider.evolve(decider.initial(), OPENED);
    for (int i = 0; i < RefreshDecider.MOST_ROTATIONS; i++) {
      state = decider.evolve(state, new TokenRotated(GRANT, numbered(i), NOW.plusSeconds(110), NOW));
    }
    String last = numbered(RefreshDecider.MOST_ROTATIONS - 1);

    assertThat(decider.decide(state, new Show(last, "web", "phone", NOW))).isInstanceOfSatisfying(
        Decision.Refused.class, refused -> assertThat(((SsoRefusal) refused.refusal()).reason())
            .isEqualTo(TokenReason.REFRESH_GRANT_ENDED));
  }

  private static String numbered(int token) {
    return (token + "-".repeat(43)).substring(0, 43);
  }

  @Test
  void neverOutlivesTheFamily() {
    family(OPENED).when(new Rotate(show('a', 60), GRANT, hash('b'), NOW.plusSeconds(160)))
        .thenEmits(new TokenRotated(GRANT, hash('b'), NOW.plusSeconds(150), NOW.plusSeconds(60)));
  }

  @Test
  void endsTheFamilyWhenATokenIsUsedTwice() {
    family(OPENED, ROTATED).when(show('a', 20)).thenEmits(new FamilyEnded(Cause.REUSE, NOW.plusSeconds(20)));
    family(OPENED, ROTATED).when(new Rotate(show('a', 20), GRANT, hash('c'), NOW.plusSeconds(120)))
        .thenEmits(new FamilyEnded(Cause.REUSE, NOW.plusSeconds(20)));
  }

  @Test
  void endsTheFamilyEvenIfTheThiefIsAnotherClientOrLate() {
    family(OPENED, ROTATED).when(show('a', "other", null, 5_000))
        .thenEmits(new FamilyEnded(Cause.REUSE, NOW.plusSeconds(5_000)));
  }

  @Test
  void changesNothingForATokenThatWasNeverIssued() {
    assertThat(reason(family(OPENED, ROTATED).when(show('x', 20)))).isEqualTo(TokenReason.REFRESH_UNKNOWN);
    assertThat(reason(family().when(show('a', 20)))).isEqualTo(TokenReason.REFRESH_UNKNOWN);
  }

  @Test
  void refusesOtherClientsOtherDevicesAndOldTokens() {
    assertThat(reason(family(OPENED).when(show('a', "app", "phone", 1))))
        .isEqualTo(TokenReason.REFRESH_CLIENT_MISMATCH);
    assertThat(reason(family(OPENED).when(show('a', "web", "tablet", 1))))
        .isEqualTo(TokenReason.REFRESH_DEVICE_MISMATCH);
    assertThat(reason(family(OPENED).when(show('a', "web", null, 1)))).isEqualTo(TokenReason.REFRESH_DEVICE_MISMATCH);
    assertThat(reason(family(OPENED).when(show('a', 99)))).isEqualTo("accepted");
    assertThat(reason(family(OPENED).when(show('a', 100)))).isEqualTo(TokenReason.REFRESH_EXPIRED);
  }

  @Test
  void tellsWhyAFamilyEnded() {
    assertThat(reason(family(OPENED, new FamilyEnded(Cause.REUSE, NOW)).when(show('a', 1))))
        .isEqualTo(TokenReason.REFRESH_REVOKED);
    assertThat(reason(family(OPENED, new FamilyEnded(Cause.LOGOUT, NOW)).when(show('a', 1))))
        .isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
    assertThat(reason(family(OPENED, new FamilyEnded(Cause.GRANT_ENDED, NOW)).when(show('a', 1))))
        .isEqualTo(TokenReason.REFRESH_GRANT_ENDED);
  }

  @Test
  void endsOnce() {
    family(OPENED).when(new End(Cause.LOGOUT, NOW)).thenEmits(new FamilyEnded(Cause.LOGOUT, NOW));
    family(OPENED, new FamilyEnded(Cause.REUSE, NOW)).when(new End(Cause.LOGOUT, NOW)).thenEmits();
    family().when(new End(Cause.LOGOUT, NOW)).thenEmits();
  }
}
