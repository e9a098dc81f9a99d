package io.crmkit.forecast.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AgeHazardsTest {

  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final LocalDate TODAY = LocalDate.of(2024, 12, 31);
  private static final HazardShape SHAPE = new HazardShape(List.of(30), 1, 100_000, 20);

  /** Deals that are won with 2 % a day until they are 30 days old and 0.5 % then, and lost with 1 % a day. */
  private static List<DealSpan> simulated(LocalDate until) {
    Random random = new Random(3);
    List<DealSpan> spans = new ArrayList<>();
    for (int i = 0; i < 8_000; i++) {
      LocalDate opened = START.plusDays(random.nextInt(366));
      spans.add(life(random, opened, until));
    }
    return spans;
  }

  private static DealSpan life(Random random, LocalDate opened, LocalDate until) {
    for (int age = 1; !opened.plusDays(age).isAfter(until); age++) {
      double draw = random.nextDouble();
      if (draw < (age < 30 ? 0.02 : 0.005)) {
        return new DealSpan(opened, opened.plusDays(age), Ending.WON);
      }
      if (draw > 0.99) {
        return new DealSpan(opened, opened.plusDays(age), Ending.LOST);
      }
    }
    return new DealSpan(opened, null, Ending.OPEN);
  }

  @Test
  void recoversTheHazardsThatDealsWereSimulatedWith() {
    AgeHazards hazards = AgeHazards.learn(simulated(TODAY), START, TODAY, SHAPE);

    assertThat(hazards.wonOn(TODAY, 10)).isCloseTo(0.02, Percentage.withPercentage(5));
    assertThat(hazards.wonOn(TODAY, 60)).isCloseTo(0.005, Percentage.withPercentage(5));
    assertThat(hazards.lostOn(TODAY, 10)).isCloseTo(0.01, Percentage.withPercentage(5));
  }

  @Test
  void addsUpWhatBecomesOfADeal() {
    AgeHazards hazards = AgeHazards.learn(simulated(TODAY), START, TODAY, SHAPE);
    double winning = hazards.wonOn(TODAY, 50);
    double losing = hazards.lostOn(TODAY, 50);
    Incidence month = hazards.within(30, TODAY.minusDays(40), TODAY);

    assertThat(month.open()).isCloseTo(Math.pow(1 - winning - losing, 30), within(1e-12));
    assertThat(month.won()).isCloseTo(winning / (winning + losing) * (1 - month.open()), within(1e-12));
    assertThat(month.won() + month.lost() + month.open()).isCloseTo(1, within(1e-12));
  }

  @Test
  void looksAtNothingThatCameLater() {
    LocalDate day = LocalDate.of(2024, 6, 30);
    List<DealSpan> then = new ArrayList<>();
    for (DealSpan span : simulated(TODAY)) {
      boolean isClosed = span.closed() != null && !span.closed().isAfter(day);
      if (!span.opened().isAfter(day)) {
        then.add(isClosed ? span : new DealSpan(span.opened(), null, Ending.OPEN));
      }
    }
    AgeHazards late = AgeHazards.learn(simulated(TODAY), START, day, SHAPE);
    AgeHazards early = AgeHazards.learn(then, START, day, SHAPE);

    for (int age = 1; age < 90; age++) {
      assertThat(late.wonOn(day, age)).isEqualTo(early.wonOn(day, age));
      assertThat(late.lostOn(day, age)).isEqualTo(early.lostOn(day, age));
    }
  }

  @Test
  void tellsTheMonthsOfAQuarterApart() {
    List<DealSpan> spans = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) { // all are won on the 15th of the last month of the quarter
      LocalDate opened = START.plusDays(i % 300);
      YearMonth month = YearMonth.from(opened.plusDays(20));
      LocalDate end = month.plusMonths((12 - month.getMonthValue()) % 3).atDay(15);
      spans.add(end.isBefore(opened)
          ? new DealSpan(opened, null, Ending.OPEN) : new DealSpan(opened, end, Ending.WON));
    }
    AgeHazards hazards = AgeHazards.learn(spans, START, TODAY, new HazardShape(List.of(30), 3, 100_000, 20));

    assertThat(hazards.wonOn(LocalDate.of(2025, 3, 1), 20))
        .isGreaterThan(5 * hazards.wonOn(LocalDate.of(2025, 2, 1), 20));
  }

  @Test
  void answersWithoutAnyDeal() {
    Incidence month = AgeHazards.learn(List.of(), TODAY, TODAY, HazardShape.QUARTERLY).within(30, TODAY, TODAY);

    assertThat(month.won()).isBetween(0.01, 0.5);
  }

  @Test
  void refusesWhatCannotBe() {
    AgeHazards hazards = AgeHazards.learn(List.of(), START, TODAY, SHAPE);

    assertThatThrownBy(() -> hazards.within(30, TODAY.plusDays(1), TODAY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DealSpan(TODAY, START, Ending.WON)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DealSpan(START, null, Ending.LOST)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HazardShape(List.of(5, 5), 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
