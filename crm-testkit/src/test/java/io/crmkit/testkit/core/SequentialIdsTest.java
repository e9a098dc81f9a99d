package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequentialIdsTest {

  @Test
  void countsFromOne() {
    SequentialIds ids = new SequentialIds("deal");

    assertThat(Stream.generate(ids::next).limit(3)).containsExactly("deal-000001", "deal-000002", "deal-000003");
  }
}
