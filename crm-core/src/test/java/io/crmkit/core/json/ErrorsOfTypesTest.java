package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.FromText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error in the code of a type is no fault of the document: it is not told as a violation. */
class ErrorsOfTypesTest {

  private static final class Broken extends Error {
    private static final long serialVersionUID = 1L;
  }

  record Made(String value) {
    Made {
      throw new Broken();
    }
  }

  static final class Parsed {
    private Parsed() {}

    @FromText
    static Parsed parse(String text) {
      if (text.equals("x")) {
        throw new Broken();
      }
      return new Parsed();
    }
  }

  static final class StandsAsText {
    private StandsAsText() {}

    @AsDocument
    static StandsAsText of(String text) {
      if (text.equals("x")) {
        throw new Broken();
      }
      return new StandsAsText();
    }

    @AsDocument
    String text() {
      return "";
    }
  }

  @Versioned(1)
  record OfMade(Made it) {}

  @Versioned(1)
  record OfParsed(Parsed it) {}

  @Versioned(1)
  record OfStandsAsText(StandsAsText it) {}

  @ParameterizedTest
  @ValueSource(classes = {OfParsed.class, OfStandsAsText.class})
  void passFromFactories(Class<? extends Record> type) {
    assertThatThrownBy(() -> JsonDocuments.read("{\"version\":1,\"it\":\"x\"}", type)).isInstanceOf(Broken.class);
  }

  @ParameterizedTest
  @ValueSource(classes = OfMade.class)
  void passFromConstructors(Class<? extends Record> type) {
    assertThatThrownBy(() -> JsonDocuments.read("{\"version\":1,\"it\":{\"value\":\"x\"}}", type))
        .isInstanceOf(Broken.class);
  }
}
