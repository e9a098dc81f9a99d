package io.crmkit.testkit.dedupe.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One set of defaults carries to records of any kind. The floors are far below what is measured in the guide. */
class MatchingOfKindsTest {

  /** How many pairs were found, how many of them are right, and how many there are. */
  private record Found(double found, double right, double truth) {

    static Found of(RecordKind kind, int things) {
      return of(kind, things, 11);
    }

    static Found of(RecordKind kind, int things, long seed) {
      MadeUpRecords records = kind.make(things, seed);
      RecordTable table = records.table();
      Matching matching = Matcher.of(MatchOptions.usual()).learn(table).orElseThrow();
      Set<List<Integer>> truth = records.truth();
      int found = 0;
      for (int one = 0; one < table.rows(); one++) {
        for (int other = one + 1; other < table.rows(); other++) {
          boolean matters = !table.isLink() || table.source(one) != table.source(other);
          found += matters && matching.cluster(one) == matching.cluster(other) ? 1 : 0;
        }
      }
      long right = truth.stream()
          .filter(pair -> matching.cluster(pair.get(0)) == matching.cluster(pair.get(1))).count();
      return new Found(found, right, truth.size());
    }

    double f1() {
      return 2 * right / (found + truth);
    }
  }

  /** Songs of one album, products of one series and papers of one group differ from one another in little. */
  @ParameterizedTest
  @CsvSource({"SONGS, 0.8", "MODELS, 0.6", "PAPERS, 0.9", "SCRAPED_PAPERS, 0.85", "VOTERS, 0.6", "BEERS, 0.85"})
  void linksSourcesOfOtherKindsThanPeople(RecordKind kind, double least) {
    assertThat(Found.of(kind, 250).f1()).isGreaterThan(least);
  }

  /** Half of these matches are doubtful at first; were they counted as others, they would stay so (F1 0.67). */
  @Test
  void takesWhatDoubtfulMatchesShareForNoChance() {
    assertThat(Found.of(RecordKind.PRODUCTS, 400, 7).f1()).isGreaterThan(0.85);
  }

  /** By the clearer one, papers of one group are taken for the same (F1 0.94). */
  @Test
  void keepsTheLikelierOfTwoGuesses() {
    assertThat(Found.of(RecordKind.CITATIONS, 400, 21).f1()).isGreaterThan(0.97);
  }

  /** Members of households are so much alike that they would be the likelier matches (F1 0.72). */
  @Test
  void takesNoHouseholdsForMatches() {
    assertThat(Found.of(RecordKind.VOTERS, 1_500, 11).f1()).isGreaterThan(0.9);
  }

  /** So few of them have all that a household shares that some of it was not seen (F1 0.74 and 0.85 without that). */
  @ParameterizedTest
  @CsvSource({"400, 1", "1500, 5"})
  void knowsHouseholdsOfWhomMuchIsUnknown(int things, long seed) {
    assertThat(Found.of(RecordKind.VOTERS, things, seed).f1()).isGreaterThan(0.92);
  }

  /** One source has the artist or the album in the title, another one in a column of its own (F1 0.60 without that). */
  @Test
  void seesWordsThatComeFromOtherColumns() {
    assertThat(Found.of(RecordKind.TRACKS, 250, 2).f1()).isGreaterThan(0.7);
  }

  @Test
  void takesVisitsOfOnePatientForNoRelation() {
    assertThat(Found.of(RecordKind.PATIENTS, 250).f1()).isGreaterThan(0.9);
  }

  @Test
  void inventsFewDuplicatesWhereThereAreNone() {
    assertThat(Found.of(RecordKind.SINGLE_PEOPLE, 400).found()).isLessThan(40);
  }
}
