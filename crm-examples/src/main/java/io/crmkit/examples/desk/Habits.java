package io.crmkit.examples.desk;

import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How people answer in the simulation: made up, but always the same for the same deal, person and step, so that a run
 * that was cut off goes on as it would have.
 */
final class Habits {

  private static final double MEDIAN_HOURS = 9;
  private static final double SPREAD = 1.1;
  private static final double AWAY = 0.12;
  private static final int AWAY_HOURS = 150;
  private static final double ABSTAINS = 0.03;

  private Habits() {}

  /** How long it takes {@code person} to answer: log-normal, and now and then a week away. */
  static Duration delay(Deal deal, int step, Actor person) {
    SplittableRandom random = random(deal, step, person);
    double hours = MEDIAN_HOURS * Math.exp(SPREAD * gaussian(random));
    hours += random.nextDouble() < AWAY ? AWAY_HOURS : 0;
    return Duration.ofSeconds(Math.max(60, Math.round(hours * 3600)));
  }

  /** What {@code person} answers: the deeper the discount, the more often no. */
  static Vote answer(Deal deal, int step, Actor person) {
    SplittableRandom random = random(deal, step, person);
    random.nextLong();
    double mood = random.split().nextDouble();
    double no = Math.min(0.6, deal.discountPercent().doubleValue() / 80);
    if (mood < no) {
      return new Vote(person, Choice.REJECT, "too deep a discount for " + deal.product());
    }
    return mood > 1 - ABSTAINS ? Vote.abstain(person) : Vote.approve(person);
  }

  private static SplittableRandom random(Deal deal, int step, Actor person) {
    long seed = 31L * (31L * deal.id().hashCode() + step) + person.id().hashCode();
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
  }

  /** A standard normal number by the central limit of twelve uniform ones (Irwin–Hall), good enough for habits. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
