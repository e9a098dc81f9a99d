package io.crmkit.ai.churn.json;

import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.core.json.Versioned;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a model, except for what may be large, of which it has the SHA-256 in hexadecimal digits.
 *
 * @param model the version of the model, from 1
 * @param ir of the learned model; null of a share
 * @param baseline of what it learned from; null if there is none
 * @param rate the share; null of a learned model
 */
@Versioned(1)
record ModelDocument(long model, Instant at, CaseCount cases, @Nullable String ir, @Nullable String baseline,
    Scoring.@Nullable Rate rate) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  ModelDocument {
    if (model < 1) {
      throw new IllegalArgumentException("models are numbered from 1, not " + model);
    }
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cases, "cases");
    if ((ir == null) == (rate == null)) {
      throw new IllegalArgumentException("a model is learned or a share, one of both");
    }
    if (ir == null && baseline != null) {
      throw new IllegalArgumentException("a share has no baseline");
    }
    requireDigest(ir);
    requireDigest(baseline);
  }

  private static void requireDigest(@Nullable String digest) {
    if (digest != null && !SHA_256.matcher(digest).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
    }
  }
}
