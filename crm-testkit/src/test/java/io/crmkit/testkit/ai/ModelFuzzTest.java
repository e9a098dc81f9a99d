package io.crmkit.testkit.ai;

import io.crmkit.testkit.core.Jazzer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets Jazzer look for files that bring a reader of models down. Only with {@code -Pfuzz}. */
class ModelFuzzTest {

  @ParameterizedTest
  @EnumSource
  void bringsDownNoReader(ModelReader reader) throws IOException, InterruptedException {
    List<byte[]> seeds = IntStream.range(0, ModelFuzz.SEEDS)
        .mapToObj(seed -> reader.seed(new RandomModels(seed).model())).toList();
    Jazzer.findsNothing(ModelFuzz.class, reader.name(), seeds);
  }
}
