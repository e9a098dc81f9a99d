package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextShapesTest {

  @Versioned(1)
  record Spoken(Locale language) {}

  @Test
  void readLanguagesByTheirTags() {
    assertThat(JsonDocuments.read("{\"version\":1,\"language\":\"en-GB\"}", Spoken.class).orElseThrow().language())
        .isEqualTo(Locale.UK);
    assertThat(JsonDocuments.read("{\"version\":1,\"language\":\"und\"}", Spoken.class).orElseThrow().language())
        .isEqualTo(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"English (UK)", " ", "", "e", "en_GB_"})
  void refuseTagsThatAreNoneAtTheirPlace(String tag) {
    assertThat(JsonDocuments.read("{\"version\":1,\"language\":\"" + tag + "\"}", Spoken.class))
        .isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.violations().all())
            .extracting(Violation::pointer).containsExactly("/language"));
  }
}
