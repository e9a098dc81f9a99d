package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static io.crmkit.testkit.sso.token.TokenWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.IssuedAccessToken;
import io.crmkit.sso.token.SigningKeys;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.model.RingKey;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.GrantRenewal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Keys that are added and retired in any order, and what becomes of the tokens that were signed meanwhile. */
class KeyRingPropertiesTest {

  private static final TokenSettings SETTINGS =
      TokenSettings.builder("https://crm.example", "api").algorithm(JwsAlgorithm.EDDSA).build();

  /** What may be done; {@code which} chooses among all keys that there are, or how long to wait. */
  record Move(Deed deed, int which) {}

  enum Deed { ROTATE, RETIRE, WAIT }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Deed> deeds =
        Arbitraries.frequency(Tuple.of(3, Deed.ROTATE), Tuple.of(2, Deed.RETIRE), Tuple.of(3, Deed.WAIT));
    return Combinators.combine(deeds, Arbitraries.integers().between(0, 20)).as(Move::new).list().ofMaxSize(14);
  }

  private record Held(String text, String keyId, Instant end) {}

  private static final class Play {

    final TokenWorld world = new TokenWorld(SETTINGS, GrantRenewal.unchanged());
    final SigningKeys keys = world.tokens.keys();
    final List<Held> held = new ArrayList<>();
    final Set<String> retired = new HashSet<>();

    void move(Move move) {
      List<RingKey> all = keys.ring(ACME).keys();
      switch (move.deed()) {
        case ROTATE -> keys.rotate(ACME);
        case RETIRE -> {
          String id = all.get(Math.max(0, all.size() - 1 - move.which() % 3)).id();
          keys.retire(ACME, id).orElseThrow();
          retired.add(id);
        }
        case WAIT -> world.clock.move(Duration.ofSeconds(30L * move.which()));
      }
      issue();
      check();
    }

    private void issue() {
      Verdict<IssuedAccessToken> issued = world.tokens.access().issue(ACME, grant("s"));
      Statistics.label("issued").collect(reason(issued));
      if (issued instanceof Verdict.Accepted<IssuedAccessToken> accepted) {
        String text = accepted.value().text();
        String header = new String(
            Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.'))), StandardCharsets.UTF_8);
        String keyId = keys.ring(ACME).keys().stream().map(RingKey::id).filter(header::contains).findFirst().orElseThrow();
        held.add(new Held(text, keyId, accepted.value().token().expiresAt().plus(SETTINGS.leeway())));
      }
    }

    void check() {
      Instant now = world.clock.instant();
      for (Held each : held) {
        if (now.isBefore(each.end)) {
          Object expected = retired.contains(each.keyId) ? TokenReason.TOKEN_KEY_RETIRED : "accepted";
          assertThat(reason(world.tokens.access().verify(ACME, each.text))).isEqualTo(expected);
        }
      }
    }
  }

  @Property(tries = 200)
  void aTokenCountsUntilItsEndUnlessItsOwnKeyIsRetired(@ForAll("moves") List<Move> moves) {
    Play play = new Play();
    moves.forEach(play::move);
    for (int step = 0; step < 33; step++) {
      play.world.clock.move(Duration.ofSeconds(30));
      play.check();
    }
  }
}
