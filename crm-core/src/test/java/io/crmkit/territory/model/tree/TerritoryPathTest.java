package io.crmkit.territory.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerritoryPathTest {

  @ParameterizedTest
  @CsvSource({
    "North America, north-america", "  West--2 ! , west-2", "Île-de-France, ile-de-france", "Größe, große",
    "İzmir, izmir", "東京, 東京", "ＡＢＣ①, abc1", "'!?', ''", "A/B, a-b"})
  void makesASegmentOfAName(String name, String segment) {
    assertThat(TerritoryPath.segment(name)).isEqualTo(segment);
    assertThat(TerritoryPath.segment(segment)).isEqualTo(segment);
  }

  @Test
  void coversItselfAndWhatIsBelowButNoLongerName() {
    TerritoryPath west = new TerritoryPath("/west/");

    assertThat(west.covers(west)).isTrue();
    assertThat(west.covers(new TerritoryPath("/west/california/"))).isTrue();
    assertThat(west.covers(new TerritoryPath("/west-2/"))).isFalse();
    assertThat(TerritoryPath.TOP.covers(west)).isTrue();
  }

  @Test
  void readsWhatPeopleType() {
    assertThat(TerritoryPath.parse("North America/West").orElseThrow()).hasToString("/north-america/west/");
    assertThat(TerritoryPath.parse("/north-america/west/").orElseThrow().level()).isEqualTo(1);
    assertThat(TerritoryPath.parse("/").orElseThrow()).isEqualTo(TerritoryPath.TOP);
    assertThat(((Invalid<TerritoryPath>) TerritoryPath.parse("/west//x/")).violations().all())
        .extracting(Violation::code).containsExactly("territory.bad-path");
  }

  @Test
  void isNeverHalfNormalised() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TerritoryPath("/West/"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TerritoryPath("/west"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TerritoryPath("//"));
  }
}
