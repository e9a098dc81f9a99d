package io.crmkit.dedupe.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.dedupe.ask.json.AnswersJson;
import io.crmkit.dedupe.ask.model.Answer;
import io.crmkit.dedupe.ask.model.AnswerSheet;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Contradiction;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.dedupe.ask.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static Answer answer(String left, String right, Verdict verdict) {
    return new Answer(left, right, verdict);
  }

  private static String one(String right, String verdict) {
    return "{\"version\": 1, \"answers\": [{\"left\": \"1\", \"right\": \"%s\", \"verdict\": \"%s\"}]}"
        .formatted(right, verdict);
  }

  @Test
  void readAsTheyWereWritten() {
    Answers answers = new Answers(List.of(answer("1", "2", Verdict.SAME), answer("1", "3", Verdict.UNSURE)));

    String json = AnswersJson.write(answers);

    assertThat(AnswersJson.read(json)).isEqualTo(Validated.valid(answers));
    assertThat(json).contains("\"verdict\":\"same\"");
  }

  @Test
  void areWrittenOnASheetThatKeepsThemAndAsksFurther() {
    Question question = new Question("1", "4", List.of(new Question.Said("name", "ann", "anne", 3)), 0.5, "why");
    AnswerSheet before = AnswersJson.readSheet(one("2", "unsure")).orElseThrow();

    AnswerSheet sheet = before.asking(List.of(question));

    String json = AnswersJson.write(sheet);
    assertThat(AnswersJson.readSheet(json)).isEqualTo(Validated.valid(sheet));
    assertThat(json.lines()).filteredOn(line -> line.contains("\"open\"")).singleElement().asString().contains("anne");
    assertThat(sheet.answered().answers()).containsExactly(answer("1", "2", Verdict.UNSURE));
    assertThat(sheet.asking(List.of())).isEqualTo(before);
    assertThat(AnswersJson.readSheet(one("1", "same"))).asString().contains("/answers/0").contains("two records");
  }

  @Test
  void nameWhatIsWrongInTheDocumentByItsPlace() {
    assertThat(AnswersJson.read(one("1", "same")))
        .asString().contains("/answers/0").contains("two records");
    assertThat(AnswersJson.read(one("2", "yes")))
        .asString().contains("not one of same, different, unsure");
  }

  @Test
  void contradictWhereAChainSaysTheSameAndOneSaysDifferent() {
    Answers answers = new Answers(List.of(answer("a", "b", Verdict.SAME), answer("c", "b", Verdict.SAME),
        answer("x", "y", Verdict.DIFFERENT), answer("a", "c", Verdict.DIFFERENT)));

    List<Contradiction> found = answers.contradictions();

    assertThat(found).containsExactly(new Contradiction(
        answer("a", "c", Verdict.DIFFERENT), List.of(answer("a", "b", Verdict.SAME), answer("c", "b", Verdict.SAME))));
    assertThat(found.get(0).message()).contains("'a' and 'c' are said to be different", "'a' and 'b' the same");
  }

  @Test
  void contradictWhereOnePairIsSaidToBeBoth() {
    assertThat(new Answers(List.of(answer("a", "b", Verdict.DIFFERENT), answer("b", "a", Verdict.SAME)))
        .contradictions()).hasSize(1);
    assertThat(new Answers(List.of(answer("a", "b", Verdict.DIFFERENT), answer("b", "c", Verdict.SAME)))
        .contradictions()).isEmpty();
  }

  @Test
  void areOfRowsThatHaveANameOnly() {
    assertThat(RowNames.places(3).row("3")).hasValue(2);
    assertThat(RowNames.places(3).row("4")).isEmpty();
    assertThat(RowNames.places(3).row("-1")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0.5, 0.4, 0.6));
  }
}
