package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.core.PlanDocument.Speed;
import io.crmkit.testkit.core.PlanDocument.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every document, sound or not. */
class JsonPropertiesTest {

  private static final BigDecimal FAR = new BigDecimal("1e30");
  private static final String POINTER = "(/([^~/]|~0|~1)*)*";

  @Property
  void anySoundDocumentIsTheSameAfterWritingAndReading(@ForAll("plans") PlanDocument plan) {
    assertThat(JsonDocuments.read(JsonDocuments.write(plan), PlanDocument.class)).isEqualTo(Validated.valid(plan));
  }

  @Property
  void anyTextIsAnswered(@ForAll("texts") String text) {
    Validated<PlanDocument> answer = JsonDocuments.read(text, PlanDocument.class);

    if (answer instanceof Invalid<PlanDocument> invalid) {
      assertThat(invalid.violations().all()).extracting(Violation::pointer).allMatch(each -> each.matches(POINTER));
    }
  }

  @Property
  void anyAlteredDocumentIsAnswered(
      @ForAll("plans") PlanDocument plan, @ForAll Random random, @ForAll("fragments") String fragment) {
    String json = JsonDocuments.write(plan);
    int from = random.nextInt(json.length());
    int to = Math.min(json.length(), from + random.nextInt(6));
    String altered = json.substring(0, from) + fragment + json.substring(to);

    Validated<PlanDocument> answer = JsonDocuments.read(altered, PlanDocument.class);

    Statistics.collect(answer instanceof Invalid<PlanDocument> invalid
        ? invalid.violations().all().get(0).code().replaceAll("^validation\\..*", "validation") : "valid");
    Statistics.coverage(seen -> {
      seen.check("valid").count(n -> n > 0);
      seen.check("json.syntax").count(n -> n > 0);
      seen.check("json.wrong-value").count(n -> n > 0);
      seen.check("json.unknown-field").count(n -> n > 0);
    });
  }

  @Property
  void anyValueIsAnsweredWhereADocumentIsExpected(@ForAll("values") Object value, @ForAll Random random) {
    String json = JsonArbitraries.anyText(Map.of("name", value, "targets", List.of(value), "budgets", value), random);

    assertThat(JsonDocuments.read(json, PlanDocument.class)).isInstanceOfSatisfying(Invalid.class, invalid ->
        assertThat(invalid.violations()).extracting("code").contains("json.missing-field", "json.wrong-type"));
  }

  @Property
  void equalDocumentsHaveEqualDigests(@ForAll("values") Object value, @ForAll Random random) {
    assertThat(JsonDocuments.digest(JsonArbitraries.anyText(value, random)))
        .isEqualTo(JsonDocuments.digest(JsonArbitraries.anyText(value, random)));
  }

  @Property
  void differentDocumentsHaveDifferentDigests(
      @ForAll("values") Object one, @ForAll("values") Object other, @ForAll Random random) {
    Assume.that(!plain(one).equals(plain(other)));

    assertThat(JsonDocuments.digest(JsonArbitraries.anyText(one, random)))
        .isNotEqualTo(JsonDocuments.digest(JsonArbitraries.anyText(other, random)));
  }

  /** Compared as digests, since an exact number keeps the zeros that it was written with. */
  @Property
  void onlyTheDocumentAndNotItsTextDecidesTheAnswer(@ForAll("plans") PlanDocument plan, @ForAll Random random) {
    String json = JsonDocuments.write(plan);

    PlanDocument read = JsonDocuments.read(JsonArbitraries.anyText(members(json), random), PlanDocument.class)
        .orElseThrow();

    assertThat(JsonDocuments.digest(JsonDocuments.write(read))).isEqualTo(JsonDocuments.digest(json));
  }

  private record Anything(Object held) {}

  private static Map<?, ?> members(String json) {
    Validated<Anything> read = JsonDocuments.read("{\"held\":" + json + "}", Anything.class);
    return (Map<?, ?>) ((Valid<Anything>) read).value().held();
  }

  /** Equal numbers of different scale are not equal to Java. */
  private static Object plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> plain(Objects.requireNonNull(each))).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> members = new HashMap<>();
      map.forEach((name, held) -> members.put(name, plain(Objects.requireNonNull(held))));
      return members;
    }
    return value;
  }

  @Provide
  Arbitrary<Object> values() {
    return JsonArbitraries.values();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(50),
        Arbitraries.strings().withChars("{}[]\",:01-+.eE\\utrfalsn \n\"name\"").ofMaxLength(60),
        fragments().list().ofMaxSize(20).map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of("", "{", "}", "[", "]", "\"", ",", ":", "null", "true", "1e400", "-0", "1.5", "\"name\"",
        "\"version\":9", "\"x\":1,", "\"targets\":[", "\"parts\":[{", "\\ud800", "\u0000", "\u00e9", " ", "[[[[[[[[");
  }

  @Provide
  Arbitrary<PlanDocument> plans() {
    return plan(plan(Arbitraries.just(List.of())).list().ofMaxSize(2));
  }

  private static Arbitrary<PlanDocument> plan(Arbitrary<List<PlanDocument>> parts) {
    Arbitrary<String> names = Arbitraries.strings().withChars("ab\"\\é€/~").ofMinLength(1).ofMaxLength(6);
    Arbitrary<Money> money = Arbitraries.longs().between(-9_999, 9_999).map(cents -> Money.ofMinor(cents, "EUR"));
    Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 40_000).map(LocalDate::ofEpochDay);
    Arbitrary<BigDecimal> weights = Arbitraries.bigDecimals().between(FAR.negate(), FAR).ofScale(5).injectNull(0.3);
    Arbitrary<Duration> patience = Arbitraries.longs().between(0, 1L << 30).map(Duration::ofMillis).injectNull(0.3);
    Arbitrary<Long> priorities = Arbitraries.longs().greaterOrEqual(0);
    return Combinators.combine(names, Arbitraries.of(Speed.class), priorities, targets(names).list().ofMaxSize(3),
            days.set().ofMaxSize(3), Arbitraries.maps(names, money).ofMaxSize(3), weights, patience)
        .flatAs((name, speed, priority, targets, set, budgets, weight, wait) ->
            Combinators.combine(names.injectNull(0.3), Arbitraries.longs().between(0, 1L << 40).injectNull(0.3),
                    Arbitraries.of(true, false).injectNull(0.3), parts.injectNull(0.3))
                .as((owner, start, draft, inner) -> new PlanDocument(name, speed, priority, targets, set, budgets,
                    owner == null ? null : new Actor(owner), weight, wait,
                    start == null ? null : Instant.ofEpochMilli(start), draft, inner)));
  }

  private static Arbitrary<Target> targets(Arbitrary<String> names) {
    return Arbitraries.oneOf(
        names.map(Target.Named::new),
        Arbitraries.doubles().between(0, 1).map(Target.Share::new),
        Combinators.combine(names, Arbitraries.integers().injectNull(0.5)).as(Target.Team::new));
  }
}
