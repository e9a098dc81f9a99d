package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Fields;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * That conditions mean what they mean in SQL: the same text is asked of an expression and of H2, about every
 * combination of a few values and nulls.
 */
class ExpressionAgainstSqlTest {

  private static final String NUMBERS = "(values (null), (1), (2.5))";
  private static final String TEXTS = "(values (null), ('a'), ('ab'))";
  private static final String FLAGS = "(values (null), (true), (false))";

  private static final TestDatabase DATABASE = TestDatabases.H2_MEMORY.open();

  @BeforeContainer
  static void fill() {
    DATABASE.execute("create table subject ("
        + "a numeric(9, 2), b numeric(9, 2), p boolean, q boolean, s varchar, t varchar)");
    DATABASE.execute("insert into subject select * from %s, %s, %s, %s, %s, %s"
        .formatted(NUMBERS, NUMBERS, FLAGS, FLAGS, TEXTS, TEXTS));
  }

  @AfterContainer
  static void close() {
    DATABASE.close();
  }

  @Property(tries = 150)
  void meansWhatItMeansInSql(@ForAll("conditions") String condition) throws SQLException {
    Expression expression = Expression.parse(condition).orElseThrow();

    assertThat(answers(expression)).as(condition).isEqualTo(answersOfSql(condition));
    assertThat(answersOfSql(expression.toString())).as(expression.toString()).isEqualTo(answersOfSql(condition));
    Statistics.coverage(seen -> {
      for (Value each : List.of(Bool.TRUE, Bool.FALSE, Value.ABSENT)) {
        seen.check(each).percentage(share -> share > 10);
      }
    });
  }

  private static List<Value> answers(Expression expression) throws SQLException {
    List<Value> answers = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from subject order by a, b, p, q, s, t")) {
      while (rows.next()) {
        Value answer = expression.value(subject(rows)).orElseThrow();
        Statistics.collect(answer);
        answers.add(answer);
      }
    }
    return answers;
  }

  private static List<Value> answersOfSql(String condition) throws SQLException {
    List<Value> answers = new ArrayList<>();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(
            "select cast((%s) as boolean) from subject order by a, b, p, q, s, t".formatted(condition))) {
      while (rows.next()) {
        answers.add(flag(rows, 1));
      }
    }
    return answers;
  }

  private static Fields subject(ResultSet rows) throws SQLException {
    Fields subject = Fields.NONE.with("p", flag(rows, 3)).with("q", flag(rows, 4));
    for (String name : List.of("a", "b")) {
      var number = rows.getBigDecimal(name);
      subject = number == null ? subject : subject.with(name, Value.of(number));
    }
    for (String name : List.of("s", "t")) {
      String text = rows.getString(name);
      subject = text == null ? subject : subject.with(name, Value.of(text));
    }
    return subject;
  }

  private static Value flag(ResultSet rows, int column) throws SQLException {
    boolean flag = rows.getBoolean(column);
    return rows.wasNull() ? Value.ABSENT : flag ? Bool.TRUE : Bool.FALSE;
  }

  @Provide
  Arbitrary<String> conditions() {
    return Arbitraries.integers().between(0, 5_039).list().ofMaxSize(60).withoutEdgeCases()
        .map(choices -> new Sentences(choices).condition(4));
  }

  /** Conditions in the words that both languages have, brackets often left to precedence. */
  private static final class Sentences {

    private final List<Integer> choices;
    private int at;

    Sentences(List<Integer> choices) {
      this.choices = choices;
    }

    String condition(int depth) {
      if (depth == 0) {
        return pick("p", "q", "true", "false", "p is null", "a = b", "s <> t");
      }
      return switch (among(9)) {
        case 0 -> condition(depth - 1) + " and " + condition(depth - 1);
        case 1 -> condition(depth - 1) + " or " + condition(depth - 1);
        case 2 -> "not " + condition(depth - 1);
        case 3 -> "(" + condition(depth - 1) + ")";
        case 4 -> number(2) + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + number(2);
        case 5 -> text() + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + text();
        case 6 -> number(1) + pick(" in (", " not in (") + number(1) + ", " + number(1) + ", " + number(1) + ")";
        case 7 -> number(1) + pick(" between ", " not between ") + number(1) + " and " + number(1);
        default -> pick("a", "s", "p") + pick(" is null", " is not null");
      };
    }

    private String number(int depth) {
      if (depth == 0) {
        return pick("a", "b", "1", "2.50", "-3", "0");
      }
      return switch (among(4)) {
        case 0 -> number(depth - 1) + pick(" + ", " - ", " * ") + number(depth - 1);
        case 1 -> "(" + number(depth - 1) + pick(" + ", " - ", " * ") + number(depth - 1) + ")";
        default -> number(0);
      };
    }

    private String text() {
      return pick("s", "t", "'a'", "'b'", "''", "upper(s)", "lower(t)", "coalesce(s, t)");
    }

    private String pick(String... words) {
      return words[among(words.length)];
    }

    private int among(int count) {
      return at < choices.size() ? choices.get(at++) % count : 0;
    }
  }
}
