package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.KeyPart;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyHashesTest {

  private static final List<String> VALUES = List.of("", "a", "ann", "anna", "annab", "anna belle", "x@y.org",
      "ann@y.org", "@y.org", "19800503", "5551234", "015551234", "müller", "łódź", "𠮷田太郎さん", "ann@łódź.pl");

  @ParameterizedTest
  @EnumSource(KeyPart.class)
  void areThoseOfTheStringHoweverTheTextIsKept(KeyPart part) {
    Texts texts = Texts.of(VALUES);
    for (int code = 0; code < VALUES.size(); code++) {
      assertThat(KeyHashes.of(part, 3, texts, code)).as(VALUES.get(code))
          .isEqualTo(KeyHashes.of(part, 3, VALUES.get(code)));
    }
  }
}
