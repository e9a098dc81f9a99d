package io.crmkit.ai.churn.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class KeptModelTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final byte[] NOTHING = {};
  private static final KeptModel RATE = KeptModel.of(new ChurnModel(
      1, NOON, new CaseCount(3, 4), Scoring.Rate.of(new BaseRate(2, 3), DecisionPolicy.QUARTERS)));
  private static final ModelIr IR = ir("tenure");
  private static final KeptModel LEARNED = KeptModel.of(learned(IR));

  private static ModelIr ir(String feature) {
    return ModelIr.of(Task.BINARY, new FeatureSchema(List.of(Feature.number(feature))), new Linear(0.5, List.of()));
  }

  private static ChurnModel learned(ModelIr ir) {
    Baseline baseline = new Baseline(
        DriftProfile.of(ir, ColumnBatch.of(new double[][] {{1, 2, Double.NaN}})), new LabelShift(0.3, 10, 7, 20, 4));
    return new ChurnModel(2, NOON, CaseCount.NONE, new Scoring.Learned(ir, baseline));
  }

  @Test
  void readsAsTheModelItWas() {
    assertThat(LEARNED.read().orElseThrow()).isEqualTo(learned(IR));
    assertThat(RATE.read().orElseThrow().scoring()).isInstanceOf(Scoring.Rate.class);
  }

  @Test
  void namesTheModelByItsAddressAndKeepsNothingElseBesideAShare() {
    assertThat(LEARNED.document()).startsWith("{\"version\":1,\"model\":2,")
        .contains("\"ir\":\"%s\"".formatted(ModelDigest.of(IR).hex())).hasSizeLessThan(400);
    assertThat(RATE.ir()).isEmpty();
    assertThat(RATE.baseline()).isEmpty();
    assertThat(LEARNED.size()).isEqualTo(
        LEARNED.document().length() + LEARNED.ir().length + LEARNED.baseline().length);
  }

  @Test
  void refusesUnknownMembersAndNewerVersionsByName() {
    assertThatItRefuses(RATE.document().replace("\"cases\"", "\"color\":1,\"cases\""), NOTHING, NOTHING)
        .returns("/color", Violation::pointer).returns("json.unknown-field", Violation::code);
    assertThatItRefuses(RATE.document().replace("\"version\":1", "\"version\":2"), NOTHING, NOTHING)
        .returns("json.unknown-version", Violation::code);
  }

  @Test
  void refusesAPartThatTheDocumentDoesNotName() {
    KeptModel other = KeptModel.of(learned(ir("age")));

    assertThatItRefuses(LEARNED.document(), other.ir(), LEARNED.baseline())
        .returns("/ir", Violation::pointer).returns("churn.wrong-digest", Violation::code);
    assertThatItRefuses(LEARNED.document(), LEARNED.ir(), other.baseline())
        .returns("/baseline", Violation::pointer).returns("churn.wrong-digest", Violation::code);
    assertThatItRefuses(LEARNED.document(), NOTHING, LEARNED.baseline()).returns("churn.wrong-digest", Violation::code);
    assertThatItRefuses(RATE.document(), LEARNED.ir(), NOTHING).returns("churn.wrong-digest", Violation::code);
  }

  @Test
  void refusesPartsThatAreNamedButBroken() {
    byte[] text = "{\"profile\":1}".getBytes(UTF_8);

    assertThatItRefuses(naming(LEARNED.ir(), text), text, LEARNED.baseline())
        .extracting(Violation::code).asString().startsWith("model.");
    assertThatItRefuses(naming(LEARNED.baseline(), text), LEARNED.ir(), text)
        .extracting(Violation::pointer).asString().startsWith("/");
  }

  @Test
  void refusesABaselineOfAnotherModel() {
    byte[] other = KeptModel.of(learned(ir("age"))).baseline();

    assertThatItRefuses(naming(LEARNED.baseline(), other), LEARNED.ir(), other)
        .returns("churn.wrong-model", Violation::code)
        .extracting(Violation::message).asString().contains("[age]").contains("[tenure]");
  }

  @Test
  void refusesToBeLearnedAndAShareOrNeither() {
    String rate = RATE.document().substring(RATE.document().indexOf(",\"rate\""));
    String both = LEARNED.document().replaceAll(",\"baseline\".*", "") + rate;

    assertThatItRefuses(both, LEARNED.ir(), NOTHING).returns("json.refused", Violation::code);
    assertThatItRefuses(LEARNED.document().replaceAll(",\"ir\".*", "}"), NOTHING, NOTHING)
        .returns("json.refused", Violation::code);
    assertThatItRefuses(RATE.document().replace("\"model\":1", "\"model\":0"), NOTHING, NOTHING)
        .returns("json.refused", Violation::code);
    assertThatItRefuses(LEARNED.document().replace(sha256(LEARNED.ir()), "abc"), LEARNED.ir(), LEARNED.baseline())
        .returns("json.refused", Violation::code);
  }

  /** Returns the document of the learned model, which names another part in place of one. */
  private static String naming(byte[] part, byte[] other) {
    return LEARNED.document().replace(sha256(part), sha256(other));
  }

  private static String sha256(byte[] part) {
    return Hashing.sha256().hashBytes(part).toString();
  }

  private static ObjectAssert<Violation> assertThatItRefuses(String document, byte[] ir, byte[] baseline) {
    Validated<ChurnModel> read = new KeptModel(document, ir, baseline).read();
    assertThat(read).isInstanceOf(Invalid.class);
    return assertThat(((Invalid<ChurnModel>) read).violations().all().get(0));
  }
}
