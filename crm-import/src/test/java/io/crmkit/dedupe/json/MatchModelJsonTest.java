package io.crmkit.dedupe.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.KeyPart;
import io.crmkit.dedupe.model.KeyTake;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.Relation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchModelJsonTest {

  private static final List<Double> WEIGHTS =
      List.of(0.0, -6.25, -5.0, -2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.125);
  private static final MatchModel MODEL = new MatchModel(
      List.of(new MatchField("name", FieldKind.NAME, WEIGHTS)), -11.5,
      List.of(new Relation(-9, List.of(Collections.nCopies(16, 0.0)))), 0, 500, 49.625);

  @Test
  void readsWhatItWrote() {
    String json = MatchModelJson.write(MODEL);

    assertThat(MatchModelJson.read(json).orElseThrow()).isEqualTo(MODEL);
    assertThat(json).contains("\"version\"", "\"expected_matches\"");
  }

  @Test
  void refusesUnknownFieldsAndNewerVersionsByName() {
    String json = MatchModelJson.write(MODEL);

    assertThat(problem(json.replace("\"threshold\"", "\"treshold\""))).contains("treshold").contains("threshold");
    assertThat(problem(json.replaceFirst("\"version\"\\s*:\\s*3", "\"version\": 4"))).contains("version");
  }

  @Test
  void readsAPlanOfKeysAndRefusesOneThatTakesWhatIsNoField() {
    BlockingPlan plan = new BlockingPlan(
        List.of(new BlockingKey(List.of(new KeyTake("name", KeyPart.BEGINNING)))), 16, List.of("00000000000000ff"),
        List.of("0000000000000abc"));
    String json = MatchModelJson.write(MODEL.blockedBy(plan));

    assertThat(MatchModelJson.read(json).orElseThrow().blocking()).isEqualTo(plan);
    assertThat(problem(json.replace("\"field\":\"name\"", "\"field\":\"nmae\""))).contains("'nmae'");
    assertThat(problem(json.replace("00000000000000ff", "xyz"))).contains("16 hexadecimal digits");
    assertThat(problem(json.replace("0000000000000abc", "xyz"))).contains("16 hexadecimal digits");
  }

  @Test
  void readsDocumentsOfVersionTwoWhichKnowNoCrowds() {
    BlockingPlan plan = new BlockingPlan(
        List.of(new BlockingKey(List.of(new KeyTake("name", KeyPart.BEGINNING)))), 16, List.of("00000000000000ff"));
    String json = MatchModelJson.write(MODEL.blockedBy(plan)).replaceFirst("\"version\"\\s*:\\s*3", "\"version\": 2")
        .replaceFirst(",\"crowds\":\\[]", "");

    assertThat(json).contains("\"frequent\"").doesNotContain("crowds");
    assertThat(MatchModelJson.read(json).orElseThrow().blocking()).isEqualTo(plan);
  }

  @Test
  void readsDocumentsOfVersionOneWhichHaveNoPlan() {
    String json = MatchModelJson.write(MODEL).replaceFirst("\"version\"\\s*:\\s*3", "\"version\": 1");

    assertThat(MatchModelJson.read(json).orElseThrow()).isEqualTo(MODEL);
  }

  @Test
  void refusesWeightsThatAreNotThoseOfSixteenLevels() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MatchField("x", FieldKind.NAME, List.of(0.0)))
        .withMessageContaining("16 numbers");
    assertThatIllegalArgumentException().isThrownBy(() -> new MatchModel(MODEL.fields(), 0,
        List.of(new Relation(0, List.of())), 0, 1, 0)).withMessageContaining("a relation needs weights");
    assertThatIllegalArgumentException().isThrownBy(() -> new MatchModel(List.of(), 0, List.of(), 0, 1, 0))
        .withMessageContaining("1 to 16 fields");
  }

  private static String problem(String json) {
    Validated<MatchModel> read = MatchModelJson.read(json);
    assertThat(read).isInstanceOf(Validated.Invalid.class);
    return ((Validated.Invalid<MatchModel>) read).violations().toString();
  }
}
