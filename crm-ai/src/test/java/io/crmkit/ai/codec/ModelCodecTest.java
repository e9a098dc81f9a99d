package io.crmkit.ai.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCodecTest {

  private static final List<ModelCodec> CODECS = List.of(BinaryModelCodec.USUAL, JsonModelCodec.USUAL);

  static List<ModelIr> models() {
    List<ModelIr> models = new ArrayList<>(List.of(Models.EVERYTHING, Models.clusters(),
        ModelIr.builder(Task.REGRESSION, Models.SCHEMA).derivations(Models.DERIVATIONS)
            .predictor(Models.LINEAR).build()));
    for (Calibrator each : List.of(new Calibrator.Platt(1.02, -0.1), new Calibrator.Beta(1, 0.5, 2))) {
      models.add(ModelIr.builder(Task.BINARY, Models.SCHEMA).calibrator(each).build());
    }
    return models;
  }

  private static ModelIr weighing(double weight) {
    return ModelIr.of(Task.REGRESSION, Models.SCHEMA, new Linear(0, List.of(new Term(0, weight, 0))));
  }

  @Test
  void readsWhatItWroteAndWritesItTheSame() {
    for (ModelCodec codec : CODECS) {
      for (ModelIr model : models()) {
        byte[] bytes = codec.write(model);
        ModelIr read = codec.read(bytes).orElseThrow();

        assertThat(read).isEqualTo(model);
        assertThat(codec.write(read)).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {
    0.1, 2.0e-3, 1e22, 1e-23, Double.MIN_VALUE, Double.MAX_VALUE, 5.6843418860808015E-14, -1.0 / 3, 1e-310
  })
  void keepsEveryBitOfANumber(double number) {
    for (ModelCodec codec : CODECS) {
      assertThat(codec.read(codec.write(weighing(number))).orElseThrow()).isEqualTo(weighing(number));
    }
  }

  @Test
  void knowsOneZero() {
    for (ModelCodec codec : CODECS) {
      assertThat(codec.write(weighing(-0.0))).isEqualTo(codec.write(weighing(0.0)));
    }
    assertThat(DoubleArray.of(-0.0)).isEqualTo(DoubleArray.of(0));
  }

  /** Written by JDK 17 as 2.0E-3 is not the shortest there: a document must not tell which JDK wrote it. */
  @Test
  void writesTheShortestDecimals() {
    assertThat(JsonModelCodec.USUAL.text(weighing(2.0e-3))).contains("\"weight\":0.002,");
    assertThat(JsonModelCodec.USUAL.text(weighing(1e22))).contains("\"weight\":10000000000000000000000,");
  }

  @Test
  void tellsModelsOfOtherContentApart() {
    assertThat(models()).extracting(ModelDigest::of).doesNotHaveDuplicates();
    assertThat(ModelDigest.of(weighing(1))).isNotEqualTo(ModelDigest.of(weighing(Math.nextUp(1))))
        .hasToString("sha256:" + ModelDigest.of(weighing(1)).hex());
  }

  /** What is stored stays readable: this digest changes only with the format. */
  @Test
  void writesWhatItAlwaysWrote() {
    assertThat(ModelDigest.of(Models.EVERYTHING).hex())
        .isEqualTo("d2d7576c8bb9bd0d597684ecf170ddd5cff9cd820e0303f1844308257529e958");
  }

  @Test
  void hasAFormForEveryKind() {
    assertThat(kinds(Derivation.class)).hasSize(12).allMatch(DerivationForms.ALL::knows);
    assertThat(kinds(Predictor.class)).hasSizeGreaterThan(3).allMatch(PredictorForms.ALL::knows);
    assertThat(kinds(Calibrator.class)).hasSizeGreaterThan(3).allMatch(ModelForm.CALIBRATORS::knows);
  }

  private static List<Class<?>> kinds(Class<?> sealed) {
    List<Class<?>> kinds = new ArrayList<>();
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      kinds.addAll(each.isSealed() ? kinds(each) : List.of(each));
    }
    return kinds;
  }

  @Test
  void refusesUnknownMembersAndNewerVersionsOfADocumentByName() {
    String json = JsonModelCodec.USUAL.text(Models.EVERYTHING);

    assertThat(problems(json.replace("\"at_most\"", "\"atmost\""))).contains("at_most");
    assertThat(problems(json.replace("\"cover\":10.0,", "\"cover\":10.0,\"gain\":1,"))).contains("gain");
    assertThat(problems(json.replace("\"version\":1", "\"version\":2"))).contains("version");
    assertThat(problems(json.replace("\"base\":-1.1", "\"base\":1e400")))
        .contains("/predictor/members/1/predictor/base");
    assertThat(problems(json.replace("\"in\":[0,2]", "\"in\":[0,64]"))).contains("category must be 0 to 63");
    assertThat(problems(json.replace("\"slot\":7", "\"slot\":70"))).contains("slot 70");
    assertThat(problems(json.replace("\"left\":1,", "\"left\":0,"))).contains("node 0");
  }

  private static String problems(String json) {
    Validated<ModelIr> read = JsonModelCodec.USUAL.read(json.getBytes(UTF_8));
    assertThat(read).isInstanceOf(Invalid.class);
    return ((Invalid<ModelIr>) read).violations().message();
  }
}
