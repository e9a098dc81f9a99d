package io.crmkit.dedupe.json;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.dedupe.model.MatchModel;

/**
 * Models as JSON documents.
 *
 * <pre>{@code
 * {"version": 1, "fields": [{"name": "surname", "kind": "name", "weights": [0, -6.4, …, 10.2]}, …],
 *  "prior": -11.3, "relations": [], "threshold": 0, "rows": 500, "expected_matches": 49.6}
 * }</pre>
 */
public final class MatchModelJson {

  private MatchModelJson() {}

  /** Returns the model, or every problem of the document with its JSON pointer. */
  public static Validated<MatchModel> read(String json) {
    return JsonDocuments.read(json, MatchModel.class);
  }

  /** Returns the document of a model, which reads as its equal. */
  public static String write(MatchModel model) {
    return JsonDocuments.write(model);
  }
}
