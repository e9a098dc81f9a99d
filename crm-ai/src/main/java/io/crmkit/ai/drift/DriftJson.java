package io.crmkit.ai.drift;

import io.crmkit.core.Validated;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;

/**
 * Profiles and baselines of outcomes as JSON documents, kept beside the model that they belong to.
 *
 * <pre>{@code
 * {"version":1,
 *  "features":[{"bins":{"name":"tenure","edges":[3.0,12.0,…],"categories":0},"counts":[703,698,…,0]}, …],
 *  "scores":{"bins":{"name":"score","edges":[0.02,…],"categories":0},"counts":[704,…]}}
 * {"version":1,"threshold":0.5,"positives":374,"hits":211,"negatives":1035,"false_alarms":103}
 * }</pre>
 */
public final class DriftJson {

  private static final JsonLimits LIMITS = JsonLimits.USUAL.withLength(1 << 26);

  private DriftJson() {}

  /** Returns the profile, or every problem of the document with its JSON pointer. */
  public static Validated<DriftProfile> readProfile(String json) {
    return JsonDocuments.read(json, DriftProfile.class, LIMITS);
  }

  /** Returns the baseline of outcomes, or every problem of the document with its JSON pointer. */
  public static Validated<LabelShift> readLabels(String json) {
    return JsonDocuments.read(json, LabelShift.class, LIMITS);
  }

  /** Returns the document of a profile, which reads as its equal. */
  public static String write(DriftProfile profile) {
    return JsonDocuments.write(profile);
  }

  /** Returns the document of a baseline of outcomes, which reads as its equal. */
  public static String write(LabelShift labels) {
    return JsonDocuments.write(labels);
  }
}
