package io.crmkit.testkit.ai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.codec.BinaryModelCodec;
import io.crmkit.ai.codec.JsonModelCodec;
import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.diff.ModelDiff;
import io.crmkit.ai.diff.VersionStep;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Files of models, and such files after an edit. */
class ModelFilePropertiesTest {

  /** So many edits are tried with each seed: 100,000 in a build, ten million in a thorough one. */
  private static final int EDITS = 100;

  private static final int EDITS_OF_A_TEXT = 2;

  @Property
  void everyFormKeepsEveryModel(@ForAll long seed) {
    ModelIr model = new RandomModels(seed).model();
    byte[] binary = BinaryModelCodec.USUAL.write(model);
    String json = JsonModelCodec.USUAL.text(model);

    ModelIr read = BinaryModelCodec.USUAL.read(binary).orElseThrow();
    assertThat(read).isEqualTo(model);
    assertThat(JsonModelCodec.USUAL.read(json).orElseThrow()).isEqualTo(model);
    assertThat(JsonModelCodec.USUAL.text(read)).isEqualTo(json);
    assertThat(ModelDigest.of(read)).isEqualTo(ModelDigest.ofBinary(binary));
    assertThat(ModelDiff.of(model, read).step()).isEqualTo(VersionStep.NONE);
  }

  @Property
  void otherModelsHaveOtherDigestsAndADiff(@ForAll long seed) {
    ModelIr model = new RandomModels(seed).model();
    ModelIr other = new RandomModels(seed + 1).model();

    assertThat(ModelDigest.of(model).equals(ModelDigest.of(other))).isEqualTo(model.equals(other));
    assertThat(ModelDiff.of(model, other).changes().isEmpty()).isEqualTo(model.equals(other));
  }

  @Property
  void anEditedFileIsRefusedOrOneOfAnotherModel(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] file = BinaryModelCodec.USUAL.write(new RandomModels(seed).model());
    for (int edit = 0; edit < EDITS; edit++) {
      collect(ModelReader.BINARY.read(ModelEdit.of(file, random)));
    }
    Statistics.label("edits").coverage(checker -> {
      checker.check("read").percentage(each -> each > 5);
      checker.check("model.wrong-checksum").percentage(each -> each > 3);
      checker.check("model.truncated").percentage(each -> each > 4);
      checker.check("model.out-of-range").percentage(each -> each > 1);
      checker.check("model.wrong-number").percentage(each -> each > 1);
      checker.check("model.refused").percentage(each -> each > 1);
    });
  }

  @Property
  void anEditedTextIsRefusedOrOneOfAModel(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] file = JsonModelCodec.USUAL.write(new RandomModels(seed).model());
    for (int edit = 0; edit < EDITS_OF_A_TEXT; edit++) {
      byte[] edited = file.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        edited[random.nextInt(file.length)] = (byte) "0123456789-.e{}[]:,\"ant ".charAt(random.nextInt(24));
      }
      Validated<?> read = ModelReader.JSON.read(edited);
      Statistics.label("texts").collect(read instanceof Invalid<?> ? "refused" : "read");
      assertThat(new String(edited, UTF_8)).isNotEmpty();
    }
    Statistics.label("texts").coverage(checker -> {
      checker.check("read").percentage(each -> each > 2);
      checker.check("refused").percentage(each -> each > 20);
    });
  }

  private static void collect(Validated<?> read) {
    Statistics.label("edits").collect(
        read instanceof Invalid<?> refused ? refused.violations().all().get(0).code() : "read");
  }
}
