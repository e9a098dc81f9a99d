package io.crmkit.benchmarks.dedupe;

import io.crmkit.benchmarks.peer.DuckDb;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * People from a file to matching pairs by the usual recipe, as Splink runs it on DuckDB: rules that block, comparisons
 * in levels as SQL, u from pairs drawn at random, m by {@link UsualModel EM}; somebody who knows the columns wrote it.
 * Nothing is clustered.
 */
public final class DuckMatching {

  private static final String LOAD = """
      create table people as
      select id, nullif(lower(trim(first_name)), '') as first_name, nullif(lower(trim(last_name)), '') as last_name,
        nullif(lower(trim(email)), '') as email, nullif(regexp_replace(phone, '[^0-9]', '', 'g'), '') as phone,
        nullif(lower(trim(street)), '') as street, nullif(lower(replace(postcode, ' ', '')), '') as postcode,
        nullif(regexp_replace(date_of_birth, '[^0-9]', '', 'g'), '') as born
      from read_csv(?, all_varchar = true, header = true)""";

  /** The outcome of the seven comparisons as one number, a digit to the base of five for each; 0 is missing. */
  private static final String LEVELS = """
      case when l.first_name is null or r.first_name is null then 0 when l.first_name = r.first_name then 4
        when jaro_winkler_similarity(l.first_name, r.first_name) >= 0.92 then 3
        when jaro_winkler_similarity(l.first_name, r.first_name) >= 0.88 then 2 else 1 end
      + 5 * case when l.last_name is null or r.last_name is null then 0 when l.last_name = r.last_name then 4
        when jaro_winkler_similarity(l.last_name, r.last_name) >= 0.92 then 3
        when jaro_winkler_similarity(l.last_name, r.last_name) >= 0.88 then 2 else 1 end
      + 25 * case when l.email is null or r.email is null then 0 when l.email = r.email then 4
        when split_part(l.email, '@', 1) = split_part(r.email, '@', 1) then 3
        when jaro_winkler_similarity(l.email, r.email) >= 0.88 then 2 else 1 end
      + 125 * case when l.phone is null or r.phone is null then 0 when l.phone = r.phone then 4
        when levenshtein(l.phone, r.phone) <= 1 then 3 when levenshtein(l.phone, r.phone) <= 2 then 2 else 1 end
      + 625 * case when l.street is null or r.street is null then 0 when l.street = r.street then 4
        when jaro_winkler_similarity(l.street, r.street) >= 0.92 then 3
        when jaro_winkler_similarity(l.street, r.street) >= 0.8 then 2 else 1 end
      + 3125 * case when l.postcode is null or r.postcode is null then 0 when l.postcode = r.postcode then 4
        when left(l.postcode, 3) = left(r.postcode, 3) then 3
        when left(l.postcode, 2) = left(r.postcode, 2) then 2 else 1 end
      + 15625 * case when l.born is null or r.born is null then 0 when l.born = r.born then 4
        when damerau_levenshtein(l.born, r.born) <= 1 then 3
        when damerau_levenshtein(l.born, r.born) <= 2 then 2 else 1 end""";

  /** A value that more records have than this blocks nothing, or a hot one alone would make a million pairs. */
  private static final int MOST_IN_BLOCK = 100;

  private static final List<String> RULES =
      List.of("email", "phone", "first_name, born", "last_name, born", "first_name, last_name, postcode");

  private final Connection connection;

  private DuckMatching(Connection connection) {
    this.connection = connection;
  }

  /** Matches the records of the second file, measured by the pairs of the third; the first is the folder {@code target}. */
  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DuckDb.onOneThread(Path.of(arguments[0]))) {
      System.out.println(new DuckMatching(connection).run(arguments[1], Path.of(arguments[2])).line());
    }
  }

  private Outcome run(String records, Path goldPairs) throws SQLException, IOException {
    double start = Outcome.cpu(); // DuckDB itself is loaded by now
    try (PreparedStatement load = connection.prepareStatement(LOAD)) {
      load.setString(1, records);
      load.execute();
    }
    block();
    double before = Outcome.cpu();
    execute("create table scored as select l.id as one, r.id as other, " + LEVELS + " as levels from pairs"
        + " join people l on l.rowid = pairs.one join people r on r.rowid = pairs.other");
    double scoring = Outcome.cpu() - before;
    execute("create table drawn as select " + LEVELS + " as levels from people l,"
        + " (select *, rowid as place from people using sample reservoir(1000 rows) repeatable (7)) r where l.rowid % "
        + Math.max(1, count("people") / 1000) + " = 0 and l.rowid <> r.place");
    UsualModel model = UsualModel.learn(patterns("scored"), patterns("drawn"), (double) count("people"));
    Set<String> found = found(model);
    double cpu = Outcome.cpu() - start;
    Set<String> truth = Outcome.truth(goldPairs);
    long right = found.stream().filter(truth::contains).count();
    return new Outcome(cpu, scoring, count("pairs"), Outcome.f1(found.size(), right, truth.size()), Double.NaN);
  }

  private void block() throws SQLException {
    execute("create table pairs (one bigint, other bigint)");
    for (String rule : RULES) {
      execute("insert into pairs with keys as (select concat_ws('|', " + rule + ") as key, rowid as place,"
          + " count(*) over (partition by " + rule + ") as size from people where "
          + rule.replace(", ", " is not null and ") + " is not null)"
          + " select l.place, r.place from keys l join keys r on l.key = r.key and l.place < r.place where l.size <= "
          + MOST_IN_BLOCK);
    }
    execute("create or replace table pairs as select distinct one, other from pairs");
  }

  private double[] patterns(String table) throws SQLException {
    double[] counts = new double[UsualModel.PATTERNS];
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select levels, count(*) from " + table + " group by levels")) {
      while (rows.next()) {
        counts[rows.getInt(1)] = rows.getLong(2);
      }
    }
    return counts;
  }

  private Set<String> found(UsualModel model) throws SQLException {
    Set<String> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select one, other, levels from scored")) {
      while (rows.next()) {
        if (model.score(rows.getInt(3)) >= 0) {
          found.add(Outcome.pair(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return found;
  }

  private long count(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
