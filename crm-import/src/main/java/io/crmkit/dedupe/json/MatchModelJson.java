package io.crmkit.dedupe.json;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.dedupe.model.MatchModel;

/**
 * Models as JSON documents.
 *
 * <pre>{@code
 * {"version": 3, "fields": [{"name": "surname", "kind": "name", "weights": [0, -6.4, …, 10.2],
 *                             "values": {"counts": {"rows": 498, "frequent": {"5d0c…": 12}, "others": 1},
 *                                        "partner": "given_name", "none": []}}, …],
 *  "prior": -11.3, "relations": [], "threshold": 0, "rows": 500, "expected_matches": 49.6,
 *  "blocking": {"keys": [{"takes": [{"field": "surname", "part": "beginning"}, {"field": "birthdate", "part": "day"}]}],
 *               "most_per_key": 16, "frequent": ["03a1f0c2d4e59b77"], "crowds": []}}
 * }</pre>
 *
 * <p>Documents of version 1, which have neither {@code blocking} nor {@code values}, and of version 2, which
 * know no {@code crowds}, are read too.
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
