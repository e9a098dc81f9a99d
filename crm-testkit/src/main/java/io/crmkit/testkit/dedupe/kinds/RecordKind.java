package io.crmkit.testkit.dedupe.kinds;

import io.crmkit.core.Require;
import io.crmkit.testkit.dedupe.Draws;

/** What made-up records are about; their shapes are those of data sets that matchers are often measured by. */
public enum RecordKind {
  /** Two edited bibliographies, as DBLP and ACM are. */
  PAPERS,
  /** An edited bibliography and a scraped one, as DBLP and Google Scholar are. */
  SCRAPED_PAPERS,
  /** References, very many to each paper, as Cora has them. */
  CITATIONS,
  /** Products with long names and descriptions, as those of Abt and Buy. */
  PRODUCTS,
  /** Products with numbers of models, as those of Walmart and Amazon. */
  MODELS,
  /** Programs in editions, as those of Amazon and Google. */
  PROGRAMS,
  /** Songs of two shops, as those of iTunes and Amazon. */
  SONGS,
  /** Tracks of five collections, as of MusicBrainz. */
  TRACKS,
  /** Beers of two lists. */
  BEERS,
  /** Restaurants of two guides, as those of Fodor's and Zagat. */
  RESTAURANTS,
  /** A register of companies of five countries. */
  FIRMS,
  /** Institutes where authors work, each written in many ways. */
  INSTITUTES,
  /** People of a census. */
  CENSUS,
  /** Two lists of voters with half of their cells empty. */
  VOTERS,
  /** Patients with up to thirty visits each. */
  PATIENTS,
  /** People none of whom is there twice. */
  SINGLE_PEOPLE,
  /** Offers of houses, numbers only. */
  HOUSES,
  /** Hotels of two portals. */
  HOTELS,
  /** Spare parts in the lists of several suppliers. */
  PARTS;

  private static final int DRAWN = 30;

  /**
   * Returns records of this kind.
   *
   * @param things how many things they are about, about; there are as many records or more
   * @param seed another seed, other records
   */
  public MadeUpRecords make(int things, long seed) {
    Require.positive(things, "things");
    Draws draws = Draws.of(seed, DRAWN + ordinal(), 0);
    return switch (this) {
      case PAPERS -> new Papers(draws).edited(things);
      case SCRAPED_PAPERS -> new Papers(draws).scraped(things);
      case CITATIONS -> new Papers(draws).cited(things);
      case PRODUCTS -> new Wares(draws).priced(things);
      case MODELS -> new Wares(draws).numbered(things);
      case PROGRAMS -> new Wares(draws).programs(things);
      case SONGS -> new Media(draws).linked(things);
      case TRACKS -> new Media(draws).tracks(things);
      case BEERS -> new Media(draws).beers(things);
      case RESTAURANTS -> new Places(draws).restaurants(things);
      case FIRMS -> new Places(draws).firms(things);
      case INSTITUTES -> new Places(draws).institutes(things);
      case CENSUS -> new Folk(draws).census(things);
      case VOTERS -> new Folk(draws).voters(things);
      case PATIENTS -> new Folk(draws).patients(things);
      case SINGLE_PEOPLE -> new Folk(draws).single(things);
      case HOUSES -> new Quantities(draws).houses(things);
      case HOTELS -> new Offers(draws).hotels(things);
      case PARTS -> new Offers(draws).parts(things);
    };
  }
}
