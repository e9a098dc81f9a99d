package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.WEB;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static io.crmkit.testkit.sso.token.TokenWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.GrantRenewal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Logins, refreshes, stolen tokens, logouts and days, in any order, beside a model of a few lines. */
class RefreshPropertiesTest {

  private static final TokenSettings SETTINGS =
      TokenSettings.builder("https://crm.example", "api").algorithm(JwsAlgorithm.EDDSA).build();

  /** What a person, a thief or time may do; {@code which} chooses among all tokens that there are. */
  record Move(Deed deed, int which) {}

  enum Deed { LOGIN, REFRESH, LOGOUT, HOURS, DAYS }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Deed> deeds = Arbitraries.frequency(Tuple.of(2, Deed.LOGIN), Tuple.of(8, Deed.REFRESH),
        Tuple.of(1, Deed.LOGOUT), Tuple.of(3, Deed.HOURS), Tuple.of(1, Deed.DAYS));
    return Combinators.combine(deeds, Arbitraries.integers().between(0, 30)).as(Move::new).list().ofMaxSize(40);
  }

  /** A login as it should be. */
  private static final class Family {

    final String session;
    final Instant end;
    Instant until;
    boolean revoked;
    boolean loggedOut;

    Family(String session, Instant now) {
      this.session = session;
      this.end = now.plus(SETTINGS.familyLife());
      this.until = now.plus(SETTINGS.refreshLife());
    }
  }

  /** A token as somebody holds it, the thief as well. */
  private static final class Held {

    final Family family;
    final IssuedTokens tokens;
    boolean used;

    Held(Family family, IssuedTokens tokens) {
      this.family = family;
      this.tokens = tokens;
    }

    Object expected(Instant now) {
      if (family.revoked) {
        return TokenReason.REFRESH_REVOKED;
      }
      if (family.loggedOut) {
        return TokenReason.REFRESH_LOGGED_OUT;
      }
      if (used) {
        return TokenReason.REFRESH_REUSED;
      }
      return now.isBefore(family.until) ? "accepted" : TokenReason.REFRESH_EXPIRED;
    }
  }

  private static final class Play {

    final TokenWorld world = new TokenWorld(SETTINGS, GrantRenewal.unchanged());
    final List<Held> held = new ArrayList<>();
    int logins;
    int reuses;

    void move(Move move) {
      switch (move.deed()) {
        case LOGIN -> login();
        case REFRESH -> ifAny(move, this::refresh);
        case LOGOUT -> ifAny(move, this::logout);
        case HOURS -> world.clock.move(Duration.ofHours(1 + move.which()));
        case DAYS -> world.clock.move(Duration.ofDays(1 + move.which() % 8));
      }
    }

    private void ifAny(Move move, Consumer<Held> deed) {
      if (!held.isEmpty()) {
        deed.accept(held.get(move.which() % held.size()));
      }
    }

    private void login() {
      Family family = new Family("s" + logins++, world.clock.instant());
      held.add(new Held(family,
          world.tokens.refresh().open(ACME, grant(family.session), "phone", Client.UNKNOWN).orElseThrow()));
    }

    private void refresh(Held token) {
      Instant now = world.clock.instant();
      Object expected = token.expected(now);
      Verdict<IssuedTokens> verdict = world.tokens.refresh().refresh(ACME, token.tokens.refresh(), WEB);

      assertThat(reason(verdict)).isEqualTo(expected);
      Statistics.label("refresh").collect(expected);
      if (expected == TokenReason.REFRESH_REUSED) {
        token.family.revoked = true;
        reuses++;
      }
      if (verdict instanceof Verdict.Accepted<IssuedTokens> accepted) {
        token.used = true;
        Instant until = now.plus(SETTINGS.refreshLife());
        token.family.until = until.isBefore(token.family.end) ? until : token.family.end;
        held.add(new Held(token.family, accepted.value()));
      }
    }

    private void logout(Held token) {
      world.tokens.refresh().endSession(ACME, token.family.session, Client.UNKNOWN);
      token.family.loggedOut = true;
    }

    /** An access token counts until it ends, unless its login ended before. */
    void checkAccess() {
      Instant now = world.clock.instant();
      for (Held each : held) {
        Object verdict = reason(world.tokens.access().verify(ACME, each.tokens.access().text()));
        boolean isOver = !now.isBefore(each.tokens.access().token().expiresAt().plus(SETTINGS.leeway()));
        boolean isEnded = each.family.revoked || each.family.loggedOut;
        assertThat(verdict).isEqualTo(
            isOver ? TokenReason.TOKEN_EXPIRED : isEnded ? TokenReason.TOKEN_DENIED : "accepted");
      }
    }

    void checkAlarms() {
      assertThat(world.kinds().stream().filter(kind -> kind == Kind.REFRESH_REUSED)).hasSize(reuses);
      assertThat(world.kinds().stream().filter(kind -> kind == Kind.FAMILY_REVOKED)).hasSize(reuses);
    }
  }

  @Property(tries = 150)
  void everyTokenIsAnsweredAsTheModelSays(@ForAll("moves") List<Move> moves) {
    Play play = new Play();
    for (Move each : moves) {
      play.move(each);
      play.checkAccess();
    }
    play.checkAlarms();
  }
}
