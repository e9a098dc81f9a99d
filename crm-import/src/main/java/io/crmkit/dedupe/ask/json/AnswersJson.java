package io.crmkit.dedupe.ask.json;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.dedupe.ask.model.AnswerSheet;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Questions;
import java.util.stream.Collectors;

/**
 * Questions and answers as JSON documents.
 *
 * <pre>{@code
 * {"version": 1, "answers": [{"left": "17", "right": "4711", "verdict": "same"}, …]}
 * }</pre>
 */
public final class AnswersJson {

  private AnswersJson() {}

  /** Returns the answers, or every problem of the document with its JSON pointer. */
  public static Validated<Answers> read(String json) {
    return JsonDocuments.read(json, Answers.class);
  }

  /** Returns the sheet, on which there may be answers alone, or every problem of it with its JSON pointer. */
  public static Validated<AnswerSheet> readSheet(String json) {
    return JsonDocuments.read(json, AnswerSheet.class);
  }

  /** Returns the document of a sheet, each pair on a line of its own, so that it can be answered in an editor. */
  public static String write(AnswerSheet sheet) {
    return sheet.answers().stream().map(JsonDocuments::write)
        .collect(Collectors.joining(",\n", "{\"version\":1,\"answers\":[\n", "\n]}\n"));
  }

  /** Returns the document of answers, which reads as their equal. */
  public static String write(Answers answers) {
    return JsonDocuments.write(answers);
  }

  /** Returns the document of questions. */
  public static String write(Questions questions) {
    return JsonDocuments.write(questions);
  }
}
