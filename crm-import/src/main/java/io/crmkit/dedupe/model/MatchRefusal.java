package io.crmkit.dedupe.model;

import io.crmkit.core.Refusal;
import java.util.List;
import java.util.Locale;

/** Why nothing was learned from records. */
public sealed interface MatchRefusal extends Refusal {

  /** There are no two records to compare. */
  record TooFewRecords(int first, int second) implements MatchRefusal {
    @Override
    public String code() {
      return "dedupe.too-few-records";
    }

    @Override
    public String message() {
      return second == 0 ? "There is %d record; two are needed to compare.".formatted(first)
          : "One source has %d records and the other %d; each needs one.".formatted(first, second);
    }
  }

  /**
   * Fewer than two columns can be compared.
   *
   * @param ignored the other columns, each with its reason
   */
  record TooFewFields(int usable, List<String> ignored) implements MatchRefusal {

    public TooFewFields {
      ignored = List.copyOf(ignored);
    }

    @Override
    public String code() {
      return "dedupe.too-few-fields";
    }

    @Override
    public String message() {
      return "Of two fields that are needed %d can be compared; left out: %s.".formatted(usable, ignored);
    }
  }

  /**
   * Even records that agree in everything are more probably different ones.
   *
   * @param best the score of two records that agree in the rarest value of every field
   */
  record TooLittleEvidence(double best) implements MatchRefusal {
    @Override
    public String code() {
      return "dedupe.too-little-evidence";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "The fields cannot tell matches from chance: records that agree in all of them "
          + "score %.1f, below 0. Add a field whose values are rarer, such as a name, a date of birth or an address.",
          best);
    }
  }

  /**
   * The classes that were found are not those of matches and others.
   *
   * @param doubt of the expected matches, the share that could as well be none
   */
  record Collapsed(double expectedMatches, double doubt) implements MatchRefusal {
    @Override
    public String code() {
      return "dedupe.collapsed";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "Matches do not stand apart: of %.0f that are expected, %.0f %% could as well "
          + "be none. Add a field that tells records apart, or leave out columns that depend on one another.",
          expectedMatches, 100 * doubt);
    }
  }

  /**
   * What was taken for matches agrees less often than chance does.
   *
   * @param fields in which it does
   */
  record Switched(List<String> fields) implements MatchRefusal {

    public Switched {
      fields = List.copyOf(fields);
    }

    @Override
    public String code() {
      return "dedupe.switched";
    }

    @Override
    public String message() {
      return "What looked like matches agrees less often than chance in most fields: %s. Leave them out."
          .formatted(fields);
    }
  }

  /**
   * What was taken for matches are others who have something in common, such as an address.
   *
   * @param own fields that are one person's own, in which they differ
   */
  record OthersAlike(List<String> own) implements MatchRefusal {

    public OthersAlike {
      own = List.copyOf(own);
    }

    @Override
    public String code() {
      return "dedupe.others-alike";
    }

    @Override
    public String message() {
      return ("What looked like matches differs in most fields, and in some that are one person's own: %s; so do people of "
          + "one household or one name. There may be no duplicates, or too few to learn from: leave out what such people "
          + "share, or say by rules what is a duplicate.").formatted(own);
    }
  }
}
