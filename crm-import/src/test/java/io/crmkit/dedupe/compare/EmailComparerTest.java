package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.measure.Texts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailComparerTest {

  @ParameterizedTest
  @CsvSource({
    "ann.meier81@web.de, ann.meier8@web.de, 6",
    "ann.meier81@web.de, anm.meeir81@web.de, 5",
    "ann.meier81@web.de, ann.meier27@web.de, 4",
    "ann.meier81@web.de, ann.meier18@wed.de, 4",
    "ann.meier@web.de, ann.meier@outlook.com, 4",
    "ann.meier81@web.de, otto.lang@web.de, 2",
    "ann.meier81@web.de, otto@gmx.net, 1"})
  void takesOtherNumbersAndOtherPlacesOfOneNameForLessThanAnError(String one, String other, int level) {
    EmailComparer comparer = new EmailComparer(Texts.of(List.of(one, other)));

    assertThat(comparer.level(0, 1)).isEqualTo(level);
    assertThat(comparer.level(1, 0)).isEqualTo(level);
  }
}
