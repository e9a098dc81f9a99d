package io.crmkit.dedupe.merge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.dedupe.merge.json.SurvivorshipJson;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.Lineage.FromEdit;
import io.crmkit.dedupe.merge.model.Lineage.FromRecord;
import io.crmkit.dedupe.merge.model.SurvivorRule.Kind;
import io.crmkit.dedupe.merge.model.SurvivorRule.Ordering;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurvivorshipTest {

  private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2024-05-07T00:00:00Z");
  private static final Origin ROW = new Origin("leads.csv", 17, 2048);

  private static SourceRecord record(String id, String source, Instant modified, String value, String... others) {
    Map<String, String> values = new HashMap<>(Map.of("f", value));
    for (String other : others) {
      values.put(other, "x");
    }
    return new SourceRecord(id, source, modified, ROW, values);
  }

  private static String survivor(SurvivorRule rule, SourceRecord... records) {
    SurvivorshipPolicy policy = new SurvivorshipPolicy(
        SurvivorRule.of(Kind.MOST_RECENT), Map.of("f", rule), List.of("erp", "crm"));
    Survivorship survivorship = new Survivorship(policy, Map.of("last", (field, candidates) -> candidates.size() - 1));
    return survivorship.merged(new Living(List.of(records), List.of(), List.of())).value("f").orElse("nothing");
  }

  @Test
  void mostRecentIsTheLatestThatHasAValue() {
    assertThat(survivor(SurvivorRule.of(Kind.MOST_RECENT),
        record("1", "crm", MONDAY, "old"), record("2", "web", TUESDAY, " "))).isEqualTo("old");
  }

  @Test
  void mostTrustedIsOfTheFirstSourceThatHasOne() {
    assertThat(survivor(SurvivorRule.of(Kind.MOST_TRUSTED), record("1", "web", TUESDAY, "w"),
        record("2", "crm", TUESDAY, "c"), record("3", "erp", MONDAY, "e"))).isEqualTo("e");
  }

  @Test
  void mostCompleteIsOfTheFullestRecord() {
    assertThat(survivor(SurvivorRule.of(Kind.MOST_COMPLETE),
        record("1", "crm", TUESDAY, "new"), record("2", "crm", MONDAY, "full", "g", "h"))).isEqualTo("full");
  }

  @Test
  void longestCountsCodePoints() {
    assertThat(survivor(SurvivorRule.of(Kind.LONGEST),
        record("1", "crm", TUESDAY, "🚀🚀🚀"), record("2", "crm", MONDAY, "four"))).isEqualTo("four");
  }

  @Test
  void mostFrequentIsWhatMostSayAndOfSeveralTheMostRecent() {
    assertThat(survivor(SurvivorRule.of(Kind.MOST_FREQUENT), record("1", "crm", TUESDAY, "a"),
        record("2", "crm", MONDAY, "b"), record("3", "crm", MONDAY, "b"))).isEqualTo("b");
    assertThat(survivor(SurvivorRule.of(Kind.MOST_FREQUENT),
        record("1", "crm", MONDAY, "a"), record("2", "crm", TUESDAY, "b"))).isEqualTo("b");
  }

  @Test
  void smallestAndLargestCompareAsAsked() {
    SourceRecord nine = record("1", "crm", MONDAY, "9");
    SourceRecord ten = record("2", "crm", MONDAY, "10.0");
    SourceRecord none = record("3", "crm", TUESDAY, "n/a");

    assertThat(survivor(SurvivorRule.of(Kind.MAX, Ordering.NUMBER), nine, ten, none)).isEqualTo("10.0");
    assertThat(survivor(SurvivorRule.of(Kind.MIN, Ordering.NUMBER), nine, ten, none)).isEqualTo("9");
    assertThat(survivor(SurvivorRule.of(Kind.MAX), nine, ten)).isEqualTo("9");
    assertThat(survivor(SurvivorRule.of(Kind.MAX, Ordering.DATE), record("1", "crm", TUESDAY, "2023-12-31"),
        record("2", "crm", MONDAY, "2024-01-01"), record("3", "crm", MONDAY, "2024-13-01"))).isEqualTo("2024-01-01");
    assertThat(survivor(SurvivorRule.of(Kind.MAX, Ordering.NUMBER), none)).isEqualTo("n/a");
  }

  @Test
  void unionHasEachPartOnceAndNamesWhereItIsFrom() {
    assertThat(survivor(SurvivorRule.union(","), record("1", "crm", MONDAY, "vip, press"),
        record("2", "crm", TUESDAY, "press,partner"))).isEqualTo("press,partner,vip");
  }

  private static MergedRecord merged(SurvivorRule rule, SourceRecord... records) {
    return new Survivorship(new SurvivorshipPolicy(rule, Map.of(), List.of()))
        .merged(new Living(List.of(records), List.of(), List.of()));
  }

  private static List<String> records(MergedRecord merged) {
    MergedValue value = Objects.requireNonNull(merged.fields().get("f"));
    return value.lineage().stream().map(each -> ((FromRecord) each).record()).toList();
  }

  @Test
  void unionOfNothingButSeparatorsIsNoValue() {
    assertThat(merged(SurvivorRule.union(";"), record("1", "crm", MONDAY, " ; ")).fields()).isEmpty();
  }

  @Test
  void unionNamesEveryRecordThatBroughtAPart() {
    MergedRecord merged = merged(SurvivorRule.union(";"), record("1", "crm", TUESDAY, "vip"),
        record("2", "crm", MONDAY, "vip;press"), record("3", "crm", MONDAY, " ;"));

    assertThat(records(merged)).containsExactly("1", "2");
  }

  @Test
  void mostFrequentNamesEveryRecordThatSaysSo() {
    MergedRecord merged = merged(SurvivorRule.of(Kind.MOST_FREQUENT), record("1", "crm", TUESDAY, "a"),
        record("2", "crm", MONDAY, "b "), record("3", "crm", MONDAY, "b"));

    assertThat(records(merged)).containsExactly("2", "3");
  }

  @Test
  void blanksAtTheEndsDoNotCount() {
    assertThat(survivor(SurvivorRule.of(Kind.LONGEST),
        record("1", "crm", MONDAY, "Ann      "), record("2", "crm", MONDAY, "Annabel"))).isEqualTo("Annabel");
    assertThat(survivor(SurvivorRule.of(Kind.MOST_FREQUENT), record("1", "crm", TUESDAY, "Bo"),
        record("2", "crm", MONDAY, "Ann "), record("3", "crm", MONDAY, "Ann"))).isEqualTo("Ann ");
    assertThat(survivor(SurvivorRule.of(Kind.MIN),
        record("1", "crm", MONDAY, " z"), record("2", "crm", MONDAY, "a"))).isEqualTo("a");
  }

  /** U+1F680 is more than U+FF5E, though the first of its two chars is less. */
  @Test
  void textsAreComparedByCodePoints() {
    assertThat(survivor(SurvivorRule.of(Kind.MAX),
        record("1", "crm", MONDAY, "\uFF5E"), record("2", "crm", MONDAY, "🚀"))).isEqualTo("🚀");
  }

  @Test
  void anEditToBlanksEmptiesTheField() {
    assertThat(new FieldEdit("f", " \t", "alice", MONDAY, List.of()).value()).isNull();
  }

  @Test
  void customAsksTheHost() {
    assertThat(survivor(SurvivorRule.custom("last"),
        record("1", "crm", MONDAY, "a"), record("2", "crm", TUESDAY, "b"))).isEqualTo("a");
  }

  @Test
  void refusesAHostThatChoosesWhatIsNotThere() {
    SurvivorshipPolicy policy = new SurvivorshipPolicy(SurvivorRule.custom("bad"), Map.of(), List.of());
    Survivorship survivorship = new Survivorship(policy, Map.of("bad", (field, candidates) -> 5));

    assertThatIllegalStateException().isThrownBy(() -> survivorship.merged(
        new Living(List.of(record("1", "crm", MONDAY, "a")), List.of(), List.of()))).withMessageContaining("'bad' chose 5");
  }

  @Test
  void namesTheRowOfEveryValue() {
    SourceRecord own = record("1", "crm", MONDAY, "own");
    Living absorbed = new Living(List.of(record("2", "web", TUESDAY, "theirs")), List.of(), List.of());
    MergeId merge = new MergeId("m");
    Living living = new Living(
        List.of(own), List.of(), List.of(new MergeStep(merge, new EntityId("b"), absorbed, "alice", TUESDAY)));

    MergedValue value = new Survivorship(SurvivorshipPolicy.mostRecent()).merged(living).fields().get("f");

    assertThat(value).isEqualTo(
        new MergedValue("theirs", "most_recent", List.of(new FromRecord("2", "web", ROW, List.of(merge)))));
  }

  @Test
  void anEditOutlivesWhatRecordsSay() {
    Living living = new Living(List.of(record("1", "crm", TUESDAY, "said")),
        List.of(new FieldEdit("f", null, "alice", MONDAY, List.of())), List.of());

    MergedRecord merged = new Survivorship(SurvivorshipPolicy.mostRecent()).merged(living);

    assertThat(merged.value("f")).isEmpty();
    assertThat(merged.fields()).containsEntry(
        "f", new MergedValue(null, "edit", List.of(new FromEdit("alice", MONDAY, List.of()))));
    assertThat(merged.values()).doesNotContainKey("f");
  }

  @Test
  void readsThePolicyAndNamesEveryProblem() {
    String sound = """
        {"version": 1, "default": {"rule": "most_recent"},
         "fields": {"tags": {"rule": "union", "separator": "|"}, "size": {"rule": "max", "as": "number"},
                    "owner": {"rule": "custom", "custom": "vip"}}, "trusted": ["erp", "crm"]}""";
    SurvivorshipPolicy policy = SurvivorshipJson.read(sound, Set.of("vip")).orElseThrow();
    assertThat(SurvivorshipJson.read(SurvivorshipJson.write(policy), Set.of("vip")).orElseThrow()).isEqualTo(policy);

    String unsound = """
        {"default": {"rule": "longest", "as": "number"}, "trusted": ["erp", "erp"],
         "fields": {"a": {"rule": "union", "separator": ""}, "b": {"rule": "custom", "custom": "vip"},
                    "c": {"rule": "min", "custom": "x"}, "d": {"rule": "max", "separator": "-"}}}""";
    assertThat(((Invalid<SurvivorshipPolicy>) SurvivorshipJson.read(unsound, Set.of())).violations().all())
        .extracting(Violation::pointer)
        .containsExactly("/default/as", "/fields/a/separator", "/fields/b/custom", "/fields/c/custom",
            "/fields/d/separator", "/trusted/1");
    assertThatIllegalArgumentException().isThrownBy(
        () -> new Survivorship(new SurvivorshipPolicy(SurvivorRule.custom("vip"), Map.of(), List.of())));
  }
}
