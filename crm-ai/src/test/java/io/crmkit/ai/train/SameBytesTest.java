package io.crmkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same rows and seed make the same bytes, whatever JDK runs this and however many trainings run at once. */
class SameBytesTest {

  private static final String BYTES = "b0691f4040907130d018a17d461b2e9ff335c157bbe0b4a52bc477648aed2a09";

  private static final Ensemble ALL = new Ensemble(List.of(
      Boosting.builder().rounds(40).learningRate(0.1).leaves(2).bags(2).share(0.8).build().trainer(),
      Boosting.builder().rounds(30).build().trainer(), ElasticNet.DEFAULT.trainer(),
      new Forest(10, 10, 64, 2).trainer()), 3);

  private static String digest() {
    return ModelDigest.of(ALL.train(Made.customers(900, 61), Training.seeded(3))).hex();
  }

  @Test
  void everywhere() {
    assertThat(digest()).isEqualTo(BYTES);
  }

  /** Made when each feature was still summed up alone. */
  @Test
  void whereManyFeaturesAreSummedUpTogether() {
    ModelIr model = Boosting.builder().rounds(60).build().trainer()
        .fit(Made.surveyed(3000, 8), Training.seeded(3)).model(59);

    assertThat(ModelDigest.of(model).hex())
        .isEqualTo("96d3f74d14c7079bf3dcb4135f74efcf4cac3bb64bb22ffce5c7bc0f6524553f");
  }

  @Test
  void onEightThreadsAtOnce() {
    assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> digest())).containsOnly(BYTES);
  }
}
