package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Definitions and their documents: nothing is lost, equal ones are equal, and whatever is sent gets an answer. */
class DefinitionJsonPropertiesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String SHORT_FORM = """
      {"name": "Discount Approval", "process_type": "multi_step", "entity_type": "deal",
       "steps": [{"step": 1, "name": "Manager", "approvers": ["manager@example.com"], "type": "sequential"},
                 {"step": 2, "name": "Director", "approvers": ["director1@example.com", "director2@example.com"],
                  "type": "parallel", "require_all": false}],
       "enable_escalation": true, "escalation_after_hours": 24,
       "escalation_chain": ["vp@example.com", "ceo@example.com"]}
      """;

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("definitions") Definition definition) {
    String document = DefinitionJson.write(definition);

    assertThat(DefinitionJson.readPublished(document)).isEqualTo(definition);
    assertThat(DefinitionJson.write(DefinitionJson.readPublished(document))).isEqualTo(document);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsReadIsWrittenSoThatItIsReadBack(@ForAll("documents") String document, @ForAll long seed)
      throws JsonProcessingException {
    String mutated = new JsonMutation(new Random(seed)).of(document);
    Validated<Definition> read = DefinitionJson.read(mutated);

    if (read instanceof Valid<Definition> sound) {
      assertThat(DefinitionJson.read(DefinitionJson.write(sound.value()))).isEqualTo(read);
    }
    Statistics.collect(read.getClass().getSimpleName());
    Statistics.coverage(coverage -> coverage.check("Valid").percentage(share -> share > 2));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDigestIsThatOfWhatIsSaidHoweverItIsWritten(@ForAll("definitions") Definition definition, @ForAll long seed)
      throws JsonProcessingException {
    String document = DefinitionJson.write(definition);
    JsonNode shuffled = JsonMutation.shuffled(MAPPER.readTree(document), new Random(seed));

    assertThat(DefinitionJson.digest(shuffled.toPrettyString())).isEqualTo(DefinitionJson.digest(document));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aMutatedDocumentGetsAnAnswerThatPointsIntoIt(@ForAll("documents") String document, @ForAll long seed)
      throws JsonProcessingException {
    String mutated = new JsonMutation(new Random(seed)).of(document);

    if (DefinitionJson.read(mutated) instanceof Invalid<Definition> invalid) {
      JsonNode tree = MAPPER.readTree(mutated);
      for (Violation violation : invalid.violations()) {
        assertThat(JsonMutation.parentOf(tree, violation.pointer()).isMissingNode()).as("%s", violation).isFalse();
      }
      Statistics.collect("refused");
    } else {
      Statistics.collect("read");
    }
    Statistics.coverage(coverage -> coverage.check("refused").percentage(share -> share > 20));
  }

  @Property
  void anyTextAtAllGetsAnAnswer(@ForAll String text) {
    assertThat(DefinitionJson.read(text)).isInstanceOf(Invalid.class);
  }

  @Provide
  Arbitrary<Definition> definitions() {
    return DefinitionArbitraries.definitions();
  }

  @Provide
  Arbitrary<Definition> soundDefinitions() {
    return DefinitionArbitraries.soundDefinitions();
  }

  /** Documents in the rich form, and often enough one in the short form. */
  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.oneOf(
        Arbitraries.just(SHORT_FORM), soundDefinitions().map(DefinitionJson::write),
        soundDefinitions().map(DefinitionJson::write));
  }
}
