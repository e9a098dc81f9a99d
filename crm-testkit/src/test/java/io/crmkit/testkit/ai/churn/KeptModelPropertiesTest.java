package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.churn.json.KeptModel;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Models of churn as they are kept. */
class KeptModelPropertiesTest {

  private static final String CHARACTERS = "{}[]\",:0123456789abcdef-.eE\\ \u0000";

  @Property(tries = 200)
  void readsEveryModelAsItWas(@ForAll("models") ChurnModel model) {
    KeptModel kept = KeptModel.of(model);
    KeptModel again = new KeptModel(kept.document(), kept.ir(), kept.baseline());

    assertThat(again.read().orElseThrow()).isEqualTo(model);
    assertThat(KeptModel.of(again.read().orElseThrow()).document()).isEqualTo(kept.document());
    Statistics.label("kept").collect(
        model.scoring() instanceof Scoring.Rate ? "share" : model.baseline().isPresent() ? "baseline" : "learned");
    Statistics.label("kept").coverage(seen -> {
      seen.check("share").percentage(share -> share > 6);
      seen.check("baseline").percentage(share -> share > 13);
      seen.check("learned").percentage(share -> share > 13);
    });
  }

  @Property(tries = 300)
  void answersEveryEditedDocumentWithAModelOrWithWhatIsWrong(
      @ForAll("models") ChurnModel model, @ForAll Random random) {
    KeptModel kept = KeptModel.of(model);
    StringBuilder edited = new StringBuilder(kept.document());
    for (int i = random.nextInt(3); i >= 0; i--) {
      edited.setCharAt(random.nextInt(edited.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    Validated<ChurnModel> read = new KeptModel(edited.toString(), kept.ir(), kept.baseline()).read();

    Statistics.label("answer").collect(read instanceof Valid ? "model" : code((Invalid<ChurnModel>) read));
    Statistics.label("answer").coverage(seen -> {
      seen.check("json.syntax").percentage(share -> share > 10);
      seen.check("json.unknown-field").percentage(share -> share > 5);
      seen.check("churn.wrong-digest").percentage(share -> share > 2);
    });
  }

  @Property(tries = 200)
  void answersEveryEditedPartWithWhatIsWrong(@ForAll("models") ChurnModel model, @ForAll Random random) {
    KeptModel kept = KeptModel.of(model);
    boolean isOfBaseline = random.nextBoolean();
    byte[] ir = isOfBaseline ? kept.ir() : edited(kept.ir(), random);
    byte[] baseline = isOfBaseline ? edited(kept.baseline(), random) : kept.baseline();

    Validated<ChurnModel> read = new KeptModel(kept.document(), ir, baseline).read();

    assertThat(read).isInstanceOf(Invalid.class);
    assertThat(code((Invalid<ChurnModel>) read)).isEqualTo("churn.wrong-digest");
  }

  private static byte[] edited(byte[] part, Random random) {
    if (part.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    byte[] edited = part.clone();
    edited[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
    return edited;
  }

  private static String code(Invalid<ChurnModel> refused) {
    return refused.violations().all().stream().map(Violation::code).findFirst().orElseThrow();
  }

  @Provide
  Arbitrary<ChurnModel> models() {
    return ChurnArbitraries.models(3).withoutEdgeCases();
  }
}
