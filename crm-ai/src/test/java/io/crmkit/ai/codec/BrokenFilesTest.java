package io.crmkit.ai.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BrokenFilesTest {

  private static final BinaryModelCodec CODEC = BinaryModelCodec.USUAL;
  private static final int HEAD = 9;

  private static void schema(Bytes part) {
    part.octet(1).whole(1).octet(0).text("tenure").text("");
  }

  private static void nothing(Bytes part) {
    part.whole(0);
  }

  private static void identity(Bytes part) {
    part.octet(0);
  }

  private static void policy(Bytes part) {
    part.number(0.25).number(0.5).number(0.75);
  }

  private static Violation problem(byte[] bytes) {
    Validated<ModelIr> read = CODEC.read(bytes);
    assertThat(read).isInstanceOf(Invalid.class);
    return ((Invalid<ModelIr>) read).violations().all().get(0);
  }

  private static byte[] withChecksum(Bytes content) {
    return content.fixed(content.crc()).toArray();
  }

  private static Bytes head() {
    return new Bytes().raw(Arrays.copyOf(CODEC.write(Models.EVERYTHING), HEAD));
  }

  private static byte[] file(Consumer<Bytes> schema, Consumer<Bytes> derivations, Consumer<Bytes> predictor) {
    return withChecksum(head().section(1, schema).section(2, derivations).section(3, predictor)
        .section(4, BrokenFilesTest::identity).section(5, BrokenFilesTest::policy));
  }

  private static byte[] predicting(Consumer<Bytes> predictor) {
    return file(BrokenFilesTest::schema, BrokenFilesTest::nothing, predictor);
  }

  private static byte[] deriving(Consumer<Bytes> derivations) {
    return file(BrokenFilesTest::schema, derivations, BrokenFilesTest::identity);
  }

  private static String code(byte[] bytes) {
    return problem(bytes).code();
  }

  @Test
  void readsTheSmallestFile() {
    assertThat(CODEC.read(predicting(part -> part.octet(0).number(1).whole(0))).orElseThrow().schema())
        .isEqualTo(new FeatureSchema(List.of(Feature.number("tenure"))));
  }

  @Test
  void saysThatAFileIsNoModelOrOfALaterVersion() {
    byte[] later = CODEC.write(Models.EVERYTHING);
    later[HEAD - 1] = 2;

    assertThat(code(new byte[0])).isEqualTo("model.not-a-model");
    assertThat(code(new byte[100])).isEqualTo("model.not-a-model");
    assertThat(problem(later))
        .isEqualTo(new Violation("byte 8", "model.unknown-version", "The version is 2; 1 is read."));
  }

  @Test
  void findsAFlippedBitAndAMissingEnd() {
    byte[] file = CODEC.write(Models.EVERYTHING);
    for (int at = HEAD; at < file.length; at++) {
      byte[] flipped = file.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      assertThat(code(flipped)).isEqualTo("model.wrong-checksum");
    }
    for (int length = 0; length < file.length; length++) {
      assertThat(code(Arrays.copyOf(file, length)))
          .isIn("model.not-a-model", "model.truncated", "model.wrong-checksum");
    }
  }

  @Test
  void refusesALengthThatLiesBeforeAllocatingForIt() {
    int claimed = Integer.MAX_VALUE;
    assertThat(problem(predicting(part -> part.octet(0).number(1).whole(claimed))).message())
        .isEqualTo("2147483647 of terms cannot stand in 0 bytes.");
    assertThat(code(predicting(part -> part.octet(1).number(1).whole(1).whole(claimed).raw(new byte[20]))))
        .isEqualTo("model.out-of-range");
    assertThat(code(deriving(part -> part.whole(1).octet(6).whole(0).whole(claimed))))
        .isEqualTo("model.truncated");
    byte[] manyFeatures =
        file(part -> part.octet(0).whole(claimed), BrokenFilesTest::nothing, BrokenFilesTest::identity);
    assertThat(code(manyFeatures))
        .isEqualTo("model.out-of-range");
    assertThat(code(withChecksum(head().octet(1).whole(claimed).raw(new byte[5])))).isEqualTo("model.truncated");
  }

  @Test
  void refusesWhatHasASecondFormOfTheSameNumber() {
    assertThat(problem(withChecksum(head().octet(1).octet(0x80).octet(0))))
        .extracting(Violation::code, Violation::pointer)
        .containsExactly("model.wrong-form", "byte 10");
    assertThat(code(predicting(part -> part.octet(0).number(-0.0).whole(0))))
        .isEqualTo("model.wrong-number");
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (double each : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThat(code(predicting(part -> part.octet(0).number(each).whole(0))))
          .isEqualTo("model.wrong-number");
    }
  }

  @Test
  void refusesSlotsThatAreNotThere() {
    assertThat(problem(predicting(part -> part.octet(0).number(1).whole(1).whole(1).number(1).number(1))))
        .extracting(Violation::code, Violation::message)
        .containsExactly("model.out-of-range", "slot must be at most 0, not 1.");
    assertThat(code(deriving(part -> part.whole(1).octet(3).whole(1))))
        .as("a derivation that reads itself").isEqualTo("model.out-of-range");
  }

  @Test
  void refusesATreeThatHasACycleOrALooseNode() {
    Consumer<Bytes> cycle = part -> part.octet(1).number(0).whole(1).whole(3)
        .octet(1).whole(0).number(1).whole(0).whole(2).number(1)
        .octet(0).number(1).number(1).octet(0).number(1).number(1);
    Consumer<Bytes> loose = part -> part.octet(1).number(0).whole(1).whole(2)
        .octet(0).number(1).number(1).octet(0).number(1).number(1);

    assertThat(problem(predicting(cycle)).message()).contains("node 0 cannot have the children 0 and 2");
    assertThat(problem(predicting(loose)).message()).contains("node 1 has 0 parents");
  }

  @Test
  void refusesWhatIsTooDeep() {
    Consumer<Bytes> blends = part -> {
      for (int i = 0; i < 100_000; i++) {
        part.octet(2).number(0).whole(1).number(1);
      }
      part.octet(2).number(0).whole(0);
    };
    assertThat(code(predicting(blends))).isEqualTo("model.too-deep");

    byte[] file = CODEC.write(Models.EVERYTHING);
    BinaryModelCodec shallow = BinaryModelCodec.within(new ModelLimits(1 << 20, 100, 100, 2));
    assertThat(((Invalid<ModelIr>) shallow.read(file)).violations().message()).contains("3 splits deep, more than 2");
  }

  @Test
  void refusesWhatIsLargerThanItsLimits() {
    byte[] file = CODEC.write(Models.EVERYTHING);
    for (ModelLimits each : new ModelLimits[] {new ModelLimits(file.length - 1, 100, 100, 9),
        new ModelLimits(file.length, 15, 100, 9), new ModelLimits(file.length, 100, 9, 9)}) {
      assertThat(BinaryModelCodec.within(each).read(file)).isInstanceOf(Invalid.class);
    }
    assertThat(BinaryModelCodec.within(new ModelLimits(file.length, 16, 10, 3)).read(file).orElseThrow())
        .isEqualTo(Models.EVERYTHING);
  }

  @Test
  void refusesWhatFollowsOrIsOfNoKind() {
    assertThat(code(predicting(part -> part.octet(0).number(1).whole(0).octet(7))))
        .isEqualTo("model.trailing");
    assertThat(problem(predicting(part -> part.octet(4))).message())
        .isEqualTo("4 is no kind of predictor.");
    assertThat(code(withChecksum(head().section(2, BrokenFilesTest::nothing)))).isEqualTo("model.wrong-section");
    assertThat(problem(file(part -> part.octet(0).whole(1).octet(0).whole(4).octet(0xC3).octet(0x28).octet(1).octet(1)
        .text(""), BrokenFilesTest::nothing, BrokenFilesTest::identity)).message()).isEqualTo("The text is not UTF-8.");
  }

  @Test
  void refusesWhatTheModelItselfDoesNotAllow() {
    assertThat(problem(withChecksum(head().section(1, BrokenFilesTest::schema).section(2, BrokenFilesTest::nothing)
        .section(3, part -> part.octet(0).number(1).whole(0)).section(4, part -> part.octet(1).number(1).number(1))
        .section(5, BrokenFilesTest::policy)))).extracting(Violation::code, Violation::message)
        .containsExactly("model.refused", "only probabilities are calibrated, not REGRESSION.");
  }
}
