package io.crmkit.testkit.sso;

import static io.crmkit.testkit.sso.FactorDesk.ACME;
import static io.crmkit.testkit.sso.FactorDesk.ANN;
import static io.crmkit.testkit.sso.FactorDesk.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.StaleWriteException;
import io.crmkit.sso.mfa.model.FactorEvent.CodeRefused;
import io.crmkit.sso.mfa.model.FactorReason;
import io.crmkit.sso.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Any order of right, wrong, old and repeated codes of an app and of backup codes, beside a count of its own. */
class FactorPropertiesTest {

  private static final int GUESSERS = 8;

  private enum What { RIGHT, NEIGHBOUR, WRONG, FAR, BACKUP, BACKUP_WRONG }

  /** One code that is tried after some seconds. */
  private record Try(What what, int which, int seconds) {}

  @Provide
  Arbitrary<List<Try>> histories() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, What.RIGHT), Tuple.of(2, What.NEIGHBOUR), Tuple.of(6, What.WRONG),
                Tuple.of(1, What.FAR), Tuple.of(2, What.BACKUP), Tuple.of(2, What.BACKUP_WRONG)),
            Arbitraries.integers().between(0, 3), Arbitraries.of(0, 0, 10, 30, 301, 1200))
        .as(Try::new).list().ofMinSize(3).ofMaxSize(40);
  }

  @Property(tries = 200)
  void everyCodeIsJudgedOnWhatTheOnesBeforeLeft(@ForAll("histories") List<Try> history) {
    Play play = new Play();
    history.forEach(play::play);
    Statistics.coverage(seen -> {
      seen.check("good").percentage(share -> share > 5);
      seen.check("CODE_REPLAYED").percentage(share -> share > 1);
      seen.check("FACTOR_LOCKED").percentage(share -> share > 1);
      seen.check("BACKUP_USED").percentage(share -> share > 0.1);
    });
  }

  /** However many guess at once, no more are judged than one after another would be. */
  @Example
  void manyWhoGuessAtOnceGetNoMoreThanFiveGuesses() throws Exception {
    FactorDesk desk = new FactorDesk();
    ReferenceTotp app = desk.enrolled(ANN);
    String wrong = desk.wrong(app);
    List<@Nullable Reason> answers = atOnce(() -> {
      try {
        return desk.reason(wrong);
      } catch (StaleWriteException nobodyJudgedIt) {
        return FactorReason.FACTOR_LOCKED;
      }
    });

    assertThat(answers).filteredOn(answer -> answer == FactorReason.CODE_INVALID).hasSize(5);
    assertThat(answers).filteredOn(answer -> answer == FactorReason.FACTOR_LOCKED).hasSize(GUESSERS * 4 - 5);
    assertThat(desk.factors.history(ACME, ANN)).filteredOn(event -> event instanceof CodeRefused).hasSize(5);
    assertThat(desk.reason(app.code(desk.clock.instant()))).isEqualTo(FactorReason.FACTOR_LOCKED);
  }

  @Example
  void oneOfManyWithTheSameRightCodeWins() throws Exception {
    FactorDesk desk = new FactorDesk();
    ReferenceTotp app = desk.enrolled(ANN);
    String right = app.code(desk.clock.instant());

    assertThat(atOnce(() -> desk.reason(right))).containsOnlyOnce((Reason) null);
  }

  private static List<@Nullable Reason> atOnce(Callable<@Nullable Reason> guess) throws Exception {
    ExecutorService guessers = Executors.newFixedThreadPool(GUESSERS);
    try {
      List<Future<@Nullable Reason>> answers = new ArrayList<>();
      for (int each = 0; each < GUESSERS * 4; each++) {
        answers.add(guessers.submit(guess));
      }
      List<@Nullable Reason> seen = new ArrayList<>();
      for (Future<@Nullable Reason> answer : answers) {
        seen.add(answer.get());
      }
      return seen;
    } finally {
      guessers.shutdownNow();
    }
  }

  /** The desk, and beside it what must come of each code by rules of its own. */
  private static final class Play {

    private final FactorDesk desk = new FactorDesk();
    private final ReferenceTotp app = desk.enrolled(ANN);
    private final List<String> backup = desk.factors.replaceBackupCodes(ACME, ANN, CLIENT).orElseThrow().codes();
    private final Set<String> used = new HashSet<>();
    private long last = Math.floorDiv(FactorDesk.AT.getEpochSecond(), 30L);
    private int wrong;
    private int locks;
    private Instant lockedUntil = Instant.EPOCH;

    void play(Try attempt) {
      desk.clock.move(Duration.ofSeconds(attempt.seconds));
      boolean isBackup = attempt.what == What.BACKUP || attempt.what == What.BACKUP_WRONG;
      @Nullable Reason expected = isBackup ? backup(attempt) : totp(attempt);
      Statistics.collect(expected == null ? "good" : expected.name());
    }

    private @Nullable Reason totp(Try attempt) {
      long now = Math.floorDiv(desk.clock.instant().getEpochSecond(), 30L);
      long step = attempt.what == What.RIGHT ? now
          : attempt.what == What.NEIGHBOUR ? now - 1 + attempt.which % 3 : now - 2 - attempt.which;
      String code = attempt.what == What.WRONG ? desk.wrong(app) : app.codeOf(step);
      // by chance the code of another step may be one of those that count
      long matches = -1;
      boolean near = false;
      for (long each = now - 1; each <= now + 1; each++) {
        if (app.codeOf(each).equals(code)) {
          near = true;
          matches = matches < 0 && each > last ? each : matches;
        }
      }
      Reason expected = judged(matches >= 0 ? null : near ? FactorReason.CODE_REPLAYED : FactorReason.CODE_INVALID);
      if (expected == null) {
        last = matches;
      }
      assertThat(desk.reason(code)).isEqualTo(expected);
      return expected;
    }

    private @Nullable Reason backup(Try attempt) {
      String code = attempt.what == What.BACKUP ? backup.get(attempt.which) : "zzzzz-zzzz" + attempt.which;
      boolean known = backup.contains(code);
      Reason expected = judged(!known ? FactorReason.CODE_INVALID : used.contains(code) ? FactorReason.BACKUP_USED : null);
      if (expected == null) {
        used.add(code);
      }
      assertThat(Refusals.reason(desk.factors.verifyBackupCode(ACME, ANN, code, CLIENT))).isEqualTo(expected);
      return expected;
    }

    /** Counts a code that would be refused for a reason, or accepted for none, unless the factors are locked. */
    private @Nullable Reason judged(@Nullable Reason reason) {
      Instant now = desk.clock.instant();
      if (now.isBefore(lockedUntil)) {
        return FactorReason.FACTOR_LOCKED;
      }
      if (reason == null) {
        wrong = 0;
        locks = 0;
        return null;
      }
      wrong++;
      if (wrong >= 5) {
        lockedUntil = now.plusSeconds(Math.min(86_400, 300L << Math.min(locks, 20)));
        locks++;
      }
      return reason;
    }
  }
}
