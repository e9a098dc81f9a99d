package io.crmkit.ai.churn.json;

import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;

/** What churn keeps of customers and of alarms, as JSON; models are kept as {@link KeptModel}. */
public final class ChurnFormats {

  private ChurnFormats() {}

  /** Returns the document of a score, with the facts that it was made of. */
  public static String write(Score score) {
    return JsonDocuments.write(score);
  }

  /** Returns the score of a document, or every problem of it with its JSON pointer. */
  public static Validated<Score> readScore(String document) {
    return JsonDocuments.read(document, Score.class, JsonLimits.STORED);
  }

  /** Returns the document of an alarm. */
  public static String write(DriftAlarm alarm) {
    return JsonDocuments.write(alarm);
  }

  /** Returns the alarm of a document, or every problem of it with its JSON pointer. */
  public static Validated<DriftAlarm> readAlarm(String document) {
    return JsonDocuments.read(document, DriftAlarm.class, JsonLimits.STORED);
  }
}
