package io.crmkit.ai.sentinel;

/** Why a measured quality must not be believed. */
public sealed interface Alarm {

  /** Returns a short name for programs. */
  String code();

  /** Returns what people should look at; it may quote a value of the data. */
  String message();

  /** Returns what it is about, without any value of the data: the name of a feature, or {@code rows}. */
  String subject();

  /**
   * One feature alone tells the outcome better than any cause does.
   *
   * @param auc of the feature alone, on rows that were held out
   */
  record KnowsTheFuture(String feature, double auc) implements Alarm {
    @Override
    public String code() {
      return "ai.knows-the-future";
    }

    @Override
    public String subject() {
      return feature;
    }

    @Override
    public String message() {
      return "%s alone has an AUC of %.3f: was it written after the outcome was known? Leave it out.".formatted(feature, auc);
    }
  }

  /**
   * A value is there nearly only with one outcome.
   *
   * @param value the category, or how the number lies
   * @param cases how many have it
   * @param share of them with the more frequent outcome
   */
  record TellsTheOutcome(String feature, String value, int cases, double share) implements Alarm {
    @Override
    public String code() {
      return "ai.tells-the-outcome";
    }

    @Override
    public String subject() {
      return feature;
    }

    @Override
    public String message() {
      return "%s %s: %.1f %% of %d cases have one outcome. Is it a consequence of it? Leave it out.".formatted(
          feature, value, 100 * share, cases);
    }
  }

  /**
   * Rows are there again, with the same outcome, where they are held out.
   *
   * @param rows how many of them
   * @param share of all rows that are held out
   */
  record SameInSeveralFolds(int rows, double share) implements Alarm {
    @Override
    public String code() {
      return "ai.same-in-several-folds";
    }

    @Override
    public String subject() {
      return "rows";
    }

    @Override
    public String message() {
      return "%d rows (%.1f %%) are also learned from while they are held out: were rows repeated before they were divided?"
          .formatted(rows, 100 * share);
    }
  }
}
