package io.crmkit.forecast.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.forecast.model.ForecastDefinition;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents as long as they may be. */
class LargeDefinitionsTest {

  private static final int STAGES = 10_000;
  private static final int ASSUMPTIONS = 10_000;

  private static Validated<ForecastDefinition> read(String stage) {
    String weights = IntStream.range(0, STAGES).mapToObj("\"Stage %d\": 0.5"::formatted).collect(Collectors.joining(","));
    String assumptions = IntStream.range(0, ASSUMPTIONS)
        .mapToObj(number -> "{\"stage\": \"%s %d\", \"factor\": 2}".formatted(stage, number)).collect(Collectors.joining(","));
    return ForecastJson.read("""
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1, "stage_weights": {%s}, "scenarios": [{"name": "s", "assumptions": [%s]}]}"""
        .formatted(weights, assumptions));
  }

  @Test
  @Timeout(20)
  void areCheckedWithAnAssumptionForEachStage() {
    assertThat(read("stage")).isInstanceOf(Validated.Valid.class);
  }

  @Test
  @Timeout(20)
  void areRefusedInFewWordsForEachStageThatThereIsNot() {
    assertThat(((Invalid<ForecastDefinition>) read("step")).violations().all()).hasSize(ASSUMPTIONS)
        .extracting(Violation::message).allMatch(message -> message.length() < 500)
        .element(0).asString().contains("Stage 0, ", " and 9,980 more");
  }
}
