package io.crmkit.dedupe.ask.json;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Questions;

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

  /** Returns the document of answers, which reads as their equal. */
  public static String write(Answers answers) {
    return JsonDocuments.write(answers);
  }

  /** Returns the document of questions. */
  public static String write(Questions questions) {
    return JsonDocuments.write(questions);
  }
}
