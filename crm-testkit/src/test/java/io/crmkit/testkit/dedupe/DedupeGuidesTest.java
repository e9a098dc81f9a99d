package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.dedupe.merge.json.SurvivorshipJson;
import io.crmkit.dedupe.merge.model.EditGoes;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.EntityRefusal;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.SurvivorRule;
import io.crmkit.dedupe.rule.DuplicateRule;
import io.crmkit.dedupe.rule.DuplicateRules;
import io.crmkit.dedupe.rule.MatchType;
import io.crmkit.dedupe.rule.RuleRecord;
import io.crmkit.dedupe.rule.RuleScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guides say of rules and merges is what the code does. */
class DedupeGuidesTest {

  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern POINTS = Pattern.compile(
      "^\\| (exact|fuzzy|phonetic) \\| (.+?) \\| (.+?) \\| ([0-9.]+) \\|$", Pattern.MULTILINE);

  private final String rules = read("docs/dedupe-rules.md");
  private final String merging = read("docs/merging.md");

  private static String read(String file) {
    try {
      return Files.readString(Path.of("..").resolve(file));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String json(String guide) {
    return JSON.matcher(guide).results().map(found -> found.group(1)).findFirst().orElseThrow();
  }

  @Test
  void theDocumentsOfTheGuidesAreRead() {
    assertThat(DuplicateRules.read(json(rules)).orElseThrow().matchFields()).hasSize(3);
    assertThat(SurvivorshipJson.read(json(merging), Set.of("vip")).orElseThrow().fields()).hasSize(4);
  }

  @Test
  void everyLineOfPointsIsWhatTheScorerSays() {
    List<MatchResult> lines = POINTS.matcher(rules).results().toList();

    assertThat(lines).hasSize(9).allSatisfy(line -> {
      MatchType type = MatchType.valueOf(line.group(1).toUpperCase(Locale.ROOT));
      DuplicateRule rule = new DuplicateRule("r", "contact", List.of("f"), type, BigDecimal.TEN, Map.of());
      double points = RuleScorer.of(rule)
          .score(new RuleRecord("1", Map.of("f", line.group(2))), new RuleRecord("2", Map.of("f", line.group(3))))
          .points();
      assertThat(points).as(line.group()).isCloseTo(Double.parseDouble(line.group(4)), within(0.05));
    });
  }

  @Test
  void everyRuleOfSurvivorshipAndEveryWayOfAnEditIsExplained() {
    assertThat(Arrays.stream(SurvivorRule.Kind.values()).map(JsonNames::of)).allMatch(name -> merging.contains("`" + name + "`"));
    assertThat(EditGoes.values()).allMatch(goes -> merging.contains("`" + goes + "`"));
  }

  @Test
  void everyRefusalIsExplained() {
    MergeId merge = new MergeId("m");
    EntityId entity = new EntityId("e");
    List<EntityRefusal> all = List.of(
        new EntityRefusal.NoSuchEntity(), new EntityRefusal.MergedAway(entity), new EntityRefusal.RecordIsThere("r"),
        new EntityRefusal.NoSuchRecord("r"), new EntityRefusal.SameEntity(entity), new EntityRefusal.MergeIsThere(merge),
        new EntityRefusal.NoSuchMerge(merge), new EntityRefusal.TooDeep(80), new EntityRefusal.TooLarge(10),
        new EntityRefusal.EditsToDecide(merge, List.of()));

    assertThat(all).hasSameSizeAs(EntityRefusal.class.getPermittedSubclasses())
        .allSatisfy(refusal -> assertThat(merging).contains("| `" + refusal.code() + "` |"));
  }
}
