package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.ALICE;
import static io.crmkit.testkit.sso.token.TokenWorld.GLOBEX;
import static io.crmkit.testkit.sso.token.TokenWorld.WEB;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static io.crmkit.testkit.sso.token.TokenWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.RefreshTokens;
import io.crmkit.sso.token.ShownBy;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.GrantRenewal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {

  private final TokenWorld world = new TokenWorld();
  private final RefreshTokens refresh = world.tokens.refresh();

  private IssuedTokens open(String session) {
    return refresh.open(ACME, grant(session), "phone", Client.UNKNOWN).orElseThrow();
  }

  private Verdict<IssuedTokens> refresh(IssuedTokens tokens) {
    return refresh.refresh(ACME, tokens.refresh(), WEB);
  }

  private Object access(IssuedTokens tokens) {
    return reason(world.tokens.access().verify(ACME, tokens.access().text()));
  }

  @Test
  void exchangesEachTokenOnceForTheNext() {
    IssuedTokens first = open("s1");
    world.clock.move(Duration.ofMinutes(14));
    IssuedTokens second = refresh(first).orElseThrow();
    IssuedTokens third = refresh(second).orElseThrow();

    assertThat(access(third)).isEqualTo("accepted");
    assertThat(third.refresh()).isNotEqualTo(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(third.refreshUntil()).isEqualTo(world.clock.instant().plus(Duration.ofDays(7)));
    assertThat(world.kinds()).endsWith(Kind.TOKEN_ISSUED, Kind.TOKEN_REFRESHED, Kind.TOKEN_REFRESHED);
  }

  @Test
  void endsEverythingOfALoginWhenATokenIsUsedTwice() {
    IssuedTokens first = open("s1");
    IssuedTokens other = open("s2");
    IssuedTokens second = refresh(first).orElseThrow();

    assertThat(reason(refresh(first))).isEqualTo(TokenReason.REFRESH_REUSED);
    assertThat(reason(refresh(second))).isEqualTo(TokenReason.REFRESH_REVOKED);
    assertThat(access(first)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(access(second)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(access(other)).isEqualTo("accepted");
    assertThat(world.events.of(ACME).stream().filter(each -> each.kind().isAlarm())).extracting(SecurityEvent::kind)
        .containsExactly(Kind.REFRESH_REUSED, Kind.FAMILY_REVOKED);
  }

  @Test
  void endsEverythingAtTheNextTryIfDenialsCouldNotBeStoredAtTheFirst() {
    FailingOnce denied = new FailingOnce(world.storage.stores().denied());
    RefreshTokens failing = world.open(GrantRenewal.unchanged(), denied).refresh();
    IssuedTokens first = open("s1");
    IssuedTokens second = refresh(first).orElseThrow();

    assertThatIllegalStateException().isThrownBy(() -> failing.refresh(ACME, first.refresh(), WEB));
    assertThat(world.kinds()).doesNotContain(Kind.REFRESH_REUSED);
    assertThat(reason(failing.refresh(ACME, first.refresh(), WEB))).isEqualTo(TokenReason.REFRESH_REUSED);
    assertThat(access(second)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(world.kinds()).endsWith(Kind.REFRESH_REUSED, Kind.FAMILY_REVOKED, Kind.TOKEN_REFUSED);
  }

  /** A store of denials that is away when it is needed first. */
  private static final class FailingOnce implements DeniedTokens {

    private final DeniedTokens denied;
    private boolean wasAway;

    FailingOnce(DeniedTokens denied) {
      this.denied = denied;
    }

    @Override
    public void deny(TenantId tenant, Denied what, Instant until) {
      if (!wasAway) {
        wasAway = true;
        throw new IllegalStateException("the store is away");
      }
      denied.deny(tenant, what, until);
    }

    @Override
    public boolean isAnyDenied(TenantId tenant, List<Denied> any, Instant now) {
      return denied.isAnyDenied(tenant, any, now);
    }

    @Override
    public int purge(TenantId tenant, Instant now) {
      return denied.purge(tenant, now);
    }
  }

  @Test
  void endsAfterSevenDaysAndAtTheLatestAfterThirty() {
    IssuedTokens first = open("s1");
    world.clock.move(Duration.ofDays(7));
    assertThat(reason(refresh(first))).isEqualTo(TokenReason.REFRESH_EXPIRED);

    IssuedTokens next = open("s2");
    for (int i = 0; i < 5; i++) {
      world.clock.move(Duration.ofDays(6));
      if (i < 4) {
        next = refresh(next).orElseThrow();
      }
    }
    assertThat(reason(refresh(next))).isEqualTo(TokenReason.REFRESH_EXPIRED);
  }

  @Test
  void isBoundToTenantClientAndDevice() {
    IssuedTokens first = open("s1");

    assertThat(reason(refresh.refresh(GLOBEX, first.refresh(), WEB))).isEqualTo(TokenReason.TENANT_MISMATCH);
    assertThat(reason(refresh.refresh(ACME, first.refresh(), new ShownBy("app", "phone", Client.UNKNOWN))))
        .isEqualTo(TokenReason.REFRESH_CLIENT_MISMATCH);
    assertThat(reason(refresh.refresh(ACME, first.refresh(), new ShownBy("web", "tablet", Client.UNKNOWN))))
        .isEqualTo(TokenReason.REFRESH_DEVICE_MISMATCH);
    assertThat(reason(refresh(first))).isEqualTo("accepted");
  }

  @Test
  void endsWithTheSessionAndWithTheUser() {
    IssuedTokens one = open("s1");
    IssuedTokens two = open("s2");
    Grant bens = new Grant(new UserId("ben"), "web", "s3", Set.of(), Set.of(), grant("s3").factors());
    IssuedTokens ben = refresh.open(ACME, bens, "phone", Client.UNKNOWN).orElseThrow();

    assertThat(refresh.endSession(ACME, "s1", Client.UNKNOWN)).isEqualTo(1);
    assertThat(reason(refresh(one))).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
    assertThat(reason(refresh(two))).isEqualTo("accepted");
    assertThat(refresh.endUser(ACME, ALICE, Client.UNKNOWN)).isEqualTo(1);
    assertThat(access(two)).isEqualTo(TokenReason.TOKEN_DENIED);
    assertThat(reason(refresh(ben))).isEqualTo("accepted");
  }

  @Test
  void isRevokedByItsClientAlone() {
    IssuedTokens first = open("s1");
    refresh.revoke(ACME, first.refresh(), new ShownBy("app", "phone", Client.UNKNOWN));
    refresh.revoke(GLOBEX, first.refresh(), WEB);
    IssuedTokens second = refresh(first).orElseThrow();
    refresh.revoke(ACME, first.refresh(), new ShownBy("app", "phone", Client.UNKNOWN));
    refresh.revoke(ACME, first.refresh(), new ShownBy("web", "tablet", Client.UNKNOWN));
    IssuedTokens third = refresh(second).orElseThrow();
    refresh.revoke(ACME, third.refresh(), WEB);

    assertThat(reason(refresh(third))).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
  }

  /** An answer with a newer one may not have reached the client. */
  @Test
  void isRevokedByAFormerTokenToo() {
    IssuedTokens first = open("s1");
    IssuedTokens second = refresh(first).orElseThrow();
    refresh.revoke(ACME, first.refresh(), WEB);

    assertThat(reason(refresh(second))).isEqualTo(TokenReason.REFRESH_LOGGED_OUT);
    assertThat(access(second)).isEqualTo(TokenReason.TOKEN_DENIED);
  }

  @Test
  void isRevokedAlsoWhereItCannotBeRefreshedAnyMore() {
    TokenWorld brief = new TokenWorld(TokenSettings.builder("https://crm.example", "https://api.crm.example")
        .algorithm(JwsAlgorithm.ES256).refreshLife(Duration.ofMinutes(5)).build(), GrantRenewal.unchanged());
    IssuedTokens only = brief.tokens.refresh().open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();
    brief.clock.move(Duration.ofMinutes(6));
    brief.tokens.refresh().revoke(ACME, only.refresh(), WEB);

    assertThat(reason(brief.tokens.access().verify(ACME, only.access().text()))).isEqualTo(TokenReason.TOKEN_DENIED);
  }

  @Test
  void isToldToHaveEndedWithoutItsSessionUnlessThatHasEnded() {
    refresh.revoke(ACME, open("s1").refresh(), WEB);
    assertThat(world.kinds()).endsWith(Kind.FAMILY_ENDED).doesNotContain(Kind.SESSION_ENDED);
    open("s2");
    refresh.endUser(ACME, ALICE, Client.UNKNOWN);
    assertThat(world.kinds()).endsWith(Kind.FAMILY_ENDED).doesNotContain(Kind.SESSION_ENDED);
    open("s3");
    refresh.endSession(ACME, "s3", Client.UNKNOWN);
    assertThat(world.kinds()).endsWith(Kind.SESSION_ENDED);
  }

  @Test
  void givesTheRolesOfToday() {
    TokenWorld today = new TokenWorld(world.settings, (tenant, before, now) -> Verdict.accept(
        Grant.builder(before.user(), before.client(), before.session(), before.factors()).role("viewer").build()));
    IssuedTokens first = today.tokens.refresh().open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();
    IssuedTokens second = today.tokens.refresh().refresh(ACME, first.refresh(), WEB).orElseThrow();

    assertThat(second.access().token().grant().roles()).containsExactly("viewer");
  }

  @Test
  void endsForAUserWhoMayNoLonger() {
    TokenWorld disabled = new TokenWorld(world.settings,
        (tenant, before, now) -> Verdict.refuse(TokenReason.FACTOR_REQUIRED, "the user is disabled"));
    RefreshTokens service = disabled.tokens.refresh();
    IssuedTokens first = service.open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();

    assertThat(reason(service.refresh(ACME, first.refresh(), WEB))).isEqualTo(TokenReason.REFRESH_GRANT_ENDED);
    assertThat(reason(disabled.tokens.access().verify(ACME, first.access().text())))
        .isEqualTo(TokenReason.TOKEN_DENIED);
  }

  @Test
  void refusesARenewalForSomebodyElse() {
    TokenWorld mixed = new TokenWorld(world.settings, (tenant, before, now) -> Verdict.accept(
        new Grant(new UserId("mallory"), "web", "s1", Set.of(), Set.of(), before.factors())));
    IssuedTokens first = mixed.tokens.refresh().open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();

    assertThatIllegalArgumentException().isThrownBy(
        () -> mixed.tokens.refresh().refresh(ACME, first.refresh(), WEB));
  }

  @Test
  void isNotIssuedWhileASecondFactorIsMissing() {
    assertThat(reason(refresh.open(
        ACME, grant("s1", Assurance.ONE_FACTOR, Assurance.TWO_FACTORS), null, Client.UNKNOWN)))
        .isEqualTo(TokenReason.FACTOR_REQUIRED);
    assertThat(world.kinds()).endsWith(Kind.TOKEN_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crmrt1.", "crmrt1.AAAAAAAA.f.short", "crmrt2.x", "' or 1=1",
      "crmrt1.AAAAAAAA.../../x.y"})
  void refusesWhatIsNoRefreshToken(String text) {
    assertThat(reason(refresh.refresh(ACME, text, WEB))).isEqualTo(TokenReason.REFRESH_UNKNOWN);
    assertThat(world.kinds()).doesNotContain(Kind.TOKEN_REFUSED);
  }

  @Test
  void tellsOfRefusalsWhoseTokenIsProvedAndOfNoOthers() {
    IssuedTokens first = open("s1");
    String guess = first.refresh().substring(0, first.refresh().length() - 43) + "A".repeat(43);
    refresh.refresh(ACME, guess, WEB);
    refresh.refresh(ACME, first.access().text(), WEB);
    refresh.refresh(GLOBEX, first.refresh(), WEB);
    assertThat(world.kinds()).doesNotContain(Kind.TOKEN_REFUSED);
    assertThat(world.events.of(GLOBEX)).isEmpty();

    refresh.refresh(ACME, first.refresh(), new ShownBy("app", "phone", Client.UNKNOWN));
    assertThat(world.events.of(ACME)).last().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.TOKEN_REFUSED);
      assertThat(event.reason()).isEqualTo("sso.refresh-client-mismatch");
      assertThat(event.user()).isEqualTo(ALICE);
      assertThat(event.session()).isEqualTo("s1");
    });
    refresh.endSession(ACME, "s1", Client.UNKNOWN);
    refresh.refresh(ACME, guess, WEB);
    assertThat(world.kinds()).as("nobody can prove a token of what is over").endsWith(Kind.SESSION_ENDED);
  }

  @Test
  void refusesAGuessWithoutEndingTheFamily() {
    IssuedTokens first = open("s1");
    String guess = first.refresh().substring(0, first.refresh().length() - 43) + "A".repeat(43);

    assertThat(reason(refresh.refresh(ACME, guess, WEB))).isEqualTo(TokenReason.REFRESH_UNKNOWN);
    assertThat(reason(refresh(first))).isEqualTo("accepted");
  }
}
